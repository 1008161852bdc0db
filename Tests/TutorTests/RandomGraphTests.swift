import Algebra
import Autodiff
import Cards
import Equivalence
import Testing

@testable import Tutor

/// A random graph with two or three inputs and up to seven computed nodes, at values where rules seldom coincide.
private func randomGraph(_ generator: inout SplitMix64) -> String {
    func value() -> Double { (2 + (generator.unit() * 300).rounded() / 100) }
    var names = ["x", "y"]
    var lines = ["x = \(value())", "y = -\(value())"]
    let letters = ["a", "b", "c", "d", "g", "h", "k"]
    for letter in letters.prefix(3 + Int(generator.next() % 5)) {
        func pick() -> String { names[Int(generator.next() % UInt64(names.count))] }
        let constant = (value() * 10).rounded() / 10
        let side =
            switch generator.next() % 6 {
            case 0: "\(pick()) * \(pick())"
            case 1: "\(constant) * \(pick()) + \(pick())"
            case 2: "\(pick()) - \(constant) * \(pick())"
            case 3: "sin(\(pick())) + \(pick())"
            case 4: "\(pick()) * \(pick()) - \(pick())"
            default: "\(pick()) / \(constant) + \(pick()) * \(pick())"
            }
        lines.append("\(letter) = \(side)")
        names.append(letter)
    }
    // Every node reaches the output, so that fan-outs are common.
    lines.append("J = " + names.dropFirst(2).joined(separator: " + 1.5 * ") + " + x * y")
    return lines.joined(separator: "\n")
}

@Suite("Random graphs")
struct RandomGraphTests {
    @Test("The right answer is never refused, in numbers or in symbols", arguments: 0..<16)
    func rightAnswers(seed: Int) throws {
        var generator = SplitMix64(seed: UInt64(seed))
        let text = randomGraph(&generator)
        for method in SweepMethod.allCases {
            for isSymbolic in [false, true] {
                var session = try walk(
                    text, fill: [.partials, .contributions, .adjoints], method: method,
                    entries: isSymbolic ? .symbolic : .numeric)
                while let present = session.present {
                    let quantity = session.cells[present].quantity
                    let entry =
                        isSymbolic
                        ? session.working.expression(quantity)?.text(.unicode)
                        : session.working.number(quantity)?.text(.unicode)
                    let grade = session.submit(try #require(entry))
                    guard grade.verdict.isCorrect else {
                        Issue.record("\(text)\n\(session.cells[present].id): \(entry ?? "") \(grade)")
                        break
                    }
                }
            }
        }
    }

    @Test("A slightly wrong number is refused at every cell", arguments: 0..<10)
    func nearMisses(seed: Int) throws {
        var generator = SplitMix64(seed: UInt64(seed) + 2_000)
        var session = try walk(randomGraph(&generator), fill: [.contributions, .adjoints])
        while let present = session.present {
            let right = try #require(session.working.number(session.cells[present].quantity))
            for factor in right == 0 ? [] : [1.01, 0.99, 1.0001, 0.9999, -1, 2, 0.5, 10] {
                let grade = session.submit((right * factor).text(.unicode))
                #expect(!grade.verdict.isCorrect, "\(right * factor) for \(right)")
            }
            _ = session.submit(right.text(.unicode))
            guard session.present != present else { break }
        }
    }

    @Test("An adjoint written over the inputs alone is right; changed a little, it is wrong", arguments: 0..<10)
    func writtenOut(seed: Int) throws {
        var generator = SplitMix64(seed: UInt64(seed) + 3_000)
        let graph = try graph(randomGraph(&generator))
        let grader = Grader(graph: graph)
        for name in ["x", "y", "a"] {
            let node = try #require(graph.node(Symbol(name)))
            guard let adjoint = graph.symbolicAdjoint(of: node)?.text(.ascii) else { continue }
            func grade(_ answer: String) -> Grade {
                grader.grade(answer, of: .adjoint(node: node), entries: .symbolic)
            }
            #expect(grade(adjoint).verdict.isCorrect, "\(adjoint)")
            // An adjoint of 0 is not changed by a factor.
            guard adjoint != "0" else { continue }
            for wrong in [
                "(\(adjoint))*1.00001", "(\(adjoint)) + 0.000001*x", "(\(adjoint)) + 0.0000000001", "-(\(adjoint))",
                "abs(\(adjoint))*2", "(\(adjoint))*cos(x/100000)",
            ] {
                #expect(!grade(wrong).verdict.isCorrect, "\(wrong)")
            }
        }
    }

    @Test("Deep in a chain of sines a right answer is not refused for rounding")
    func deepChain() throws {
        let lines = (1...200).map { "s[\($0)] = sin(s[\($0 - 1)]) + s[\($0 - 1)]/4" }
        let graph = try graph("s[0] = 0.5\n" + lines.joined(separator: "\n"))
        let grader = Grader(graph: graph)
        let node = try #require(graph.node(Symbol("s", indices: [100])))
        let right = grader.grade("bar(s[101])*(cos(s[100]) + 1/4)", of: .adjoint(node: node), entries: .symbolic)
        #expect(right.verdict.isCorrect, "\(right)")
        let wrong = grader.grade("bar(s[101])*cos(s[100])", of: .adjoint(node: node), entries: .symbolic)
        #expect(wrong.named == [.missingPath], "\(wrong)")
    }
}
