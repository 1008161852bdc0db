import Cards
import Screens

/// Reads a card file whenever it is saved, on a thread of its own, so that its author's keys are answered meanwhile.
final class PreviewReader: Sendable {
    private let file: PreviewedFile
    private let appearance: Appearance
    private let mailbox: Mailbox

    /// Begins to read.
    /// - Parameter mailbox: gets what is found out.
    init(_ file: PreviewedFile, appearance: Appearance, mailbox: Mailbox) throws {
        (self.file, self.appearance, self.mailbox) = (file, appearance, mailbox)
        try BackgroundThread.start { [self] in run() }
    }

    private func tell(_ news: PreviewNews) { mailbox.post { $0.learn(news) } }

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
