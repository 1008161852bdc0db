import Testing

@testable import Algebra

@Suite("Derivatives in another layout")
struct LayoutChangeTests {
    private static let shapes: [Symbol: Shape] = [
        Symbol("W"): Shape(rows: 2, columns: 3), Symbol("x"): .column(3), Symbol("z"): .column(2),
        Symbol("h"): .column(2), Symbol("u"): .column(2), Symbol("A"): Shape(rows: 4, columns: 2),
    ]

    private func turned(_ text: String, to layout: Layout = .numerator) throws -> String {
        let scope = Scope(
            symbols: Set(Self.shapes.keys).union([Symbol("y"), Symbol("C"), Symbol("s")]), shapes: Self.shapes)
        return try Expression(parsing: text, in: scope).laidOut(in: layout, shapes: Self.shapes).text(
            .unicode, shapes: Self.shapes)
    }

    /// Checked by hand with (AB)ᵀ = BᵀAᵀ.
    @Test(
        "In numerator layout products are turned round and derivatives are rows",
        arguments: [
            ("W^T bar(z)", "z̄ W"),
            ("bar(z) x^T", "x z̄"),
            ("du/dx @ dy/du", "(dy/du)(du/dx)"),
            ("W^T", "W"),
            ("2*bar(z)", "2z̄"),
            ("bar(h) * (1 - h^2)", "h̄ ⊙ (1 − h²)ᵀ"),
            ("bar(z) x^T + 3*W", "x z̄ + 3Wᵀ"),
            ("W^T diag(h) bar(u)", "ū diag(h) W"),
        ])
    func numerator(text: String, expected: String) throws {
        #expect(try turned(text) == expected)
    }

    @Test("The shape is the transpose of the one in denominator layout")
    func shape() throws {
        let scope = Scope(symbols: Set(Self.shapes.keys).union([Symbol("C")]), shapes: Self.shapes)
        for text in ["W^T bar(z)", "bar(z) x^T", "bar(h) * (1 - h^2)", "-bar(u)", "dC/dW", "dz/dx @ bar(z)"] {
            let expression = try Expression(parsing: text, in: scope)
            let turned = expression.laidOut(in: .numerator, shapes: Self.shapes)
            let own = try expression.shape { Self.shapes[$0] }
            #expect(try turned.shape(layout: .numerator) { Self.shapes[$0] } == own.transposed, "\(text)")
        }
    }

    @Test("Denominator layout is how it is written")
    func denominator() throws {
        #expect(try turned("W^T bar(z)", to: .denominator) == "Wᵀ z̄")
    }
}
