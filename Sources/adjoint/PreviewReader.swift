import Cards
import Essentials
import Screens
import Synchronization

/// Reads a card file whenever it is saved, on a thread of its own, so that its author's keys are answered meanwhile.
final class PreviewReader: Sendable {
    /// Readable when there is news.
    let descriptor: Int32
    private let bell: Int32
    private let file: PreviewedFile
    private let appearance: Appearance
    private let waiting = Mutex<[PreviewNews]>([])

    /// Begins to read.
    init(_ file: PreviewedFile, appearance: Appearance) throws {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw Failure("no pipe could be opened: \(Failure.reasonOfSystem)") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
        (descriptor, bell) = (ends[0], ends[1])
        self.file = file
        self.appearance = appearance
        try BackgroundThread.start { [self] in run() }
    }

    /// What was found out since this was last asked.
    func news() -> [PreviewNews] {
        // What comes later rings again.
        var bytes = [UInt8](repeating: 0, count: 64)
        while read(descriptor, &bytes, bytes.count) > 0 {}
        return waiting.withLock { news in
            defer { news = [] }
            return news
        }
    }

    private func tell(_ news: PreviewNews) {
        waiting.withLock { $0.append(news) }
        var byte: UInt8 = 0
        _ = write(bell, &byte, 1)
    }

    private func run() {
        let watch = FileWatch(paths: [file.path])
        repeat {
            while !readThrough(unless: watch.isSavedAgain) {}
            watch.wait()
        } while true
    }

    /// Reads the file and tells all that can be found out about it; false where it was saved again meanwhile.
    private func readThrough(unless isSavedAgain: () -> Bool) -> Bool {
        tell(.reading)
        let (card, findings, trials) = file.read()
        tell(.read(card, findings: findings))
        guard let card else { return true }
        var found: [Diagnostic] = []
        for trial in trials {
            if isSavedAgain() { return false }
            found += trial()
        }
        tell(.tried(found))
        guard let lines = AuthorLines(card, appearance: appearance, while: { !isSavedAgain() }) else { return false }
        tell(.workedOut(lines))
        return true
    }
}
