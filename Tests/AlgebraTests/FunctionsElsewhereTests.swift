import Testing

@testable import Algebra

@Suite("Functions of other languages")
struct FunctionsElsewhereTests {
    @Test("What is written for them is read, and none has a name that is read here already")
    func readable() throws {
        let symbols = Set(["x", "y", "z", "p", "t", "v", "w", "k", "A", "B", "Z"].map { Symbol($0) })
        let columns = ["v", "w"].map { (Symbol($0), Shape.column(3)) }
        let matrices = ["A", "B", "Z"].map { (Symbol($0), Shape(rows: 3, columns: 3)) }
        var scope = Scope(
            symbols: symbols, shapes: Dictionary(uniqueKeysWithValues: columns + matrices), readsMatrices: true)
        scope.constants = ["k": 2]
        let kernels: Set = ["conv1d(x, k)", "maxpool(x, 2)", "onehot(k, 3)^T @ A"]
        for (names, instead) in NamedFunction.writtenElsewhere {
            for name in names { #expect(NamedFunction.named(name) == nil, "\(name)") }
            // These take shapes or constants of their own.
            guard !kernels.contains(instead) else { continue }
            #expect(throws: Never.self, "\(instead)") { try Expression(parsing: instead, in: scope) }
        }
    }

    @Test(
        "They are known however they are spelled",
        arguments: [("row_max", "max(Z, axis=1)"), ("Conv1D_", nil), ("logSoftmax", "v - logsumexp(v)"), ("loss", nil)])
    func spelling(name: String, instead: String?) {
        #expect(NamedFunction.elsewhere(name) == instead)
    }

    @Test("A student's product of letters stays one, and an unknown function is told what is written for it")
    func answers() throws {
        let scope = Scope(symbols: [Symbol("a"), Symbol("v"), Symbol("g"), Symbol("x")])
        #expect(try Expression(parsing: "avg(x + 1)", in: scope).symbols.count == 4)
        #expect(try Expression(parsing: "xx", in: scope) == Expression(parsing: "x*x", in: scope))
        let error = #expect(throws: ParseError.self) { try Expression(parsing: "square(x)", in: scope) }
        #expect(error?.suggestion == "x^2")
    }
}
