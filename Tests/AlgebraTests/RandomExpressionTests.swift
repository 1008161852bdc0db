import Testing

@testable import Algebra

@Suite("What holds for every expression, on seeded random ones")
struct RandomExpressionTests {
    @Test("Unicode and ASCII parse back to an equal value")
    func roundTrips() throws {
        var random = RandomExpressions(seed: 1, hasAtoms: true)
        for _ in 0..<1000 {
            let expression = random.next(depth: 5)
            var values: [Atom: Double] = [:]
            for atom in expression.atoms { values[atom] = Double.random(in: -2...2.5, using: &random.generator) }
            let value = expression.evaluated { values[$0] ?? .nan }
            let simplified = expression.simplified()
            for notation in [Notation.unicode, .ascii] {
                let text = expression.text(notation)
                let back = try Expression(parsing: text, in: RandomExpressions.scope)
                let again = back.evaluated { values[$0] ?? .nan }
                #expect(agree(value, again) || (value.isNaN && again.isNaN), "\(text) is read as \(back.text(.ascii))")
                // A simplified expression comes back as it was, not only with its value.
                let written = simplified.text(notation)
                let read = try Expression(parsing: written, in: RandomExpressions.scope)
                #expect(read.simplified() == simplified, "\(written) is read as \(read.text(.ascii))")
            }
        }
    }

    @Test("A simplified expression is equal wherever the original is defined, and stays as it is")
    func simplification() throws {
        var random = RandomExpressions(seed: 2)
        var compared = 0
        for _ in 0..<1200 {
            let expression = random.next(depth: 5)
            let simplified = expression.simplified()
            #expect(simplified.simplified() == simplified, "\(expression.text(.ascii)): \(simplified.text(.ascii))")
            for _ in 0..<3 {
                let point = random.point()
                let value = expression.evaluated { point[$0] ?? .nan }
                guard value.isFinite, abs(value) < 1e6 else { continue }
                compared += 1
                let again = simplified.evaluated { point[$0] ?? .nan }
                #expect(
                    agree(value, again, tolerance: 1e-7),
                    "\(expression.text(.ascii)) is \(value), \(simplified.text(.ascii)) is \(again)")
            }
        }
        #expect(compared > 1000)
    }

    @Test("Derivatives of 1,000 expressions agree with central finite differences")
    func finiteDifferences() throws {
        var random = RandomExpressions(seed: 3)
        var compared = 0
        var undefined = 0
        while compared < 1000 {
            let expression = random.next(depth: 4)
            guard let variable = expression.symbols.first else { continue }
            let point = random.point()
            func value(_ step: Double) -> Double {
                expression.evaluated { ($0 == .symbol(variable) ? step : 0) + (point[$0] ?? .nan) }
            }
            // Where two steps disagree there is a kink, a pole or too much curvature near.
            func difference(_ step: Double) -> Double { (value(step) - value(-step)) / (2 * step) }
            let (coarse, fine) = (difference(2e-4), difference(1e-4))
            guard agree(coarse, fine, tolerance: 1e-6), abs(fine) < 1e4, abs(value(0)) < 1e4 else { continue }
            let derivative = expression.derivative(by: variable)
            let exact = derivative.evaluated { point[$0] ?? .nan }
            compared += 1
            if exact.isNaN {
                // √(step(x)) is 0 on one side, and the chain rule divides by that 0.
                undefined += 1
            } else {
                #expect(
                    agree(exact, fine, tolerance: 1e-5),
                    "d(\(expression.text(.ascii)))/d\(variable.name) = \(derivative.text(.ascii)): \(exact), not \(fine)"
                )
            }
        }
        #expect(undefined < compared / 100)
    }
}
