import Algebra
import Testing

@testable import Equivalence

@Suite("Ball arithmetic")
struct BallTests {
    private struct Row {
        let expression: String
        let x, y, value, rest: Double

        init?(_ line: Substring) {
            let fields = line.split(separator: "|").map { $0.filter { $0 != " " } }
            guard fields.count == 5, let x = Double(fields[1]), let y = Double(fields[2]),
                let value = Double(fields[3]), let rest = Double(fields[4])
            else { return nil }
            (expression, self.x, self.y, self.value, self.rest) = (fields[0], x, y, value, rest)
        }
    }

    private func ball(_ text: String, x: Double = 0, y: Double = 0) throws -> Ball {
        let scope = Scope(symbols: [Symbol("x"), Symbol("y")])
        let program = BallProgram(try Expression(parsing: text, in: scope))
        return program.evaluate(
            program.atoms.map { $0 == .symbol(Symbol("x")) ? Ball(x) : Ball(y) })
    }

    @Test("A ball holds the exact value, and is as narrow as the conditioning allows")
    func holdsExactValue() throws {
        let rows = ballReference.split(separator: "\n").compactMap(Row.init)
        #expect(rows.count == 215)
        var narrow = 0
        for row in rows {
            let found = try ball(row.expression, x: row.x, y: row.y)
            guard found.isKnown else {
                // Too close to the edge of a domain to be sure.
                #expect(!found.isUndefined, "\(row.expression) is defined at \(row.x), \(row.y)")
                continue
            }
            let distance = ((found.center - row.value) - row.rest).magnitude
            #expect(distance <= found.radius, "\(row.expression) at \(row.x), \(row.y): \(found), not \(row.value)")
            if found.radius <= 1e-9 * row.value.magnitude { narrow += 1 }
        }
        // The rest cancel: no narrower ball could be right.
        #expect(narrow > 150)
    }

    @Test(
        "Where an operation has no value, the ball says so",
        arguments: [
            "log(-1)", "log(0)", "1/0", "sqrt(-2)", "asin(2)", "acos(-1.5)", "0^(-1)", "(-2)^0.5", "(-8)^(1/3)",
            "log(-x^2 - 1)", "0*log(-1)", "max(1, sqrt(-1))",
        ])
    func undefined(text: String) throws {
        #expect(try ball(text, x: 0.3).isUndefined)
    }

    @Test(
        "Too large a number, and a step across the edge of a domain, are unknown and not undefined",
        arguments: ["exp(1000)", "exp(exp(10))/exp(exp(10))", "1/(0.1 + 0.2 - 0.3)", "log(sin(pi))", "sign(sin(pi))"])
    func unknown(text: String) throws {
        #expect(try ball(text).isUnknown)
    }

    @Test("0 times what is too large is 0; times what may not exist it is not known")
    func zeroTimesTooLarge() throws {
        for text in ["0*exp(1000)", "exp(-exp(1000))*0 + 0*sinh(2000)", "0*(exp(900)*exp(900) + 1)*sin(exp(1000))"] {
            #expect(try ball(text) == Ball(0), "\(text)")
        }
        // The logarithm of what is only known to exist may not; nor may a quotient by it.
        for text in ["0*log(exp(1000))", "0*(1/exp(1000))", "0*log(sin(pi))", "0*sqrt(exp(1000) - exp(1001))"] {
            #expect(try ball(text).isUnknown, "\(text)")
        }
    }

    @Test(
        "A condition that is decided chooses a ball, one that is not holds both, and one without a value chooses none")
    func choice() throws {
        #expect(try ball("where(x > 0, x, log(-1))", x: 2) == Ball(2))
        #expect(try ball("where(x > 0, log(-1), x)", x: -2) == Ball(-2))
        #expect(try ball("where(x, 1, 3)", x: 0) == Ball(3))
        // sin π is 0, and lies on neither side of it that a ball could tell.
        let both = try ball("where(sin(pi) > 0, 1, 3)")
        #expect(both.touches(Ball(1)) && both.touches(Ball(3)))
        #expect(try ball("where(sin(pi) > 0, 1, log(-1))").isUnknown)
        #expect(try ball("where(log(-1) > 0, 1, 1)").isUndefined)
    }

    @Test("On one side of a kink a ball is that of the branch, and exact where the branch is")
    func kinks() throws {
        // 0.1 + 0.2 is a ball that is no number alone.
        let a = try ball("0.1 + 0.2")
        #expect(!a.isExact)
        for text in [
            "relu(-0.1 - 0.2)", "min(0.1 + 0.2, 0)", "max(-0.1 - 0.2, 0)", "(0.1 + 0.2 < 0)", "step(-0.1 - 0.2)",
        ] {
            #expect(try ball(text) == Ball(0), "\(text)")
        }
        for text in ["step(0.1 + 0.2)", "sign(0.1 + 0.2)", "(0.1 + 0.2 > 0)"] {
            #expect(try ball(text) == Ball(1), "\(text)")
        }
        for text in [
            "relu(0.1 + 0.2)", "abs(0.1 + 0.2)", "abs(-0.1 - 0.2)", "max(0.1 + 0.2, 0)", "where(1 > 0, 0.1 + 0.2, 7)",
        ] {
            #expect(try ball(text) == a, "\(text)")
        }
        #expect(try ball("1/relu(-0.1 - 0.2)").isUndefined)
        // On both sides it holds both.
        #expect(try ball("relu(sin(pi))").radius > 0)
    }

    @Test(
        "Whole numbers and dyadic fractions are computed exactly",
        arguments: ["2^10*3 - 7/4", "(1/2)^3 + 100", "1/4 - 0.25"])
    func exact(text: String) throws {
        #expect(try ball(text).isExact)
    }
}
