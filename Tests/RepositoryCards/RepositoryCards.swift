package import Cards
import Foundation

/// The card files of a folder of the repository, for tests that hold of all of them.
package enum RepositoryCards: String, CaseIterable {
    /// Those that are shipped.
    case shipped = "cards"
    /// Published exercises, written as their authors would.
    case exercises = "Tests/Exercises"

    /// By their names, each with the path from the top of the repository.
    package func files() throws -> [CardFile] {
        let top = URL(filePath: #filePath).resolvingSymlinksInPath()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let folder = top.appending(path: rawValue)
        return try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".md") && $0 != "README.md" }.sorted()
            .map { name in
                let data = try Data(contentsOf: folder.appending(path: name))
                return CardFile(path: "\(rawValue)/\(name)", bytes: [UInt8](data))
            }
    }

    /// Those that can be read.
    package func cards() throws -> [Card] { try files().compactMap { Card.read($0).card } }

    /// The card of an id; nil where there is none that can be read.
    package func card(_ id: String) throws -> Card? {
        try files().first { $0.path == "\(rawValue)/\(id).md" }.flatMap { Card.read($0).card }
    }
}
