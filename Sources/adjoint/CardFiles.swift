import Cards
import Foundation

/// The files that hold cards: where they are looked for, and their bytes.
enum CardFiles {
    /// The cards of the paths given, else of the first folder of the search path that is there.
    static func files(in given: [String]) throws -> [CardFile] {
        try paths(in: given).map { CardFile(path: $0, bytes: try bytes(of: $0)) }
    }

    /// A card by its file, or by its id in the library; one with errors is a failure that shows them.
    static func card(_ name: String) throws -> Card {
        let (card, diagnostics) = Card.read(try file(named: name))
        if let card { return card }
        throw Failure(diagnostics.map(\.text).joined(separator: "\n"))
    }

    /// A text file that is no card.
    static func text(of path: String) throws -> String {
        guard let text = String(validating: try bytes(of: path), as: UTF8.self), !text.contains("\0") else {
            throw Failure("\(path): not a text file")
        }
        return text
    }

    private static func file(named name: String) throws -> CardFile {
        guard !FileManager.default.fileExists(atPath: name) else {
            return CardFile(path: name, bytes: try bytes(of: name))
        }
        guard !name.contains("/"), !name.hasSuffix(".md") else { throw Failure("\(name): no such file") }
        let files = try files(in: [])
        let items = Library(files).items
        guard
            let item = items.first(where: { $0.frontMatter.id == name }),
            let file = files.first(where: { $0.path == item.path })
        else {
            let nearest = didYouMean(name, among: items.map(\.frontMatter.id))
            throw Failure("\(name): no such file, and no card of the library has this id\(nearest)")
        }
        return file
    }

    // MARK: Places

    /// The folders that are searched when no path is given, in order.
    private static var searchPath: [String] {
        let environment = ProcessInfo.processInfo.environment
        if let cards = environment["ADJOINT_CARDS"], !cards.isEmpty { return [cards] }
        let home = environment["HOME"] ?? ""
        let data = environment["XDG_DATA_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? home + "/.local/share"
        var folders = ["cards", data + "/adjoint/cards"]
        if let executable = Bundle.main.executableURL?.resolvingSymlinksInPath() {
            let prefix = executable.deletingLastPathComponent().deletingLastPathComponent()
            folders.append(prefix.appending(path: "share/adjoint/cards").path)
        }
        return folders
    }

    private static func paths(in given: [String]) throws -> [String] {
        if !given.isEmpty { return try given.flatMap(paths(at:)) }
        for folder in searchPath where FileManager.default.fileExists(atPath: folder) {
            return try paths(at: folder)
        }
        throw Failure("no cards found; looked in \(searchPath.joined(separator: ", "))")
    }

    /// The card files at one path: the file itself, or every `.md` file of the folder, by name.
    private static func paths(at path: String) throws -> [String] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw Failure("\(path): no such file or folder")
        }
        guard isFolder.boolValue else { return [path] }
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: path)
        } catch {
            throw Failure("\(path): cannot be listed: \(error.localizedDescription)")
        }
        let cards = names.filter { $0.hasSuffix(".md") && !$0.hasPrefix(".") }.sorted()
        guard !cards.isEmpty else { throw Failure("\(path): a folder without cards (files ending in .md)") }
        return cards.map { path.hasSuffix("/") ? path + $0 : path + "/" + $0 }
    }

    private static func bytes(of path: String) throws -> [UInt8] {
        guard FileManager.default.fileExists(atPath: path) else { throw Failure("\(path): no such file") }
        do {
            return [UInt8](try Data(contentsOf: URL(filePath: path)))
        } catch {
            throw Failure("\(path): cannot be read: \(error.localizedDescription)")
        }
    }
}
