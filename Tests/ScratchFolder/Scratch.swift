package import Foundation

/// A folder that is gone with the test.
package final class Scratch: Sendable {
    /// Where it is.
    package let folder: URL

    package init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "adjoint-test-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// The text of a file in the folder; nil where there is none.
    package func text(of name: String) -> String? {
        (try? Data(contentsOf: folder.appending(path: name))).map { String(decoding: $0, as: UTF8.self) }
    }
}
