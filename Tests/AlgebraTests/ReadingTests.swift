import Testing

@testable import Algebra

/// Names that the texts of these tests may use.
let declaredNames: Set<Symbol> = [
    Symbol("x"), Symbol("y"), Symbol("z"), Symbol("C"), Symbol("a"), Symbol("b"), Symbol("c"), Symbol("θ"),
    Symbol("loss"), Symbol("x1"), Symbol("w_hidden"), Symbol("v", indices: [1]), Symbol("w", indices: [1, 3]),
    Symbol("w", layer: 2, indices: [1, 3]), Symbol("u", indices: [10]),
]

let declared = Scope(
    symbols: declaredNames, opaqueFunctions: ["f", "g"], indices: ["i": 1, "j": 3, "l": 3])

@Suite("Every notation of lessons and answers is read as a person reads it")
struct ReadingTests {
    @Test(
        "A text and the same text in plain ASCII",
        arguments: [
            ("-x^2", "-(x^2)"),
            ("2^3^2", "2^(3^2)"),
            ("2x y", "2*x*y"),
            ("xz", "x*z"),
            ("sin 2x", "sin(2*x)"),
            ("sin x cos x", "sin(x)*cos(x)"),
            ("sin^2 x", "sin(x)^2"),
            ("dC/dz dz/dx", "dC/dz*dz/dx"),
            ("\\frac{dC}{dz}\\frac{\\partial z}{\\partial x}", "dC/dz*partial z/partial x"),
            ("½x", "0.5*x"),
        ])
    func reading(text: String, plain: String) throws {
        let expression = try Expression(parsing: text, in: declared)
        #expect(expression == (try Expression(parsing: plain, in: declared)))
    }
}
