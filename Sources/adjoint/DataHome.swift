import Essentials

/// The folder for what programs keep for a person, by the XDG Base Directory Specification.
enum DataHome {
    /// `$XDG_DATA_HOME`, else `~/.local/share`.
    static var path: String { chosen ?? home + "/.local/share" }

    /// Whether the folder may be made where it is not there: below the home folder only where that is.
    static var isThere: Bool { chosen != nil || access(home, F_OK) == 0 }

    private static var chosen: String? {
        environmentVariable("XDG_DATA_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
    }

    /// `$HOME`: the system asks the list of users, and a student may work in another home.
    static var home: String {
        environmentVariable("HOME").flatMap { $0.isEmpty ? nil : $0 }
            ?? FileManager.default.homeDirectoryForCurrentUser.path
    }
}
