import Algebra
import Autodiff
import Cards
import Testing

@testable import Tutor

@Suite("Numeric answers")
struct NumericAnswerTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var value: Double
        var round: Int?
        var tolerance: Double?
        var right: [String] = []
        var wrong: [String] = []
        var tooCoarse: [String] = []
        var cutOff: [String] = []
        var testDescription: String { "\(value)" }
    }

    @Test(
        "A number is right where it is exact or rightly rounded to three figures or more",
        arguments: [
            Case(
                value: 12, right: ["12", "12.0", " 12 ", "12.000"],
                wrong: ["11.9", "-12", "13", "12.1", "12.004", "120"]),
            Case(
                value: 412.19, right: ["412", "412.2", "412.19", "4.12e2"],
                wrong: ["412.3", "413", "410", "400", "-412", "412.25"], tooCoarse: ["4e2", "4.1e2"]),
            Case(
                value: 1.0 / 3, right: ["0.333", ".333", "0.3333333"], wrong: ["0.334", "0.3334"],
                tooCoarse: ["0.33", "0.3"]),
            Case(value: 38, right: ["38", "38.0"], wrong: ["38.1", "37.9", "38.04", "39", "4e1"]),
            Case(value: 1234, right: ["1234", "1.23e3"], wrong: ["1230", "1235", "1200"], tooCoarse: ["1.2e3"]),
            Case(
                value: 0.0004567, right: ["0.000457", "4.57e-4", "0.0004567"],
                wrong: ["0.000455", "0.00045", "0", "0.000"], cutOff: ["0.000456", "4.56e-4"]),
            // What is noise in the machine has no digits: 0.1 · 3 is 0.3.
            Case(
                value: -0.5699431, right: ["-0.570", "-0.5699", "-0.569943"],
                wrong: ["-0.571", "-0.568", "-0.56", "0.569"],
                tooCoarse: ["-0.57"], cutOff: ["-0.569"]),
            Case(value: 0.1 * 3, right: ["0.3"], wrong: ["0.29", "0.299"]),
            Case(value: 12.98, right: ["12.98", "13.0"], wrong: ["12"], tooCoarse: ["13"], cutOff: ["12.9"]),
            Case(value: -2.5, right: ["-2.5", "−2.50"], wrong: ["2.5", "-2.49", "-2.6"]),
            Case(value: 0, right: ["0", "0.0", "0.0000000001"], wrong: ["0.001", "1", "1e-6"]),
            // A whole number counts with all its digits; only rounded values leave room for rounding on the way.
            Case(value: 1_234_567, right: ["1234567", "1.23e6"], wrong: ["1234568", "1234570"]),
            Case(value: 1210.28638, right: ["1210.29", "1210.287", "1210"], wrong: ["1210.3e1", "1211", "1210.4"]),
            Case(
                value: 1208.38, round: 0, right: ["1208", "1208.38", "1208.4"],
                wrong: ["1207", "1209", "1210", "1208.5", "1.1e3"], tooCoarse: ["1.2e3"]),
            Case(
                value: 9.099, round: 2, right: ["9.10", "9.1", "9.099"], wrong: ["9.0", "9.11", "10"], tooCoarse: ["9"],
                cutOff: ["9.09"]),
            Case(value: 809.707, round: 0, right: ["810", "809.707", "809.71"], wrong: ["809", "811", "809.6"]),
            Case(value: 2.5, round: 0, right: ["2", "3", "2.5"], wrong: ["1", "4", "2.6"]),
            Case(value: 0.0042, round: 3, right: ["0.004", "0.0042"], wrong: ["0.005", "0.0041"]),
            Case(value: 100, tolerance: 0.01, right: ["100", "101", "99", "100.5"], wrong: ["102", "98.9"]),
        ])
    func comparesNumbers(_ given: Case) throws {
        let comparison = NumericComparison(round: given.round, tolerance: given.tolerance)
        for (answers, outcome) in [
            (given.right, NumericComparison.Outcome.right), (given.wrong, .wrong), (given.tooCoarse, .tooCoarse),
            (given.cutOff, .cutOff),
        ] {
            for text in answers {
                let value = try #require(Double(text.filter { $0 != " " }.replacing("−", with: "-")))
                let entry = NumberEntry(text: text, value: value)
                #expect(comparison.judge(entry, against: given.value) == outcome, "\(text) for \(given.value)")
            }
        }
    }

    @Test("Arithmetic counts with its own precision: exact without decimals, else that of the shortest numeral")
    func arithmetic() {
        func outcome(_ text: String, _ value: Double, _ right: Double) -> NumericComparison.Outcome {
            NumericComparison().judge(NumberEntry(text: text, value: value), against: right)
        }
        #expect(outcome("1/3", 1.0 / 3, 1.0 / 3) == .right)
        #expect(outcome("exp(6)*3", 1210.2863804782053, 1210.286380478205) == .right)
        #expect(outcome("2*6", 12, 12.004) == .wrong)
        #expect(outcome("403.4*3", 1210.2, 1210.28638) == .right)
        #expect(outcome("411.9+0", 411.9, 412.19) == .wrong)
        #expect(outcome("4.1*100", 410, 412.19) == .tooCoarse)
    }

    // C = 9.099 x at x = 1, so dC/dx = 9.099.
    private func grade(_ answer: String, _ factor: String = "9.099", round: Int? = nil) throws -> Grade {
        let graph = try graph("x = 1\nC = \(factor) * x")
        let key = try Expression(parsing: "dC/dx", in: graph.scope)
        let value = try #require(Double(factor))
        return Grader(graph: graph).grade(
            answer, numeric: NumericKey(graph: "test", key: key, value: value, round: round, tolerance: nil))
    }

    @Test(
        "What is right to its last digit but too short is told how much is missing, and costs nothing",
        arguments: [
            ("9.1", "9.099", nil, "close: right to 2 figures, and at least 3 are asked for; give one more"),
            ("9", "9.099", nil, "close: right to one figure, and at least 3 are asked for; give two more"),
            ("0.3", "0.25", nil, "close: right to one figure, and at least 2 are asked for; give one more"),
            ("9", "9.099", 2, "close: right to one figure, but asked for rounded to 2 decimals"),
        ] as [(String, String, Int?, String)])
    func tooFewFigures(answer: String, factor: String, round: Int?, message: String) throws {
        guard case .invalid(let fault) = try grade(answer, factor, round: round).verdict else {
            Issue.record("\(answer) for \(factor)")
            return
        }
        #expect(fault.message == message)
    }

    @Test("What is cut off is told that it is not rounded, and costs nothing; marked at the end it is wrong")
    func cutOff() throws {
        guard case .invalid(let fault) = try grade("9.09").verdict else {
            Issue.record("9.09 for 9.099 costs nothing")
            return
        }
        #expect(fault.message == "cut off, not rounded: look at the digit behind the last one that you give")
        #expect(try grade("9.09").verdict.final == .incorrect(misconceptions: [], message: "Cut off, not rounded."))
        #expect(try grade("9.09", round: 2).verdict.isInvalid)
    }

    @Test("A slip that comes to the very digits is named before anything is said of rounding")
    func slipInTheDigits() throws {
        // 9.09 + 0.009, and without the second term.
        let block = "x = 1\na = 9.09 * x\nC = a + 0.009 * x"
        let graph = try graph(block)
        let key = NumericKey(
            graph: "test", key: try Expression(parsing: "dC/dx", in: graph.scope), value: 9.099, round: nil,
            tolerance: nil)
        #expect(Grader(graph: graph).grade("9.09", numeric: key).named == [.missingPath])
    }

    @Test(
        "A whole number near a whole one is no rounded value, and is told on which side it lies",
        arguments: [("1000", "too small"), ("1002", "too large")])
    func beside(answer: String, words: String) throws {
        let key = NumericKey(
            graph: nil, key: try Expression(parsing: "1001", in: Scope()), value: 1001, round: nil, tolerance: nil)
        #expect(
            Grader().grade(answer, numeric: key).verdict
                == .incorrect(
                    misconceptions: [], message: "It is not equal to the right answer: it is a little \(words)."))
    }

    @Test("A wrong count is not told that its sign is right")
    func count() throws {
        let key = NumericKey(
            graph: nil, key: try Expression(parsing: "2", in: Scope()), value: 2, round: nil, tolerance: nil)
        let grade = Grader().grade("3", numeric: key)
        #expect(
            grade.verdict
                == .incorrect(misconceptions: [], message: "It is not equal to the right answer: it is too large."))
    }

    @Test("What is wrong in its last digit is wrong, however short", arguments: ["9.2", "9.0", "8", "9.08", "10"])
    func wrongToItsLastDigit(answer: String) throws {
        #expect(try grade(answer).verdict.isIncorrect)
        // To one figure 0.73 is 0.7, and not the next whole number.
        #expect(try grade("1", "0.73").verdict.isIncorrect)
    }

    @Test("A short entry costs no attempt in a quiz and in a walk, and is right where marks come at the end")
    func attempts() throws {
        let block = "x = 1\nC = 9.099 * x"
        var session = try walk(block, fill: [.adjoints])
        #expect(session.submit("1").verdict.isCorrect)
        #expect(session.submit("9.1").verdict.isInvalid)
        #expect(session.attempts.count == 1)
        #expect(session.submit("9.10").verdict.isCorrect)
        #expect(session.summary.lines.map(\.outcome) == [.right, .right])

        var last = try walk(block, fill: [.adjoints], feedback: .end)
        #expect(last.submit("1").verdict == .kept)
        #expect(last.submit("9.1").verdict == .kept)
        last.mark()
        #expect(last.summary.lines.map(\.outcome) == [.right, .right])
    }
}
