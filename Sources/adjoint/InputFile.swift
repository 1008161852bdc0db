import Foundation

/// Files as the commands read them: `-` is standard input, and a pipe is read like a file.
enum InputFile {
    /// No file that is read whole is larger, in bytes.
    private static let limit = 1 << 24
    private static let pieceSize = 1 << 16

    /// A file, open for reading.
    static func open(_ path: String) throws -> FileHandle {
        if path == "-" { return .standardInput }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw Failure("\(path): no such file")
        }
        guard !isFolder.boolValue else { throw Failure("\(path): a folder, where a file is wanted") }
        do {
            return try FileHandle(forReadingFrom: URL(filePath: path))
        } catch {
            throw unreadable(path, error)
        }
    }

    /// The whole of a file.
    static func bytes(of path: String) throws -> [UInt8] {
        let handle = try open(path)
        var bytes: [UInt8] = []
        do {
            while let piece = try handle.read(upToCount: pieceSize), !piece.isEmpty {
                bytes += piece
                guard bytes.count <= limit else { throw Failure("\(path): larger than \(limit >> 20) MiB") }
            }
        } catch let failure as Failure {
            throw failure
        } catch {
            throw unreadable(path, error)
        }
        return bytes
    }

    /// What is said of a file that cannot be read to its end.
    static func unreadable(_ path: String, _ error: any Error) -> Failure {
        Failure("\(path): cannot be read: \(error.localizedDescription)")
    }
}
