internal import CSQLite
package import Tutor

/// Attempts in an SQLite file. What is kept is on the disk when `keep` returns, and several sessions may share a file.
package struct SQLiteStore: AttemptStore {
    private let path: String
    let database: Database

    /// Opens the file, and makes it, with the folders above it, where there is none. A file that is no store, is damaged,
    /// cannot be written or was written by a newer version is an error, and stays as it is.
    /// - Parameter patience: the seconds that another program may take to write.
    package init(path: String, patience: Double = 2) throws(StoreError) {
        self.path = path
        try StoreFile.make(at: path)
        database = try Self.reporting(path) {
            try Database(path: path, patience: patience, settings: "PRAGMA synchronous = FULL")
        }
        let version = try version
        guard version <= Migrations.all.count else { throw StoreError(.newer, path: path) }
        guard version >= 0 else { throw StoreError(.damaged, path: path) }
        try migrate()
        try chooseJournal()
    }

    /// Keeps records in one transaction, and returns how many were not there before.
    @discardableResult
    package func keep(_ records: [AttemptRecord]) throws(StoreError) -> Int {
        try reporting {
            try database.write { connection in
                let before = connection.changes
                let statement = try connection.statement(Self.insertion)
                for record in records { try statement.run(record.arguments) }
                return (connection.changes - before, keeps: true)
            }
        }
    }

    /// Keeps what is typed and not entered.
    package func keep(_ drafts: Drafts, waits: Bool) throws(StoreError) {
        try reporting {
            try database.write(waits: waits) { connection in
                try connection.run(
                    "DELETE FROM draft WHERE card = ? AND asked = ?", [drafts.card, drafts.asked])
                for draft in drafts.drafts {
                    try connection.run(
                        "INSERT OR REPLACE INTO draft (card, asked, task, cell, text) VALUES (?, ?, ?, ?, ?)",
                        [drafts.card, drafts.asked, draft.task, draft.cell, draft.text])
                }
                return ((), keeps: true)
            }
        }
    }

    /// Every record, in order of time, and of one moment in the order in which they were kept.
    package func records() throws(StoreError) -> [AttemptRecord] {
        try reporting {
            try database.read { try $0.rows("SELECT * FROM attempt ORDER BY at, number") { try $0.attempt } }
        }
    }

    /// How far the student is with every card, by its id.
    package func progress() throws(StoreError) -> [String: CardProgress] {
        try reporting {
            try database.read { connection in
                // Beside a maximum, SQLite gives the other columns of its row: https://sqlite.org/lang_select.html#bareagg
                let latest = try connection.rows(
                    """
                    SELECT card, max(at) AS at, zone, sitting, asked, settled, places,
                    total(sitting <> '' AND settled = places) > 0 AS finished
                    FROM attempt GROUP BY card, asked
                    """
                ) { row in
                    let card: String = try row.value("card")
                    let finished: Int = try row.value("finished")
                    let latest = CardProgress.Latest(
                        at: try row.moment, sitting: try row.sitting, wasFinished: finished == 1)
                    return (card, latest)
                }
                return Dictionary(grouping: latest, by: \.0).mapValues { CardProgress($0.map(\.1)) }
            }
        }
    }

    /// The last sittings at a card, and what was typed in them.
    package func left(card: String) throws(StoreError) -> [LeftSitting] {
        try reporting {
            try database.read { connection in
                let last = try connection.rows(
                    """
                    SELECT max(at), sitting, asked, settled, places FROM attempt
                    WHERE card = ? AND sitting <> '' GROUP BY asked
                    """, [card]
                ) { try $0.sitting }
                let typed = try connection.rows("SELECT * FROM draft WHERE card = ?", [card]) { row in
                    let asked: String = try row.value("asked")
                    let draft = Draft(
                        task: try row.value("task"), cell: try row.value("cell"), text: try row.value("text"))
                    return (asked, draft)
                }
                var drafts = Dictionary(grouping: typed, by: \.0).mapValues { $0.map(\.1) }
                var left = try last.compactMap { $0 }.compactMap { sitting in
                    LeftSitting(
                        try connection.rows(
                            "SELECT * FROM attempt WHERE card = ? AND sitting = ? ORDER BY number", [card, sitting.id]
                        ) { try $0.attempt })
                }
                for index in left.indices where !left[index].isFinished {
                    left[index].drafts = drafts.removeValue(forKey: left[index].asked) ?? []
                }
                return left + drafts.map { LeftSitting(asked: $0, drafts: $1) }
            }
        }
    }

    private static let insertion = """
        INSERT INTO attempt
        (id, at, zone, card, task, cell, entry, read, outcome, misconceptions, hints, seconds,
        rules, sitting, asked, settled, places, key)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
        """

    // MARK: Opening

    /// How many migrations the file has had; an error where it is not a store.
    private var version: Int {
        get throws(StoreError) {
            try reporting {
                try database.read { connection in
                    let name: Int? = try connection.value("PRAGMA application_id")
                    let tables: Int? = try connection.value("SELECT count(*) FROM sqlite_master")
                    guard tables == 0 || name == Migrations.applicationID else {
                        throw StoreError(.foreign, path: path)
                    }
                    return try connection.value("PRAGMA user_version") ?? 0
                }
            }
        }
    }

    /// Brings the file to the present version. Several sessions may do so at once: the first one does it. That a file may
    /// not be written is found out here too.
    private func migrate() throws(StoreError) {
        try reporting {
            try database.write { connection in
                let version: Int = try connection.value("PRAGMA user_version") ?? 0
                guard Migrations.all.indices.contains(version) else { return ((), keeps: false) }
                for migration in Migrations.all[version...] { try connection.run(migration) }
                try connection.run("PRAGMA user_version = \(Migrations.all.count)")
                return ((), keeps: true)
            }
        }
    }

    /// A write-ahead log, which needs memory that its users share, and so on a network's disk a journal instead.
    private func chooseJournal() throws(StoreError) {
        let mode = StoreFile.isOnNetwork(path) ? "DELETE" : "WAL"
        try reporting {
            do {
                try database.use { try $0.run("PRAGMA journal_mode = \(mode)") }
            } catch let error as DatabaseError where error.code == SQLITE_BUSY {
                // Another session has the file open, and the file its mode: both are safe, and this one uses the same.
            }
        }
    }

    // MARK: Errors

    func reporting<Result>(_ work: () throws -> Result) throws(StoreError) -> Result {
        try Self.reporting(path, work)
    }

    /// Does something with the database; what fails is told as a fault of the file.
    static func reporting<Result>(_ path: String, _ work: () throws -> Result) throws(StoreError) -> Result {
        do {
            return try work()
        } catch let error as StoreError {
            throw error
        } catch let error as DatabaseError {
            throw StoreError(StoreError.Fault(error), path: path)
        } catch {
            throw StoreError(.system("\(error)"), path: path)
        }
    }
}

extension StoreError.Fault {
    fileprivate init(_ error: DatabaseError) {
        switch error.code {
        case SQLITE_BUSY, SQLITE_LOCKED: self = .locked
        case SQLITE_READONLY, SQLITE_PERM: self = .readOnly
        case SQLITE_FULL: self = .full
        case SQLITE_CORRUPT: self = .damaged
        case SQLITE_NOTADB: self = .foreign
        default: self = .system(error.message ?? String(cString: sqlite3_errstr(error.code)))
        }
    }
}
