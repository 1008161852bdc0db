import Testing

@testable import Algebra

@Suite("Expressions up to the order in which they are written")
struct WrittenFormTests {
    private func form(_ text: String) throws -> WrittenForm {
        WrittenForm(try Expression(parsing: text, in: Declared.scope))
    }

    @Test(
        "Another order, other places of signs and of the fraction bar make no other form",
        arguments: [
            ("x*(1 - x)", "(1 - x)*x"), ("x*(1 - x)", "(-x + 1) x"), ("x + y - 1", "y - 1 + x"),
            ("x + (y + 1)", "1 + x + y"),
            ("-(x*y)", "x*(-y)"), ("(-x)*(-y)", "x*y"), ("-x/y", "x/(-y)"), ("1*x", "x"), ("x/1", "x"), ("-1*x", "-x"),
            ("x/y*2", "2*x/y"), ("x/(y*2)", "x/y/2"), ("exp(-x)", "e^(-x)"), ("sin(x + y)", "sin(y + x)"),
            ("exp(-x)/(exp(-x) + 1)^2", "exp(-x)*1/(1 + exp(-x))^2"),
        ])
    func alike(first: String, second: String) throws {
        #expect(try form(first) == form(second))
    }

    @Test(
        "What takes a step of algebra makes another form, and so does another value",
        arguments: [
            ("x - x^2", "x*(1 - x)"), ("x + 1 - 1", "x"), ("x*x", "x^2"), ("x/x", "1"), ("-(x - y)", "y - x"),
            ("x*y + x", "x*(y + 1)"), ("1/(1/x)", "x"), ("1/x^2", "x^(-2)"), ("(x + 1)/y", "x/y + 1/y"), ("x*2/2", "x"),
            ("x - y", "y - x"), ("x/y", "y/x"), ("x^y", "y^x"), ("x - 1", "x + 1"), ("sin(x)", "cos(x)"),
            ("max(x, y)", "min(x, y)"), ("2*x", "x"), ("x*(y + 1)", "x*y + 1"), ("f(x)", "f(y)"),
        ])
    func different(first: String, second: String) throws {
        #expect(try form(first) != form(second))
    }
}
