internal import CNcurses

/// Takes over the characters of the user's locale, for ncurses and the C library, and tells whether text may be UTF-8.
///
/// A locale that this machine lacks, as SSH brings it along in `LANG`, still says what the user's terminal shows: if
/// its name asks for UTF-8, the C library's own UTF-8 locale does the same. Numbers and messages stay as they are in C.
package func adoptLocale() -> Bool {
    if setlocale(LC_CTYPE, "") == nil, asksForUTF8(environment("LC_ALL", "LC_CTYPE", "LANG")) {
        _ = setlocale(LC_CTYPE, "C.UTF-8") ?? setlocale(LC_CTYPE, "en_US.UTF-8")
    }
    return ncurses_locale_is_utf8()
}

/// Whether the name of a locale, such as `de_DE.utf8@euro`, has UTF-8 as its encoding.
func asksForUTF8(_ locale: String) -> Bool {
    let encoding = locale.split(separator: ".", maxSplits: 1).dropFirst().first?.prefix { $0 != "@" } ?? ""
    return ["utf-8", "utf8"].contains(encoding.lowercased())
}

/// The first of these environment variables that is not empty; the empty string where none is.
func environment(_ names: String...) -> String {
    for name in names {
        if let value = getenv(name), value[0] != 0 { return String(cString: value) }
    }
    return ""
}
