import Testing

@testable import Algebra

@Suite("Walking over expressions")
struct ExpressionWalkTests {
    private let scope = Scope(symbols: [Symbol("x"), Symbol("y"), Symbol("z")], opaqueFunctions: ["f"])

    private func read(_ text: String) throws -> Expression { try Expression(parsing: text, in: scope) }

    @Test("Depth and size count nodes")
    func depthAndSize() throws {
        #expect(try read("x").depth == 1)
        #expect(try read("x + y + z").depth == 2)
        #expect(try read("sin(x + 2y)").depth == 4)
        #expect(try read("sin(x + 2y)").size == 6)
    }

    @Test("Variables come in order of first occurrence, arguments of opaque functions included")
    func symbols() throws {
        #expect(try read("y + f(z) + x*y").symbols == [Symbol("y"), Symbol("z"), Symbol("x")])
        #expect(try read("2 + dz/dx + z̄").symbols.isEmpty)
    }

    @Test("Variables are replaced everywhere, once")
    func substituting() throws {
        let expression = try read("x^2 + f(x) + y")
        let replaced = expression.substituting { $0 == Symbol("x") ? .symbol(Symbol("y")) : nil }
        #expect(replaced == (try read("y^2 + f(y) + y")))
        let swapped = try read("x - y").substituting { .symbol($0 == Symbol("x") ? Symbol("y") : Symbol("x")) }
        #expect(swapped == (try read("y - x")))
    }

    @Test("Leaves are replaced, derivative atoms and adjoints included")
    func substitutingLeaves() throws {
        let expression = try read("dz/dx * z̄ + x")
        let replaced = expression.substituting(leaves: { atom in
            switch atom {
            case .derivative: .number(Number(2))
            case .adjoint: .number(Number(3))
            default: nil
            }
        })
        #expect(replaced == (try read("2*3 + x")))
    }

    @Test("Equal expressions have equal hashes; order makes a difference")
    func hashing() throws {
        #expect(try read("sin(x) + 1") == read("sin x + 1"))
        #expect(try read("sin(x) + 1").hashValue == read("sin x + 1").hashValue)
        #expect(try read("x + y") != read("y + x"))
        #expect(try read("dz/dx") != read("∂z/∂x"))
        #expect(try read("bar(x)") != read("x"))
        #expect(try read("f(x)") != read("f(x, x)"))
    }
}
