import Essentials
import Screens
import Synchronization

/// What other threads have found out for the screens, as changes that the loop makes of them.
final class Mailbox: Sendable {
    typealias Change = @Sendable (inout App) -> Void

    /// Readable when there is something.
    let descriptor: Int32
    private let bell: Int32
    private let waiting = Mutex<[Change]>([])

    init() throws {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw Failure("no pipe could be opened: \(Failure.reasonOfSystem)") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
        (descriptor, bell) = (ends[0], ends[1])
    }

    func post(_ change: @escaping Change) {
        waiting.withLock { $0.append(change) }
        var byte: UInt8 = 0
        _ = write(bell, &byte, 1)
    }

    /// What came since this was last asked.
    func take() -> [Change] {
        // What comes later rings again.
        var bytes = [UInt8](repeating: 0, count: 64)
        while read(descriptor, &bytes, bytes.count) > 0 {}
        return waiting.withLock { changes in
            defer { changes = [] }
            return changes
        }
    }
}
