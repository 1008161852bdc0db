internal import Canvas
internal import Tutor

/// What is said of an entry while it is typed: how it is read, or the place of its first fault.
struct EchoLine {
    let reading: Reading
    let entry: String

    /// The echo; nil while nothing is typed.
    var spans: [Span]? {
        switch reading {
        case .empty: nil
        case .math(let text): [Span("reads as  ", role: .dim), Span(text, role: .math, breaking: .math)]
        case .unreadable(let fault):
            [
                Span("cannot be read yet  ", role: .dim),
                Span(GradeWords.sentence(for: fault, entry: entry), role: .pending),
            ]
        }
    }

    /// The characters of the entry that cannot be read.
    var faultyCharacters: Range<Int>? {
        guard case .unreadable(let fault) = reading else { return nil }
        return GradeWords.characters(of: fault, in: entry)
    }
}
