import Algebra
import Autodiff
import Cards
import Testing

@testable import Tutor

/// A wrong answer as a student comes to it. Right and wrong are worked out by hand, in a comment beside the example, or
/// with a calculator from the formula that stands there; neither comes from the rules that have to find it.
struct WorkedExample: CustomTestStringConvertible, Sendable {
    /// What is asked for.
    enum Kind: Sendable {
        case number, expression
        /// A vector or matrix, in numbers and as an expression.
        case entries(Layout), matrix(Layout)
        /// A sum of a push, after these entries, each of them right.
        case push([String], Walk.Entries)
        /// A parameter after a step with the learning rate 0.1, after the adjoints, each of them right.
        case update([String])
    }
    var kind: Kind
    var named: Misconception
    /// The graph.
    var block: String
    /// A derivative or a name, `dC/dx`, `∂C/∂t`, `C`; of a push the cell, `sum a→x`.
    var asked: String
    var right: String
    var wrong: String
    /// What the message has to say.
    var words: String

    init(
        _ kind: Kind, _ named: Misconception, _ block: String, _ asked: String, right: String, wrong: String,
        says words: String
    ) {
        self.kind = kind
        self.named = named
        self.block = block
        self.asked = asked
        self.right = right
        self.wrong = wrong
        self.words = words
    }

    var testDescription: String { "\(named.rawValue): \(asked) = \(wrong)" }

    /// The wrong answer is put down to its rule, in these words, and the right one is right.
    func check() throws {
        let wrong = try grade(wrong)
        #expect(!wrong.verdict.isCorrect && wrong.misconceptions.contains(named), "\(wrong)")
        #expect(wrong.message.contains(words), "\(wrong)")
        let right = try grade(right)
        #expect(right.verdict.isCorrect, "\(right)")
    }

    private func grade(_ answer: String) throws -> Grade {
        if case .push(let before, let entries) = kind {
            var session = try walk(block, fill: [.contributions, .adjoints], method: .push, entries: entries)
            for entry in before { #expect(session.submit(entry).verdict.isCorrect, "\(session.cell): \(entry)") }
            #expect(session.cell == asked)
            return session.submit(answer)
        }
        if case .update(let before) = kind {
            var session = try walk(block, fill: [.adjoints, .updates])
            for entry in before { #expect(session.submit(entry).verdict.isCorrect, "\(session.cell): \(entry)") }
            #expect(session.cell == asked)
            return session.submit(answer)
        }
        let graph = try graph(block)
        let grader = Grader(graph: graph)
        var scope = graph.scope
        if case .entries(let layout) = kind { scope.layout = layout }
        if case .matrix(let layout) = kind { scope.layout = layout }
        let key = try Expression(parsing: asked, in: scope)
        switch kind {
        case .number, .push, .update:
            let value = try #require(Double(right))
            return grader.grade(
                answer, numeric: NumericKey(graph: "test", key: key, value: value, round: nil, tolerance: nil))
        case .expression: return grader.grade(answer, symbolic: SymbolicKey(graph: "test", key: key))
        case .entries(let layout), .matrix(let layout):
            let isNumeric = if case .entries = kind { true } else { false }
            let shape = try key.shape(layout: layout) { graph.shapes[$0] }
            var point = GraphPoint(graph, graph.evaluation)
            return grader.grade(
                answer,
                matrix: MatrixKey(
                    graph: "test", key: key, layout: layout, shape: shape,
                    value: point.tensor(of: key, layout: layout),
                    entries: isNumeric ? .numeric : .symbolic))
        }
    }
}

@Suite("Wrong answers worked out by hand")
struct WorkedExampleTests {
    private static let all =
        pathExamples + partialExamples + slopeExamples + functionExamples + batchExamples + familyExamples
        + layoutExamples + updateExamples

    @Test("A wrong answer is put down to the rule that was broken, and the right one is right", arguments: all)
    func example(_ example: WorkedExample) throws { try example.check() }

    @Test(
        "Slips of every beginner have five examples or more",
        arguments: [
            Misconception.sumAlongPath, .notDifferentiated, .valueForAdjoint, .swappedWeight, .powerRule, .quotientSign,
            .broadcastNotSummed, .softmaxDiagonal, .missingSoftmax,
        ])
    func commonOnes(misconception: Misconception) {
        #expect(Self.all.count { $0.named == misconception } >= 5)
    }

    @Test("A product of paths that share what follows, once, has five examples or more")
    func sharedUpstream() { #expect(Self.all.count { $0.words == "what they share once" } >= 5) }

    @Test("Every misconception has three examples or more", arguments: Misconception.allCases)
    func coverage(misconception: Misconception) {
        #expect(Self.all.count { $0.named == misconception } >= 3)
    }
}
