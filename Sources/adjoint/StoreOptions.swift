import ArgumentParser
import Store
import Tutor

/// Where the answers of a session are kept.
struct StoreOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Keep progress in this file, not in $XDG_DATA_HOME/adjoint/progress.sqlite.", valueName: "file"),
        completion: .file())
    var store: String?

    @Flag(help: "Keep nothing.")
    var noStore = false

    @Flag(help: "Where the file is damaged, rename it and begin a new one with what can be read of it.")
    var setAside = false

    @Option(
        help: ArgumentHelp(
            "Take this for the present time, to see what would be due then.", valueName: "2026-06-01T12:00:00+02:00"),
        transform: moment(from:))
    var now: Moment?

    func validate() throws {
        guard store == nil || !noStore else { throw ValidationError("--store goes without --no-store.") }
        guard !setAside || !noStore else { throw ValidationError("--set-aside goes without --no-store.") }
        if let now { Clock.set(to: now) }
    }

    /// What the options come to.
    var place: StorePlace { StorePlace(file: store, isKept: !noStore, setsAside: setAside) }

    private static func moment(from argument: String) throws -> Moment {
        guard let moment = Moment(rfc3339: argument) else {
            throw ValidationError("--now takes a time with its distance from UTC, as 2026-06-01T12:00:00+02:00.")
        }
        return moment
    }
}
