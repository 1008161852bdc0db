import Foundation

/// A Swift file of the repository.
struct SourceFile {
    /// Below the top of the repository.
    let path: String
    let lines: [Substring]

    /// Those below a folder at the top of the repository.
    static func all(below folder: String) throws -> [SourceFile] {
        let top = URL(filePath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let paths = try FileManager.default.subpathsOfDirectory(atPath: top.appending(path: folder).path)
        // What a package inside has built, and fetched to be built with, is not the repository's.
        return try paths.filter { $0.hasSuffix(".swift") && !$0.contains(".build/") }.map { path in
            let text = try String(contentsOf: top.appending(path: "\(folder)/\(path)"), encoding: .utf8)
            return SourceFile(
                path: "\(folder)/\(path)", lines: text.split(separator: "\n", omittingEmptySubsequences: false))
        }
    }
}
