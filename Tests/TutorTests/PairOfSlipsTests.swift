import Algebra
import Autodiff
import Cards
import Testing

@testable import Tutor

/// Two slips in one answer, worked out by hand or with a calculator from the formula that stands beside it.
private struct PairExample: CustomTestStringConvertible, Sendable {
    var block: String
    var asked: String
    var wrong: String
    var named: [Misconception]
    /// What the message has to say of each.
    var words: [String]

    var testDescription: String { "\(asked) = \(wrong)" }

    init(_ block: String, _ asked: String, wrong: String, _ named: [Misconception], says words: String...) {
        self.block = block
        self.asked = asked
        self.wrong = wrong
        self.named = named
        self.words = words
    }

    func grade() throws -> Grade {
        let graph = try graph(block)
        let node = try #require(graph.node(Symbol(asked)))
        let isNumeric = graph.evaluation.adjoints[node] != nil
        return Grader(graph: graph).grade(
            wrong, of: .adjoint(node: node), entries: isNumeric ? .numeric : .symbolic)
    }
}

private let wave = "x = 1.3\nu = x^2\na = sin(u)\nb = 3 * x\nC = a * b"
private let waveInSymbols = "input x\nu = x^2\na = sin(u)\nb = 3 * x\nC = a * b"
private let quotient = "v = 2\np = v^3\nr = log(v)\nC = p / r"

private let examples: [PairExample] = [
    // u = 1.69, a = sin u = 0.992904, b = 3.9, cos u = −0.118921. Right: 3.9 · (−0.118921) · 2.6 + 3a = 1.77285.
    // Without 2x, and with a minus before everything: −(−0.463794 + 2.978711) = −2.514917.
    PairExample(wave, "x", wrong: "-2.514917", [.missingLocal, .sign], says: "∂u/∂x", "look at the sign"),
    // Without the path through u, and begun with C = ab = 3.872325: 3.872325 · 3a = 11.534539.
    PairExample(wave, "x", wrong: "11.53454", [.missingPath, .seedIsValue], says: "through u", "value of C"),
    // z = 0.5 · 1.5 + 0.25 = 1, h = tanh 1 = 0.761594. Right: 2(h − 2) · (1 − h²) · 1.5 = −1.56029.
    // (h − 2) · 1.5 = −1.857609: the 2 of the square is lost, and 1 − h² is left out.
    PairExample(
        "w = 0.5\nconst x = 1.5\nz = w * x + 0.25\nh = tanh(z)\nC = (h - 2)^2", "w", wrong: "-1.857609",
        [.missingLocal, .powerRule], says: "from z to h", "exponent is missing"),
    // p = 8, r = log 2 = 0.693147. Right: 3v²/r − (p/r²)/v = 17.31234 − 8.32547 = 8.98687.
    // v²/r + (p/r²)/v = 5.770780 + 8.325473 = 14.096256.
    PairExample(quotient, "v", wrong: "14.09626", [.powerRule, .sign], says: "∂p/∂v", "through r has the wrong sign"),
    // Right: 7.43 · 3.17 + 11.9 · 5.29 = 86.5041. Multiplied, without 5.29: 7.43 · 3.17 · 11.9 = 280.28189.
    PairExample(
        "m = 2\na = 3.17 * m\nb = 5.29 * m\nC = 7.43 * a + 11.9 * b", "m", wrong: "280.2819",
        [.productOfPaths, .missingLocal], says: "not multiplied", "∂b/∂m"),
    // b cos(u) · 2x + 3a, without 2x and with a minus.
    PairExample(
        waveInSymbols, "x", wrong: "-b*cos(u) - 3a", [.missingLocal, .sign], says: "∂u/∂x", "look at the sign"),
    // v²/r + p/(r² v) for 3v²/r − p/(r² v).
    PairExample(
        "input v\np = v^3\nr = log(v)\nC = p / r", "v", wrong: "v^2/r + p/(r^2*v)", [.powerRule, .sign],
        says: "∂p/∂v", "through r has the wrong sign"),
    // b · y + a · cos(x): the path through b is left out, and what is left has a minus.
    PairExample(
        "input x\ninput y\na = x * y\nb = sin(x)\nC = a * b", "x", wrong: "-b*y", [.missingPath, .sign],
        says: "through b", "sign"),
]

@Suite("Two slips at once")
struct PairOfSlipsTests {
    @Test("Two slips are named in one sentence, each at its place, and neither is counted", arguments: examples)
    fileprivate func named(example: PairExample) throws {
        let grade = try example.grade()
        #expect(grade.isPair && Set(grade.misconceptions) == Set(example.named), "\(grade)")
        for words in example.words { #expect(grade.message.contains(words), "\(grade.message)") }
        #expect(grade.verdict.counted.isEmpty)
    }

    @Test(
        "What one slip explains, what is near, and what has too few figures, is not put down to two",
        arguments: [
            // The contribution through b alone, 3a.
            PairExample(wave, "x", wrong: "2.97871", [.missingPath]),
            // −1 comes of the path through t left out, and a minus; and of much else.
            PairExample("x = 2\ny = 3\nt = x * y\nC = t^2 + x", "x", wrong: "-1", []),
            // 2 % off the right number, 1.77285.
            PairExample(wave, "x", wrong: "1.80831", []),
            // −2.514917 in two figures.
            PairExample(wave, "x", wrong: "-2.5", []),
            // Any number.
            PairExample(wave, "x", wrong: "-3.41297", []),
            PairExample(waveInSymbols, "x", wrong: "b*x + 7a", []),
        ])
    fileprivate func notNamed(example: PairExample) throws {
        let grade = try example.grade()
        #expect(!grade.verdict.isCorrect && !grade.isPair, "\(grade)")
        #expect(grade.misconceptions == example.named, "\(grade)")
    }

    @Test("Of pairs worked out by calculus four in five are named, and none is put down to two other slips")
    func recall() throws {
        let measurement = try PairMeasurement(figures: 6)
        #expect(measurement.given > 200)
        #expect(measurement.others.isEmpty, "\(measurement.others.joined(separator: "\n"))")
        #expect(measurement.named * 5 >= (measurement.given - measurement.single) * 4, "\(measurement)")
    }

    @Test("Of 600 random wrong numbers at places of the cards 1 % at most are put down to a pair")
    func precision() throws {
        let accused = try PairMeasurement.accused(of: 600) { $0.isPair }
        #expect(accused.count <= 6, "\(accused.joined(separator: "\n"))")
    }
}
