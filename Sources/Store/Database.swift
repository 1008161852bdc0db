internal import CSQLite
internal import Synchronization

/// An open SQLite file. One piece of work at a time has it, so that threads may share it.
final class Database: Sendable {
    private let connection: Mutex<Connection>
    /// Its patience with other programs.
    private let milliseconds: Int32

    /// Opens a file, and makes it where there is none.
    /// - Parameters:
    ///   - patience: the seconds that another program may take to write.
    ///   - settings: what is run before all else.
    init(path: String, patience: Double = 2, settings: String = "") throws(DatabaseError) {
        let connection = try Connection(path: path)
        milliseconds = Int32(patience * 1_000)
        try connection.wait(milliseconds: milliseconds)
        try connection.run(settings)
        self.connection = Mutex(connection)
    }

    /// Does something with the file, outside of a transaction.
    func use<Result: Sendable>(_ work: (Connection) throws -> Result) throws -> Result {
        try connection.withLock { try work($0) }
    }

    /// Reads the file as it is at one moment.
    func read<Result: Sendable>(_ work: (Connection) throws -> Result) throws -> Result {
        try use { try $0.transaction("DEFERRED", { (try work($0), keeps: true) }) }
    }

    /// Changes the file all at once: not at all where the work throws, or does not keep what it did.
    /// - Parameter waits: whether it has patience with another program that writes.
    func write<Result: Sendable>(
        waits: Bool = true, _ work: (Connection) throws -> (Result, keeps: Bool)
    ) throws -> Result {
        try use { connection in
            if !waits { try connection.wait(milliseconds: 0) }
            let result = Swift.Result { try connection.transaction("IMMEDIATE", work) }
            if !waits { try connection.wait(milliseconds: milliseconds) }
            return try result.get()
        }
    }
}

/// A connection to an SQLite file, for one thread at a time.
final class Connection {
    private let handle: OpaquePointer

    fileprivate init(path: String) throws(DatabaseError) {
        var handle: OpaquePointer?
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
        let code = sqlite3_open_v2(path, &handle, flags, nil)
        guard let handle else { throw DatabaseError(code: code, message: nil) }
        self.handle = handle
        try check(code)
    }

    deinit { sqlite3_close_v2(handle) }

    /// Sets how long another program that writes is waited for.
    fileprivate func wait(milliseconds: Int32) throws(DatabaseError) {
        try check(sqlite3_busy_timeout(handle, milliseconds))
    }

    /// How many rows were changed since the file was opened.
    var changes: Int { Int(sqlite3_total_changes64(handle)) }

    /// Runs statements, with `;` between them, that give no rows and take no arguments.
    func run(_ sql: String) throws(DatabaseError) { try check(sqlite3_exec(handle, sql, nil, nil, nil)) }

    /// Runs a statement that gives no rows.
    func run(_ sql: String, _ arguments: [any SQLValue]) throws(DatabaseError) {
        try statement(sql).run(arguments)
    }

    /// A statement, ready for its arguments.
    func statement(_ sql: String) throws(DatabaseError) -> Statement {
        var statement: OpaquePointer?
        try check(sqlite3_prepare_v2(handle, sql, -1, &statement, nil))
        guard let statement else { throw DatabaseError(code: SQLITE_ERROR, message: "no statement: \(sql)") }
        return Statement(statement, of: self)
    }

    /// All rows of a query, each as something else.
    func rows<Element>(
        _ sql: String, _ arguments: [any SQLValue] = [], _ element: (Statement) throws -> Element
    ) throws -> [Element] {
        let statement = try statement(sql)
        try statement.bind(arguments)
        var elements: [Element] = []
        while try statement.step() { elements.append(try element(statement)) }
        return elements
    }

    /// The first column of the first row of a query; nil where there is no row.
    func value<Value: SQLValue>(_ sql: String) throws -> Value? {
        let statement = try statement(sql)
        return try statement.step() ? statement.value(at: 0) : nil
    }

    fileprivate func transaction<Result>(
        _ kind: String, _ work: (Connection) throws -> (Result, keeps: Bool)
    ) throws -> Result {
        try run("BEGIN \(kind)")
        do {
            let (result, keeps) = try work(self)
            try run(keeps ? "COMMIT" : "ROLLBACK")
            return result
        } catch {
            // SQLite ends a transaction by itself after some errors, such as a full disk. Where it cannot be taken back either,
            // the error before says why, and the next transaction is refused.
            if sqlite3_get_autocommit(handle) == 0 { try? run("ROLLBACK") }
            throw error
        }
    }

    fileprivate func check(_ code: Int32) throws(DatabaseError) {
        guard code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE else { return }
        throw DatabaseError(code: code & 0xFF, message: String(cString: sqlite3_errmsg(handle)))
    }
}

/// A statement that is run, again and again with other arguments, or row by row.
final class Statement {
    private let handle: OpaquePointer
    private let connection: Connection
    private lazy var columns: [String: Int32] = Dictionary(
        (0..<sqlite3_column_count(handle)).compactMap { column in
            sqlite3_column_name(handle, column).map { (String(cString: $0), column) }
        }, uniquingKeysWith: { first, _ in first })

    fileprivate init(_ handle: OpaquePointer, of connection: Connection) {
        self.handle = handle
        self.connection = connection
    }

    deinit { sqlite3_finalize(handle) }

    /// Gives its arguments, in order, and goes back to before the first row.
    func bind(_ arguments: [any SQLValue]) throws(DatabaseError) {
        // What it returns is the error of the run before, which was thrown then.
        sqlite3_reset(handle)
        for (place, argument) in arguments.enumerated() {
            try connection.check(argument.bind(to: handle, at: Int32(place + 1)))
        }
    }

    /// Runs it with its arguments, where it gives no rows.
    func run(_ arguments: [any SQLValue]) throws(DatabaseError) {
        try bind(arguments)
        _ = try step()
    }

    /// Goes on to the next row; false where there is none.
    func step() throws(DatabaseError) -> Bool {
        let code = sqlite3_step(handle)
        try connection.check(code)
        return code == SQLITE_ROW
    }

    /// What a column of the row has; it is damage where that is of another kind.
    func value<Value: SQLValue>(_ column: String) throws(DatabaseError) -> Value {
        // A damaged schema may call it otherwise.
        guard let place = columns[column] else { throw DatabaseError.damage }
        return try value(at: place)
    }

    fileprivate func value<Value: SQLValue>(at column: Int32) throws(DatabaseError) -> Value {
        guard let value = Value(handle, column) else { throw DatabaseError.damage }
        return value
    }
}

/// What went wrong, in SQLite's words.
struct DatabaseError: Error {
    /// One of SQLite's primary result codes: https://www.sqlite.org/rescode.html
    let code: Int32
    let message: String?

    /// A value that cannot be there.
    static var damage: DatabaseError { DatabaseError(code: SQLITE_CORRUPT, message: nil) }
}

/// What a column can hold.
protocol SQLValue {
    /// Binds the value to an argument of a statement; the result is a code of SQLite.
    func bind(to statement: OpaquePointer, at index: Int32) -> Int32
    /// The value of a column in the present row; nil where it is of another kind.
    init?(_ statement: OpaquePointer, _ column: Int32)
}

extension Int: SQLValue {
    func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        sqlite3_bind_int64(statement, index, Int64(self))
    }
    init?(_ statement: OpaquePointer, _ column: Int32) {
        guard sqlite3_column_type(statement, column) == SQLITE_INTEGER else { return nil }
        self.init(exactly: sqlite3_column_int64(statement, column))
    }
}

extension Double: SQLValue {
    func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        sqlite3_bind_double(statement, index, self)
    }
    init?(_ statement: OpaquePointer, _ column: Int32) {
        guard [SQLITE_FLOAT, SQLITE_INTEGER].contains(sqlite3_column_type(statement, column)) else { return nil }
        self = sqlite3_column_double(statement, column)
    }
}

extension String: SQLValue {
    func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        bind_copied_text(statement, index, self, Int32(utf8.count))
    }
    init?(_ statement: OpaquePointer, _ column: Int32) {
        guard sqlite3_column_type(statement, column) == SQLITE_TEXT,
            let text = sqlite3_column_text(statement, column)
        else { return nil }
        let bytes = UnsafeBufferPointer(start: text, count: Int(sqlite3_column_bytes(statement, column)))
        self.init(decoding: bytes, as: UTF8.self)
    }
}
