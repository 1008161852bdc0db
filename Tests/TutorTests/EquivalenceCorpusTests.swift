import Testing

@testable import Tutor

/// An expected expression, an answer, and whether they are equal.
struct LabelledPair: Sendable, CustomTestStringConvertible {
    var expected: String
    var answer: String
    var areEqual: Bool
    var testDescription: String { "\(expected) \(areEqual ? "≡" : "≢") \(answer)" }

    /// The pairs of a text with one a line; an empty line and a line that starts with `#` are none.
    static func read(_ text: String) throws -> [LabelledPair] {
        try text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            let sign = try #require(line.firstIndex { $0 == "≡" || $0 == "≢" }, "no sign in \(line)")
            let (expected, answer) = (line[..<sign].dropLast(), line[line.index(after: sign)...].dropFirst())
            return LabelledPair(expected: String(expected), answer: String(answer), areEqual: line[sign] == "≡")
        }
    }
}

@Suite("The corpus of labelled pairs")
struct EquivalenceCorpusTests {
    @Test("No wrong answer is accepted and no right one refused")
    func zeroFalseVerdicts() throws {
        let pairs = try LabelledPair.read(equivalenceCorpus)
        #expect(pairs.count >= 900)
        for pair in pairs {
            let verdict = try Grader().grade(pair.answer, expected: pair.expected).verdict
            switch verdict {
            case .correct: #expect(pair.areEqual, "false accept: \(pair.testDescription)")
            case .incorrect: #expect(!pair.areEqual, "false refusal: \(pair.testDescription)")
            case .invalid, .kept: Issue.record("no verdict: \(pair.testDescription): \(verdict)")
            }
        }
    }
}
