import Essentials
import Store
import Tutor

/// Where the answers of a session are kept.
struct StorePlace {
    /// The file; nil for the student's own.
    var file: String?
    /// Whether anything is to be kept.
    var isKept = true
    /// Whether a file that is damaged is renamed, and a new one begun with what can be read of it.
    var setsAside = false

    /// The store, whether or not anything is to be kept.
    func open() throws(StoreError) -> SQLiteStore {
        guard file != nil || DataHome.isThere else { throw StoreError(.noHome, path: DataHome.home) }
        let path = file ?? DataHome.path + "/adjoint/progress.sqlite"
        do throws(StoreError) {
            let store = try SQLiteStore(path: path)
            // Finding out takes long where much is kept.
            guard setsAside, try !store.isSound else { return store }
        } catch {
            guard setsAside, error.fault == .damaged else { throw error }
        }
        let (store, result) = try SQLiteStore.settingAside(path, on: .today)
        tell("the damaged file is \(result.path) now; attempts read in it: \(result.saved)")
        return store
    }

    /// The logbook of a session that begins now; nil where nothing is to be kept.
    func logbook() throws(StoreError) -> Logbook? {
        isKept ? Logbook(store: try open(), now: .now) : nil
    }
}

extension CalendarDay {
    /// The student's present day.
    static var today: CalendarDay { CalendarDay(number: Moment.now.day) }
}
