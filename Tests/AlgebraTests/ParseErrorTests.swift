import Testing

@testable import Algebra

@Suite("What cannot be read is found at its place, and says what to write")
struct ParseErrorTests {
    /// The place is marked in the text: «…».
    @Test(
        "Place, message and suggestion",
        arguments: [
            // More than one reading
            ("«1/2x»", "1/2x can be read in more than one way", "(1/2)x or 1/(2x)"),
            ("3 + «a/b c»", "a/b c can be read in more than one way", "(a/b)c or a/(b c)"),
            ("«a/b(c+1)»", "a/b(c+1) can be read in more than one way", "(a/b)(c+1) or a/(b(c+1))"),
            ("«1/xz»", "1/xz can be read in more than one way", "(1/x)z or 1/(xz)"),
            ("«1/2 sin(x)»", "1/2 sin(x) can be read in more than one way", "(1/2)sin(x) or 1/(2 sin(x))"),
            ("«sin^-1» x", "sin^-1 can be read in more than one way", "asin(x) or 1/sin(x)"),
            ("2«sin⁻¹»(x)", "sin⁻¹ can be read in more than one way", "asin(x) or 1/sin(x)"),
            ("«\\sin^{-1}» x", "\\sin^{-1} can be read in more than one way", "asin(x) or 1/sin(x)"),
            ("«relu^-1»(x)", "relu^-1 can be read in more than one way", "1/relu(x)"),
            ("«x^1/2»", "x^1/2 can be read in more than one way", "x^(1/2) or x/2"),
            ("«sin x x»", "sin x x can be read in more than one way", "sin(x)*x or sin(x*x)"),
            ("«√x²»", "√x² can be read in more than one way", "(√x)^… or √(x^…)"),
            ("«sin x (»y)", "sin x(…) can be read in more than one way", "sin(x)·(…) or sin(x·(…))"),

            ("«e^2x»", "e^2x can be read in more than one way", "e^(2x) or e^(2)*x"),
            ("3«e^-2x»", "e^-2x can be read in more than one way", "e^(-2x) or e^(-2)*x"),
            ("«2^xy»", "2^xy can be read in more than one way", "2^(xy) or 2^(x)*y"),

            // Signs and values
            ("«»", "there is nothing to read", nil),
            ("  «»", "there is nothing to read", nil),
            ("«ln»*x", "ln needs an argument", "ln(x)"),
            ("x + «sin»", "sin needs an argument", "sin(x)"),
            ("2«sin()»", "sin needs an argument", "sin(x)"),
            ("x «+»", "something is missing after +", nil),
            ("x «*» / y", "something is missing after *", nil),
            ("(x «-»)", "something is missing after -", nil),
            ("«*»x", "* stands where a value is expected", nil),
            ("x«²⁾»", "²⁾ stands where a value is expected", nil),
            ("2 «3»", "a sign is missing before 3", "2*3"),
            ("x «2»", "a sign is missing before 2", "x*2"),
            ("√«-»x", "√ takes what stands right after it; a sign needs brackets", "√(−x)"),
            ("«3,5»", "a decimal is written with a point", "3.5"),
            ("«0,125»", "a decimal is written with a point", "0.125"),
            ("«1,234.5»", "numbers are written without separators", "1234.5"),
            ("«16,000»", "numbers are written without separators", "16000 or 16.000"),
            ("«1 234»", "numbers are written without separators", "1234"),
            ("«78.539 816»", "numbers are written without separators", "78.539816"),
            ("x«,» y", "a comma separates the arguments of a function, and there is no function here", nil),
            ("«1.2.3»", "1.2.3 has more than one decimal point", nil),
            ("2 + «1e999»", "this number is too large", nil),
            ("x «=» 3", "an expression is asked for, and = makes it an equation", nil),
            ("x«!»", "! has no meaning here", nil),
            ("x «;» y", "; has no meaning here", nil),

            ("«∛»x", "∛ has no meaning here", "x^(1/3)"),
            ("x«:»2", ": has no meaning here", "/"),
            ("50«%»", "% has no meaning here", "/100"),
            ("«∞»", "∞ has no meaning here", nil),
            ("x«'»", "x' does not say what is differentiated", "bar(x) or dC/dx"),
            ("σ«'»'(x)", "second derivatives are not read", "dC/dx"),
            ("«sech»²(x)", "no function is called sech", "1/cosh(x)"),

            // Brackets
            ("«(»x + 1", "( is never closed", nil),
            ("x + 1«)»", ") closes nothing", nil),
            ("(x«]»", "( is closed by ]", nil),
            ("{x«)»", "{ is closed by )", nil),
            ("(x + «|»y)", "| is never closed", nil),
            ("max«(»x, y", "( is never closed", nil),
            ("2«()»", "there is nothing between the brackets", nil),
            ("max(x«,»)", "something is missing after ,", nil),

            // Names
            ("x + «q»", "no variable is called q", nil),
            ("«los» + 1", "no variable is called los", "loss"),
            ("2«Theta»", "no variable is called Theta", "theta"),
            ("«w[1,4]»", "no variable is called w[1,4]", "w[1,3]"),
            ("«w» + 1", "w stands for several variables and needs its indices", "w[1,3]"),
            // A Cyrillic letter.
            ("«х» + 1", "х has letters that are not the Latin ones they look like", "x"),
            ("«E»^x", "no variable is called E", "e"),
            ("«∑»(i in 1..3, x)", "no function is called Σ", "sum(i in 1..3, x[i])"),
            ("x«₉₉₉₉₉₉₉₉₉₉₉₉₉₉₉₉₉₉₉₉»", "an index is out of range", nil),
            ("«sni»(x)", "no function is called sni", "sin"),
            ("«q»(x)", "no function is called q", nil),
            ("«lg»(x)", "no function is called lg", "log10"),
            ("«sinx»", "no variable is called sinx", "sin(x)"),
            ("«sin2x»", "no variable is called sin2x", "sin(2x)"),
            ("«max» x", "max needs its arguments in brackets", "max(a, b)"),
            ("«sin(x, y)»", "sin takes one argument, not 2", nil),
            ("«f» + 1", "f needs an argument", "f(x)"),
            ("f«'»(x)", "a prime says nothing about the variable; the derivative is written as a fraction", nil),
            ("C«'»(z)", "a prime says nothing about the variable; the derivative is written as a fraction", "dC/dz"),
            ("C«'»(f(x))", "a prime says nothing about the variable; the derivative is written as a fraction", nil),
            ("bar(«q»)", "no variable is called q", nil),
            ("«bar»(2)", "bar takes the name of one variable", nil),

            // Derivatives
            ("«dQ/dz»", "dQ/dz: no node is called Q", "C"),
            ("x·«∂C/∂los»", "∂C/∂los: no node is called los", "loss"),
            ("«dC» + 1", "dC stands alone", "dC/dx"),
            ("«∂C» + 1", "∂C stands alone", "∂C/∂x"),
            ("«d/dx» C", "d/dx is not read as an operator", "dC/dx"),
            ("\\frac{«d}{dx»} x", "d/dx is not read as an operator", "dC/dx"),
            ("«dCdz»*x", "no variable is called dCdz", "dC/dz"),
            ("«d»²C/dx²", "second derivatives are not read", "dC/dx"),

            // Indices
            (
                "w[«x»]",
                "x is no index here: an index is a whole number, such as 2 or j+1, or a constant that is one", nil
            ),
            ("w[1, «1.5»]", "an index is a whole number, such as 2 or j+1", nil),
            ("w«[»1, 3", "[ is never closed", nil),
            ("w[«99999999999999999999», 1]", "an index is a whole number, such as 2 or j+1", nil),
            ("w[9007199254740991*«9007199254740991», 1]", "an index is out of range", nil),
            ("sum(k in «3..1», k)", "the range 3..1 is empty", nil),
            ("sum(k in 1«,» x)", "sum over an index is written sum(i in 0..3, …)", nil),
            ("sum(k in 1..3«)»", "sum over an index is written sum(i in 0..3, …)", nil),
            ("sum(k in 1..3, «q» k)", "no variable is called q", nil),

            // What needs vectors and matrices
            ("x «@» y", "@ is for vectors and matrices; values here are scalars", nil),
            ("x«.T»", ".T is for vectors and matrices; values here are scalars", nil),
            ("x«^T»", "^T is for vectors and matrices; values here are scalars", nil),
            ("«softmax»(x)", "softmax is for vectors and matrices; values here are scalars", nil),
            ("«dot»(x, y)", "dot is for vectors and matrices; values here are scalars", nil),
            ("«[»1, 2; 3, 4]", "[…] is for vectors and matrices; values here are scalars", nil),

            // LaTeX
            ("«\\sni» x", "no LaTeX command \\sni is known", "\\sin"),
            ("«\\frac» xy", "\\frac needs its argument in braces", nil),
            ("\\frac«{»x", "{ is never closed", nil),
            ("«\\frac{x}»y", "\\frac needs its argument in braces", nil),
            ("«\\operatorname» relu", "\\operatorname needs its argument in braces", nil),
            ("«\\sqrt»[3]{x}", "√ has no index here; a root is a power", "x^(1/3)"),
            ("«\\sqrt»[4]{x}", "√ has no index here; a root is a power", "x^(1/4)"),
            ("«$»x", "$ has no meaning here", nil),
        ] as [(String, String, String?)])
    func error(marked: String, message: String, suggestion: String?) throws {
        let parts = marked.split(separator: /[«»]/, omittingEmptySubsequences: false)
        try #require(parts.count == 3)
        let start = parts[0].utf8.count
        let error = try #require(throws: ParseError.self) {
            try Expression(parsing: parts.joined(), in: Declared.scope)
        }
        #expect(error.message == message)
        #expect(error.suggestion == suggestion)
        #expect(error.range == start..<(start + parts[1].utf8.count))
    }

    @Test("A name that could be cut in two ways shows both")
    func ambiguousProduct() throws {
        let scope = Scope(symbols: [Symbol("a"), Symbol("ab"), Symbol("bc"), Symbol("c")])
        let error = try #require(throws: ParseError.self) { try Expression(parsing: "abc", in: scope) }
        #expect(error.sentence == "abc can be read in more than one way; did you mean a*bc or ab*c?")
    }

    @Test("Digits that could be two indices or one show both")
    func ambiguousIndices() throws {
        let scope = Scope(symbols: [Symbol("w", indices: [1, 3]), Symbol("w", indices: [13])])
        let error = try #require(throws: ParseError.self) { try Expression(parsing: "w₁₃", in: scope) }
        #expect(error.sentence == "w₁₃ can be read in more than one way; did you mean w[1,3] or w[13]?")
    }

    @Test("Where there are few variables, they are named")
    func fewVariables() throws {
        let scope = Scope(symbols: [Symbol("x"), Symbol("y")])
        let error = try #require(throws: ParseError.self) { try Expression(parsing: "2q", in: scope) }
        #expect(error.sentence == "no variable is called q; there are x and y")
        let one = try #require(throws: ParseError.self) {
            try Expression(parsing: "2q", in: Scope(symbols: [Symbol("y")]))
        }
        #expect(one.sentence == "no variable is called q; did you mean y?")
    }
}
