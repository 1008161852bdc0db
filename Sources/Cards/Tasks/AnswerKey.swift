package import Algebra

/// What a task asks for, with what is right.
package protocol AnswerKey: Sendable {
    /// What the task is about.
    var subject: AnswerSubject { get }
}

/// What a task is about: a graph of its card, laid out as the task says.
package struct AnswerSubject: Sendable {
    /// The name of the graph; nil where there is none.
    package var graph: String?
    /// The layout of the task, where it has one of its own.
    package var layout: Layout?
    /// Which inputs of the graph are drawn anew where the task is asked with other numbers.
    package var variation: Variation?
}

/// A key that is written in a block `answer`, as the value of a YAML key of its own.
protocol WrittenKey: AnswerKey {
    /// The YAML key that says of which kind the answer is.
    static var name: BlockKey { get }

    /// The key with a value, and what it asks for, for a page of help.
    static var help: HelpEntry { get }

    /// The keys that may stand beside it and `graph`.
    static var options: [BlockKey] { get }

    /// The key that a block holds; nil where it has a fault, which is reported.
    static func read(_ block: AnswerBlock, _ findings: inout Findings) -> Self?

    /// The key as an answer.
    var answer: Answer { get }
}
