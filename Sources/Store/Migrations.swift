/// How a store comes about and changes from version to version. What stands here has been run on students' files: lines
/// are only added, at the end.
enum Migrations {
    /// What marks an SQLite file as a store: "Adjt".
    static let applicationID = 0x4164_6A74

    /// One per version. `at` is in milliseconds since 1970 in UTC, `zone` in seconds ahead of UTC.
    static let all = [
        """
        PRAGMA application_id = \(applicationID);
        CREATE TABLE attempt (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            at INTEGER NOT NULL,
            zone INTEGER NOT NULL,
            card TEXT NOT NULL,
            task TEXT NOT NULL,
            cell TEXT NOT NULL,
            entry TEXT NOT NULL,
            read TEXT NOT NULL,
            outcome TEXT NOT NULL,
            misconceptions TEXT NOT NULL,
            hints INTEGER NOT NULL,
            seconds REAL NOT NULL
        ) STRICT;
        CREATE INDEX attempt_by_card ON attempt (card, at);
        """,
        "ALTER TABLE attempt ADD COLUMN rules TEXT NOT NULL DEFAULT '';",
    ]
}
