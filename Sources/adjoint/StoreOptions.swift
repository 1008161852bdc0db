import ArgumentParser
import Essentials
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

    /// As nobody asked for anything.
    static var none: StoreOptions {
        var options = StoreOptions()
        (options.store, options.noStore, options.setAside, options.now) = (nil, false, false, nil)
        return options
    }

    func validate() throws {
        guard store == nil || !noStore else { throw ValidationError("--store goes without --no-store.") }
        guard !setAside || !noStore else { throw ValidationError("--set-aside goes without --no-store.") }
        if let now { Clock.set(to: now) }
    }

    /// The store, whether or not anything is to be kept.
    func open() throws(StoreError) -> SQLiteStore {
        guard store != nil || DataHome.isThere else { throw StoreError(.noHome, path: DataHome.home) }
        let path = store ?? DataHome.path + "/adjoint/progress.sqlite"
        do throws(StoreError) {
            let store = try SQLiteStore(path: path)
            // Finding out takes long where much is kept.
            guard setAside, try !store.isSound else { return store }
        } catch {
            guard setAside, error.fault == .damaged else { throw error }
        }
        let (store, result) = try SQLiteStore.settingAside(path, on: .today)
        tell("the damaged file is \(result.path) now; attempts read in it: \(result.saved)")
        return store
    }

    /// The logbook of a session that begins now; nil where nothing is to be kept.
    func logbook() throws(StoreError) -> Logbook? {
        noStore ? nil : Logbook(store: try open(), now: .now)
    }

    private static func moment(from argument: String) throws -> Moment {
        guard let moment = Moment(rfc3339: argument) else {
            throw ValidationError("--now takes a time with its distance from UTC, as 2026-06-01T12:00:00+02:00.")
        }
        return moment
    }
}

extension CalendarDay {
    /// The student's present day.
    static var today: CalendarDay { CalendarDay(number: Moment.now.day) }
}
