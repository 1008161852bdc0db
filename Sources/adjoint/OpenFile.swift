import Essentials

/// A file that is open for reading, and closed with the last use of it.
final class OpenFile {
    private let descriptor: Int32
    private let path: String
    private let isOwn: Bool
    private static let pieceSize = 1 << 16

    /// - Parameter descriptor: open for reading; it is closed with the last use of the file.
    init(_ descriptor: Int32, path: String) {
        (self.descriptor, self.path) = (descriptor, path)
        isOwn = descriptor != STDIN_FILENO
    }

    deinit { if isOwn { close(descriptor) } }

    /// Standard input, which stays open.
    static var standardInput: OpenFile { OpenFile(STDIN_FILENO, path: "-") }

    /// The bytes that come next; none at the end.
    func piece() throws(Failure) -> [UInt8] {
        var count = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: Self.pieceSize) { buffer, initialized in
            repeat { count = read(descriptor, buffer.baseAddress, buffer.count) } while count < 0 && errno == EINTR
            initialized = max(0, count)
        }
        guard count >= 0 else { throw Failure(path, "cannot be read: \(Failure.reasonOfSystem)") }
        return bytes
    }
}
