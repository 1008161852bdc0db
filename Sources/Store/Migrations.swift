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
        // What belongs to no sitting has '' there and 0 places. The index answers how far every card is by itself.
        """
        ALTER TABLE attempt ADD COLUMN sitting TEXT NOT NULL DEFAULT '';
        ALTER TABLE attempt ADD COLUMN asked TEXT NOT NULL DEFAULT '';
        ALTER TABLE attempt ADD COLUMN settled INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE attempt ADD COLUMN places INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE attempt ADD COLUMN key TEXT NOT NULL DEFAULT '';
        CREATE INDEX attempt_by_asked ON attempt (card, asked, at, zone, sitting, settled, places);
        """,
        // What is typed and not entered.
        """
        CREATE TABLE draft (
            card TEXT NOT NULL,
            asked TEXT NOT NULL,
            task TEXT NOT NULL,
            cell TEXT NOT NULL,
            text TEXT NOT NULL,
            PRIMARY KEY (card, asked, task, cell)
        ) STRICT, WITHOUT ROWID;
        """,
    ]
}
