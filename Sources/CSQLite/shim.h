#pragma once
#include <sqlite3.h>

/// A text that is bound is copied. The constant of SQLite is a cast of -1, which is not imported.
static inline int bind_copied_text(sqlite3_stmt *statement, int index, const char *text, int bytes) {
    return sqlite3_bind_text(statement, index, text, bytes, SQLITE_TRANSIENT);
}
#ifdef __linux__
// On which kind of disk a database lies.
#include <sys/statfs.h>
#endif
