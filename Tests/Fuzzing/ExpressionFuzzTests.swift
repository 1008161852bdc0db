import SeededGenerator
import Testing

@Suite("Fuzzing: expressions")
struct ExpressionFuzzTests {
    @Test("An expression is read, or refused at a place inside it; what is read prints, and is read again as the same")
    func scalars() throws {
        try Fuzz.run("expressions", inputs: 4_000) { generator in
            var text = ExpressionGrammar.scalars.text("e", using: &generator)
            if Bool.random(using: &generator) {
                text = ExpressionGrammar.damage.damaged(text, using: &generator)
            }
            let isGraded = text.utf8.count < 60 && Int.random(in: 0..<20, using: &generator) == 0
            return Fuzz.Outcome(
                input: text, faults: ExpressionPromises.faults(text, in: ExpressionPromises.scalars, isGraded: isGraded)
            )
        }
    }

    @Test("So is an expression of vectors and matrices")
    func matrices() throws {
        try Fuzz.run("matrices", inputs: 4_000) { generator in
            var text = ExpressionGrammar.matrices.text("e", using: &generator)
            if Int.random(in: 0..<3, using: &generator) == 0 {
                text = ExpressionGrammar.damage.damaged(text, using: &generator)
            }
            return Fuzz.Outcome(
                input: text, faults: ExpressionPromises.faults(text, in: ExpressionPromises.matrices))
        }
    }
}
