internal import Foundation
internal import GRDB
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
            try reporting { try database.read { try String.fetchOne($0, sql: "PRAGMA quick_check") == "ok" } }
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
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        // A file that is too short is opened all the same: https://www.sqlite.org/pragma.html#pragma_writable_schema
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA writable_schema = ON") }
        // Where even that is damaged, nothing can be read.
        guard let database = try? DatabaseQueue(path: copy, configuration: configuration) else { return [] }
        return database.inDatabase { database in
            guard (try? Int.fetchOne(database, sql: "PRAGMA user_version")) == Migrations.all.count else { return [] }
            var records: [Int64: AttemptRecord] = [:]
            for order in ["ASC", "DESC"] {
                // The first damage ends it.
                try? { () throws in
                    let rows = try Row.fetchCursor(database, sql: "SELECT * FROM attempt ORDER BY number \(order)")
                    while let row = try rows.next() {
                        let number: Int64 = try row.value("number")
                        guard records[number] == nil else { break }
                        records[number] = try? row.attempt
                    }
                }()
            }
            return records.sorted { $0.key < $1.key }.map(\.value)
        }
    }
}
