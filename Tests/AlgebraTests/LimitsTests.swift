import SeededGenerator
import Testing

@testable import Algebra

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

@Suite("No text is too deep or too long: it works, or an error names the limit")
struct LimitsTests {
    /// A hundred thousand of a sign, ten thousand of something longer.
    @Test(
        "Nesting beyond the limit is an error, on a thread with a small stack",
        arguments: [
            ("(", "x", ")"), ("((x", "", ""), ("{", "x", "}"), ("|", "x", "|"), ("|", "", ""), ("-", "x", ""),
            ("-(", "x", ")"), ("√", "x", ""),
            ("√(", "x", ")"), ("sin ", "x", ""), ("sin(", "x", ")"), ("sin -", "x", ""), ("x^", "x", ""),
            ("x^-", "x", ""), ("x^(", "x", ")"), ("(", "x", "^x)"),
            ("x/", "x", ""), ("x/y*", "x", ""), ("1/(x+", "x", ")"), ("f(x,", "x", ")"), ("max(x,", "x", ")"),
            ("\\frac{x}{", "x", "}"), ("\\left(", "x", "\\right)"),
        ])
    func nesting(opening: String, middle: String, closing: String) throws {
        let count = opening.count == 1 ? 100_000 : 10_000
        let text = String(repeating: opening, count: count) + middle + String(repeating: closing, count: count)
        let message = try onSmallStack { () -> String in
            do throws(ParseError) {
                _ = try Expression(parsing: text, in: Declared.scope)
                return "read"
            } catch {
                return error.message
            }
        }
        #expect(message == "this nests more than 256 levels deep")
    }

    @Test(
        "Nesting within the limit is read, written, differentiated, simplified, evaluated and freed on a small stack",
        arguments: [
            ("(", "x", ")"), ("-(", "x", ")"), ("√", "x", ""), ("sin ", "x", ""), ("σ(", "x", ")"), ("tanh(", "x", ")"),
            ("x^", "x", ""), ("(", "x", "^x)"),
            ("x/(y+", "x", ")"), ("max(y,", "x", ")"), ("logsumexp(y,", "x", ")"), ("\\frac{x}{", "x", "}"),
            ("2(1-", "x", ")"), ("f(x,", "x", ")"), ("1.5(y-", "x", ")"),
        ])
    func deep(opening: String, middle: String, closing: String) throws {
        // Some take three levels each.
        let count = ["(", "-(", "√", "sin "].contains(opening) ? 250 : 70
        let text = String(repeating: opening, count: count) + middle + String(repeating: closing, count: count)
        let depth = try onSmallStack { () -> Int in
            let expression = try Expression(parsing: text, in: Declared.scope)
            let copy = try Expression(parsing: expression.text(.ascii), in: Declared.scope)
            #expect(copy == expression)
            #expect(copy.hashValue == expression.hashValue)
            #expect(!expression.text(.latex).isEmpty)
            let derivative = expression.derivative(by: Symbol("x"))
            #expect(!derivative.text(.unicode).isEmpty)
            _ = derivative.evaluated { _ in 0.5 }
            return max(derivative.depth, expression.simplified().depth)
        }
        // Freeing takes about 250 bytes of stack a level.
        #expect(depth <= 1_000)
    }

    @Test(
        "A hundred thousand terms and twenty thousand factors work on a small stack",
        arguments: [("x - ", 100_000), ("x ", 20_000)])
    func long(piece: String, count: Int) throws {
        let text = String(repeating: piece, count: count) + "y"
        let size = try onSmallStack { () -> Int in
            let expression = try Expression(parsing: text, in: Declared.scope)
            #expect(expression.text(.ascii).utf8.count >= 2 * count)
            #expect(expression.evaluated { _ in 1 }.isFinite)
            return expression.derivative(by: Symbol("x")).size
        }
        #expect(size <= 9)
    }

    @Test("A long product of different factors has a derivative that grows like n·log n")
    func longProduct() throws {
        let text = (1...2000).map { "(x+\($0)y)" }.joined()
        let size = try onSmallStack {
            try Expression(parsing: text, in: Declared.scope).derivative(by: Symbol("x")).size
        }
        // Written out, it would be 20 million.
        #expect(size < 200_000)
    }

    @Test("A sum over an index may be long, but not endless")
    func indexRanges() throws {
        let expression = try Expression(parsing: "sum(k in 1..10000, x^k)", in: Declared.scope)
        #expect(expression.operands.count == 10_000)
        let endless = [
            "sum(k in 1..9007199254740991, x)", "sum(k in -9007199254740991..9007199254740991, x)",
            "sum(k in 1..9999, sum(m in 1..9999, k m x))",
        ]
        for text in endless {
            let error = try #require(throws: ParseError.self) { try Expression(parsing: text, in: Declared.scope) }
            #expect(error.message == "the expression is too long: more than 500000 names, numbers and signs")
        }
        let nested = (0..<9).map { "sum(k\($0) in 1..1, " }.joined() + "x" + String(repeating: ")", count: 9)
        let error = try #require(throws: ParseError.self) { try Expression(parsing: nested, in: Declared.scope) }
        #expect(error.message == "sums stand more than 8 deep inside each other")
    }

    @Test("Texts that mean nothing end in an error, however long")
    func nonsense() {
        for piece in [
            "∂", "d/", "dx/", "x_{", "w[", "\\frac", "$", "..", "²", "1e", "bar(", "\u{304}", "qx", "@", "x'",
        ] {
            let text = String(repeating: piece, count: 20_000)
            #expect(throws: ParseError.self, "\(piece)") { try Expression(parsing: text, in: Declared.scope) }
        }
    }

    @Test("Random texts never crash, and errors lie within the text")
    func randomTexts() {
        let pieces = [
            "x", "y", "2", "3.5", "(", ")", "[", "]", "{", "}", "|", "+", "-", "*", "/", "^", ",", ";", " ", "sin",
            "max(", "f(", "d", "dC", "dC/dx", "∂", "/", "²",
            "⁽²⁾", "₁", "_", "w", "w[1,3]", "\\frac", "\\sqrt", "\\left(", "√", "bar", "z̄", "sum(i in 0..3,", "=", ".",
            "..", "'", "@", "e", "π", "\\", "$", "½", "\u{304}", "😀",
        ]
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<4000 {
            let length = Int.random(in: 1...12, using: &generator)
            let text = (0..<length).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &generator)] }.joined()
            do throws(ParseError) {
                let expression = try Expression(parsing: text, in: Declared.scope)
                let back = try Expression(parsing: expression.text(.ascii), in: Declared.scope)
                #expect(back.text(.ascii) == expression.text(.ascii), "\(text)")
            } catch {
                #expect(error.range.lowerBound >= 0 && error.range.upperBound <= text.utf8.count, "\(text): \(error)")
                #expect(!error.message.isEmpty)
            }
        }
    }
}

/// Runs a task on a thread with 512 KiB of stack, as threads other than the first often have.
private func onSmallStack<Result: Sendable>(_ task: @escaping @Sendable () throws -> Result) throws -> Result {
    let job = Job()
    var result: Swift.Result<Result, any Error>?
    try withoutActuallyEscaping({ result = Swift.Result { try task() } }) { run in
        job.run = run
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setstacksize(&attributes, 512 * 1024)
        #if canImport(Darwin)
            var thread: pthread_t?
        #else
            var thread = pthread_t()
        #endif
        let started = pthread_create(&thread, &attributes, Job.start, Unmanaged.passUnretained(job).toOpaque())
        try #require(started == 0)
        #if canImport(Darwin)
            if let thread { pthread_join(thread, nil) }
        #else
            pthread_join(thread, nil)
        #endif
        job.run = {}
    }
    return try #require(result).get()
}

/// What a thread is to do.
private final class Job {
    var run: () -> Void = {}

    #if canImport(Darwin)
        static let start: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? = { argument in
            Unmanaged<Job>.fromOpaque(argument).takeUnretainedValue().run()
            return nil
        }
    #else
        static let start: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { argument in
            if let argument { Unmanaged<Job>.fromOpaque(argument).takeUnretainedValue().run() }
            return nil
        }
    #endif
}
