import ArgumentParser
import Foundation
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

    func validate() throws {
        guard store == nil || !noStore else { throw ValidationError("--store goes without --no-store.") }
    }

    /// The store, whether or not anything is to be kept.
    func open() throws(StoreError) -> SQLiteStore {
        try SQLiteStore(path: store ?? DataHome.path + "/adjoint/progress.sqlite")
    }

    /// The logbook of a session that begins now; nil where nothing is to be kept.
    func logbook() throws(StoreError) -> Logbook? {
        noStore ? nil : Logbook(store: try open(), now: .now)
    }
}

extension Moment {
    /// The present, by the clock of this computer.
    static var now: Moment { Moment(Date(), zone: .current) }
}
