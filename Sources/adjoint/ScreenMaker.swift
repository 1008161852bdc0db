import Screens
import Synchronization

/// Lays screens out beside the loop, one at a time: of those that are asked for meanwhile only the last is still wanted.
final class ScreenMaker: Sendable {
    private struct Work {
        var isRunning = false
        var next: Preparation?
    }
    private let work = Mutex(Work())
    private let mailbox: Mailbox

    /// - Parameter mailbox: gets the screens.
    init(_ mailbox: Mailbox) { self.mailbox = mailbox }

    func make(_ preparation: Preparation) {
        let isRunning = work.withLock { work in
            work.next = preparation
            defer { work.isRunning = true }
            return work.isRunning
        }
        guard !isRunning else { return }
        do {
            try BackgroundThread.start { [self] in run() }
        } catch {
            // Where no thread can be had, the loop waits.
            run()
        }
    }

    private func run() {
        while let preparation = next() {
            let screen = preparation.make()
            mailbox.post { $0.show(screen, preparedAs: preparation.number) }
        }
    }

    private func next() -> Preparation? {
        work.withLock { work in
            defer { work.next = nil }
            work.isRunning = work.next != nil
            return work.next
        }
    }
}
