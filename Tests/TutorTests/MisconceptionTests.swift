import Algebra
import Autodiff
import Cards
import Testing

@testable import Tutor

/// x feeds a and b; their contributions to x̄ are 6 and 4.
private let fanOut = "x = 1\na = x / 2\nb = x / 2\nC = 12 * a + 8 * b"

extension Grade {
    /// The misconceptions of a wrong answer; nil for any other verdict.
    var named: [Misconception]? {
        if case .incorrect(let misconceptions, _) = verdict { misconceptions } else { nil }
    }
}

@Suite("Misconceptions")
struct MisconceptionTests {
    @Test(
        "At a fan-out with contributions 6 and 4 each slip is named",
        arguments: [
            ("6", [Misconception.missingPath], "through b"), ("4", [.missingPath], "through a"),
            ("24", [.productOfPaths], "added, not multiplied"), ("-10", [.sign], "sign"),
            ("12*0.5*8*0.5", [.productOfPaths], "added"), ("2", [.sign], "through b"),
            ("16", [.missingLocal], "ā alone"), ("20", [.missingLocal], "ā and b̄ alone"),
            ("6.5", [.missingUpstream], "∂b/∂x alone"), ("1", [.missingUpstream], "∂a/∂x and ∂b/∂x alone"),
        ])
    func fanOutNumbers(entry: String, misconceptions: [Misconception], words: String) throws {
        var session = try walk(fanOut, fill: [.adjoints])
        #expect(session.answer([("adjoint C", "1"), ("adjoint b", "8"), ("adjoint a", "12")]) == [])
        let grade = session.submit(entry)
        #expect(grade.named?.contains(misconceptions[0]) == true, "\(grade)")
        #expect(grade.message.contains(words), "\(grade)")
        #expect(!grade.message.contains("10"))
    }

    @Test("6, 4, 24 and −10 have one explanation each, and 10 is right", arguments: ["6", "4", "24", "-10"])
    func single(entry: String) throws {
        var session = try walk(fanOut, fill: [.adjoints])
        #expect(session.answer([("adjoint C", "1"), ("adjoint b", "8"), ("adjoint a", "12")]) == [])
        #expect(session.submit(entry).named?.count == 1)
        #expect(session.submit("10").verdict.isCorrect)
    }

    @Test("Along one edge the adjoint without the partial, and the partial without the adjoint, are named")
    func oneEdge() throws {
        // t̄ = 12, ∂t/∂y = 5.
        var session = try walk("x = 5\ny = 2\nt = x * y\nC = t + 11 * t", fill: [.contributions, .adjoints])
        #expect(session.answer([("adjoint C", "1"), ("contribution C→t", "12")]) == [])
        #expect(session.cell == "contribution t→y")
        let missingUpstream = session.submit("5")
        #expect(missingUpstream.named == [.missingUpstream])
        #expect(missingUpstream.message.contains("t̄"))
        let missingLocal = session.submit("12")
        #expect(missingLocal.named == [.missingLocal])
        #expect(missingLocal.message.contains("∂t/∂y"))
        #expect(session.submit("-60").named == [.sign])
        #expect(session.submit("61").named == [])
        #expect(session.submit("60").verdict.isCorrect)
    }

    @Test("Entering a value that is right by a wrong rule is right, and says nothing of it")
    func rightByAccident() throws {
        // Both contributions are 2: their product is their sum.
        var session = try walk("x = 1\na = 2 * x\nb = 2 * x\nC = a + b", fill: [.adjoints])
        #expect(session.answer([("adjoint C", "1"), ("adjoint b", "1"), ("adjoint a", "1"), ("adjoint x", "4")]) == [])
        #expect(session.summary.lines.allSatisfy { $0.misconceptions.isEmpty })
    }

    @Test("In a push, an increment that replaces the sum is overwritten, one that is forgotten a missing path")
    func push() throws {
        var session = try walk(fanOut, method: .push)
        let before = [
            ("adjoint C", "1"), ("contribution C→a", "12"), ("contribution C→b", "8"), ("contribution b→x", "4"),
            ("contribution a→x", "6"),
        ]
        #expect(session.answer(before) == [])
        #expect(session.cell == "sum a→x")
        let overwritten = session.submit("6")
        #expect(overwritten.named == [.overwritten])
        #expect(overwritten.message.contains("does not replace"))
        #expect(session.submit("4").named == [.missingPath])
        #expect(session.submit("24").named == [.productOfPaths])
        #expect(session.submit("-10").named == [.sign])
        #expect(session.submit("10").verdict.isCorrect)
    }

    @Test("Two rules that give one number are both named")
    func candidates() throws {
        // Contributions 6 and 1: the one without the other is also their product.
        var session = try walk("x = 1\na = 2 * x\nC = 3 * a + x", fill: [.adjoints])
        #expect(session.answer([("adjoint C", "1"), ("adjoint a", "3")]) == [])
        let grade = session.submit("6")
        #expect(grade.named == [.missingPath, .productOfPaths])
        #expect(grade.message.contains("(1)") && grade.message.contains("(2)"))
    }

    @Test(
        "In symbols the same slips are named",
        arguments: [
            ("bar(a)*∂a/∂x", Misconception.missingPath), ("2*bar(a)", .missingPath), ("4", .missingPath),
            ("(dC/da*2)*(4)", .productOfPaths), ("-(2*bar(a)+4)", .sign), ("2*bar(a) - 4", .sign),
            ("2 + 4", .missingUpstream), ("bar(a) + 4", .missingLocal),
        ])
    func symbolic(entry: String, misconception: Misconception) throws {
        var session = try walk("x = 1\na = 2 * x\nC = a^2 + 4 * x", fill: [.adjoints], entries: .symbolic)
        #expect(session.answer([("adjoint C", "1"), ("adjoint a", "2a")]) == [])
        let grade = session.submit(entry)
        #expect(grade.named?.contains(misconception) == true, "\(grade)")
        #expect(session.submit("2*2a + 4").verdict.isCorrect)
    }

    @Test("In a task without a ledger whole paths count as well")
    func standalone() throws {
        // Two paths from x to C part at t: x·t·u and x·t·v.
        let graph = try graph("x = 2\nt = 3 * x\nu = 5 * t\nv = 7 * t\nC = u + v")
        let grader = Grader(graph: graph)
        let key = NumericKey(
            graph: "test", key: try Expression(parsing: "dC/dx", in: graph.scope), value: 36, round: nil,
            tolerance: nil)
        let onlyU = grader.grade("15", numeric: key)
        // 15 is also 12 + 3: the sum of what arrives at t and its local partial.
        #expect(onlyU.named == [.missingPath, .sumAlongPath])
        #expect(onlyU.message.contains("x▸t▸v▸C"))
        #expect(grader.grade("12", numeric: key).named == [.missingLocal])
        #expect(grader.grade("3", numeric: key).named == [.missingUpstream])
        #expect(grader.grade("-36", numeric: key).named == [.sign])
        #expect(grader.grade("36", numeric: key).verdict.isCorrect)
    }

    @Test("A key that is written out gets the same explanations as the adjoint it stands for")
    func writtenOut() throws {
        let graph = try graph("input x\ninput y\nz = f(x, y)\nw = g(x)\nC = z + w")
        let key = SymbolicKey(
            graph: "test", key: try Expression(parsing: "∂z/∂x + dw/dx", in: graph.scope))
        let grade = Grader(graph: graph).grade("∂z/∂x", symbolic: key)
        #expect(grade.named == [.missingPath], "\(grade)")
        #expect(grade.message.contains("through w"))
    }
}
