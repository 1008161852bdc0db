import Foundation

/// The folder for what programs keep for a person, by the XDG Base Directory Specification.
enum DataHome {
    /// `$XDG_DATA_HOME`, else `~/.local/share`.
    static var path: String {
        let environment = ProcessInfo.processInfo.environment
        if let path = environment["XDG_DATA_HOME"], path.hasPrefix("/") { return path }
        return home + "/.local/share"
    }

    /// `$HOME`: Foundation asks the list of users, and a student may work in another home.
    static var home: String {
        ProcessInfo.processInfo.environment["HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? NSHomeDirectory()
    }
}
