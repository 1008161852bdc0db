internal import Essentials
package import Tutor

extension SQLiteStore {
    /// What came of setting a damaged file aside.
    package struct SetAside: Hashable, Sendable {
        /// The damaged file, as it was, under its new name.
        package var path: String
        /// How many attempts could still be read in it; they are in the new store.
        package var saved: Int
    }

    /// Whether nothing in the file is missing or changed.
    package var isSound: Bool {
        get throws(StoreError) {
            try reporting { try database.read { try $0.value("PRAGMA quick_check") == "ok" } }
        }
    }

    /// The name under which a file would be set aside.
    /// - Parameter day: stands in the name.
    package static func nameSettingAside(_ path: String, on day: CalendarDay) -> String {
        let numbers = [day.year, day.month, day.day].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: "-")
        let name = "\(path).damaged-\(numbers)"
        let later = (2...).lazy.map { "\(name)-\($0)" }
        let names = [name] + later.prefix(100)
        return names.first { !FileManager.default.fileExists(atPath: $0) } ?? "\(name)-\(UUID().uuidString)"
    }

    /// Renames a damaged file, and begins a new one with the attempts that can still be read.
    package static func settingAside(_ path: String, on day: CalendarDay) throws(StoreError) -> (SQLiteStore, SetAside)
    {
        let aside = nameSettingAside(path, on: day)
        let records = try reporting(path) {
            // What is not in the file yet stands beside it.
            for suffix in ["-wal", "-shm", ""] where FileManager.default.fileExists(atPath: path + suffix) {
                try FileManager.default.moveItem(atPath: path + suffix, toPath: aside + suffix)
            }
            return try readable(in: aside)
        }
        let store = try SQLiteStore(path: path)
        return (store, SetAside(path: aside, saved: try store.keep(records)))
    }

    /// The attempts that can be read in a damaged file: from its beginning, and from its end, as far as there is no damage.
    /// They are read in a copy, as opening a file may change it.
    private static func readable(in path: String) throws -> [AttemptRecord] {
        let copy = path + ".copy"
        defer { for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: copy + suffix) } }
        for suffix in ["", "-wal"] where FileManager.default.fileExists(atPath: path + suffix) {
            try FileManager.default.copyItem(atPath: path + suffix, toPath: copy + suffix)
        }
        // A file that is too short is opened all the same: https://www.sqlite.org/pragma.html#pragma_writable_schema
        // Where even that is damaged, nothing can be read.
        guard let database = try? Database(path: copy, settings: "PRAGMA writable_schema = ON") else { return [] }
        return try database.use { connection in
            let version: Int? = try? connection.value("PRAGMA user_version")
            guard version == Migrations.all.count else { return [] }
            var records: [Int: AttemptRecord] = [:]
            for order in ["ASC", "DESC"] {
                // The first damage ends it.
                try? { () throws in
                    let row = try connection.statement("SELECT * FROM attempt ORDER BY number \(order)")
                    while try row.step() {
                        let number: Int = try row.value("number")
                        guard records[number] == nil else { break }
                        records[number] = try? row.attempt
                    }
                }()
            }
            return records.sorted { $0.key < $1.key }.map(\.value)
        }
    }
}
