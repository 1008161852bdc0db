import Algebra
import Autodiff
import Cards
import Foundation
import Testing

@testable import Tutor

@Suite("Formulas of several pieces")
struct PiecewiseTests {
    private func check(_ pairs: [LabelledPair]) throws {
        for pair in pairs {
            let verdict = try Grader().grade(pair.answer, expected: pair.expected).verdict
            switch verdict {
            case .correct: #expect(pair.areEqual, "false accept: \(pair.testDescription)")
            case .incorrect: #expect(!pair.areEqual, "false refusal: \(pair.testDescription)")
            case .invalid, .kept: Issue.record("no verdict: \(pair.testDescription): \(verdict)")
            }
        }
    }

    @Test("Kinks are found wherever they lie, and both sides of each are compared")
    func kinks() throws {
        let pairs = try LabelledPair.read(kinkPairs)
        #expect(pairs.count > 100)
        try check(pairs)
    }

    /// Every tenth of the pairs; the benchmark `Grading` grades them all.
    @Test("Of masks, clips, windows and the like no wrong one is accepted and no right one refused")
    func corpus() throws {
        let file = try #require(Bundle.module.resourceURL).appending(path: "Fixtures/piecewise.tsv")
        let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(rows.count >= 3_000)
        try check(
            stride(from: 0, to: rows.count, by: 10).map { row in
                let fields = rows[row].split(separator: "\t").map(String.init)
                try #require(fields.count == 3)
                return LabelledPair(expected: fields[0], answer: fields[1], areEqual: fields[2] == "equal")
            })
    }

    @Test(
        "Masks of a graph's own units are found as those that are written",
        arguments: [
            // The unit is open above 12 alone.
            ("input x\nh = relu(x - 12)\nC = h^2", "dC/dx", "2*relu(x-12)", true),
            ("input x\nh = relu(x - 12)\nC = h^2", "dC/dx", "2*relu(x-12.5)", false),
            ("input x\nh = relu(x - 3000)\nC = h^2 + x", "dC/dx", "1", false),
            ("input x\nh = relu(0.01 - abs(x - 70))\nC = 3*h + x", "dC/dx", "1", false),
            ("input x\ninput w\nz = w*x - 40\nh = relu(z)\nC = h", "dC/dw", "x*step(z)", true),
            ("input x\ninput w\nz = w*x - 40\nh = relu(z)\nC = h", "dC/dw", "x*step(w*x-40)", true),
            ("input x\ninput w\nz = w*x - 40\nh = relu(z)\nC = h", "dC/dw", "x*step(w*x-41)", false),
            ("input x\ninput y\nm = max(x, y + 500)\nC = m^2", "dC/dx", "2*m*(x > y + 500)", true),
            ("input x\ninput y\nm = max(x, y + 500)\nC = m^2", "dC/dx", "2*x*step(x - y - 501)", false),
            ("input s\ninput y\nC = relu(1 - y*s)", "dC/ds", "-y*(y*s < 1)", true),
            ("input s\ninput y\nC = relu(1 - y*s)", "dC/ds", "-y*(y*s < 1.5)", false),
            // f is drawn like a variable.
            ("input x\nu = f(x)\nC = relu(u - 50)", "dC/du", "step(u - 50)", true),
            ("input x\nu = f(x)\nC = relu(u - 50)", "dC/du", "step(u - 51)", false),
        ])
    func graphs(block: String, asked: String, answer: String, isRight: Bool) throws {
        let graph = try #require(Graph.parse(block, name: "test").graph)
        let key = SymbolicKey(graph: "test", key: try Expression(parsing: asked, in: graph.scope))
        #expect(Grader(graph: graph).grade(answer, symbolic: key).verdict.isCorrect == isRight)
    }
}
