import ArgumentParser
import Foundation
import Store

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

    /// The logbook of a session that begins now; nil where nothing is to be kept.
    func logbook() throws(StoreError) -> Logbook? {
        guard !noStore else { return nil }
        let path = store ?? DataHome.path + "/adjoint/progress.sqlite"
        return Logbook(store: try SQLiteStore(path: path), now: Date())
    }
}
