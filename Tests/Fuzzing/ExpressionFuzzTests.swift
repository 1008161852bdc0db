import Algebra
import SeededGenerator
import Testing
import Tutor

@Suite("Fuzzing: expressions")
struct ExpressionFuzzTests {
    private static let scalars = Scope(
        symbols: Set(
            ["x", "y", "z", "θ", "loss", "C"].map { Symbol($0) } + [
                Symbol("w", indices: [1, 3]), Symbol("w", layer: 2, indices: [1, 3]),
            ]), opaqueFunctions: ["f"])

    private static let matrices = Scope(
        symbols: Set(["W", "A", "v", "u", "z", "x", "C"].map { Symbol($0) }),
        shapes: [
            Symbol("W"): Shape(rows: 2, columns: 3), Symbol("A"): Shape(rows: 2, columns: 2), Symbol("v"): .column(3),
            Symbol("u"): .column(2), Symbol("z"): .column(2),
        ])

    /// What is wrong with the way in which a text is read, or with what was read.
    private func faults(
        _ text: String, in scope: Scope, written notations: [Notation] = [.unicode, .ascii], isGraded: Bool = false
    ) -> [String] {
        let expression: Expression
        do throws(ParseError) {
            expression = try Expression(parsing: text, in: scope)
        } catch {
            let isInside = error.range.lowerBound >= 0 && error.range.upperBound <= text.utf8.count
            return isInside && !error.message.isEmpty ? [] : ["a place outside the text: \(error)"]
        }
        var faults: [String] = []
        for notation in notations {
            let written = expression.text(notation, shapes: scope.shapes)
            if written.hasControlCharacters { faults.append("control characters in \(written)") }
            let again = try? Expression(parsing: written, in: scope)
            // The same signs, be it a root or a power of ½.
            if again?.text(.ascii, shapes: scope.shapes) != expression.text(.ascii, shapes: scope.shapes) {
                faults.append("\(written) is read as \(again?.text(.ascii) ?? "nothing")")
            }
        }
        guard faults.isEmpty, isGraded else { return faults }
        let written = expression.text(.unicode, shapes: scope.shapes)
        if case .incorrect? = (try? Grader().grade(written, expected: expression.text(.ascii)))?.verdict {
            faults.append("\(written) is wrong where it is expected")
        }
        return faults
    }

    @Test("An expression is read, or refused at a place inside it; what is read prints, and is read again as the same")
    func scalars() throws {
        try Fuzz.run("expressions", inputs: 4_000) { generator in
            var text = ExpressionGrammar.scalars.text("e", using: &generator)
            if Bool.random(using: &generator) {
                text = ExpressionGrammar.damage.damaged(text, using: &generator)
            }
            let isGraded = text.utf8.count < 60 && Int.random(in: 0..<20, using: &generator) == 0
            return Fuzz.Outcome(input: text, faults: faults(text, in: Self.scalars, isGraded: isGraded))
        }
    }

    @Test("So is an expression of vectors and matrices")
    func matrices() throws {
        try Fuzz.run("matrices", inputs: 4_000) { generator in
            var text = ExpressionGrammar.matrices.text("e", using: &generator)
            if Int.random(in: 0..<3, using: &generator) == 0 {
                text = ExpressionGrammar.damage.damaged(text, using: &generator)
            }
            // A blank between numbers, 2 1 for 2 @ ones(1), is not read: with signs every product is.
            // With a sign for every product: 2 @ ones(1) is 2 1 in Unicode, which is not read.
            return Fuzz.Outcome(input: text, faults: faults(text, in: Self.matrices, written: [.ascii]))
        }
    }
}
