import Algebra
import Autodiff
import Testing
import Tutor

/// Right answers that were refused, and neighbours of each that are wrong.
@Suite struct VerdictTests {
    @Test(
        "What under- or overflows is compared all the same",
        arguments: [
            ("exp(1000)*x", "x*exp(500)^2", true),
            ("exp(1000)*x", "exp(1001)*x", false),
            ("x*exp(800)", "x*exp(400)*exp(400)", true),
            ("1/exp(-1000)", "exp(1000)", true),
            ("exp(-1000)*x", "x*exp(-500)^2", true),
            ("exp(-1000)*x", "x*exp(-999)", false),
            ("exp(-1000)*x", "0", false),
            ("1", "exp(-x)^2/exp(-x)^2", true),
            ("softplus(x)", "-log(exp(-x/2)^2/(1+exp(-x)))", true),
        ])
    func extremes(expected: String, answer: String, isEqual: Bool) throws {
        #expect(try isCorrect(expected, answer) == isEqual, "\(expected) against \(answer)")
    }

    @Test(
        "A key is right as it stands, in another order and with other signs, however narrow or far its domain is",
        arguments: [
            ("(-1)^n", "(-1)^n", true),
            ("(-1)^n", "1", false),
            ("(-1)^n", "1/(-1)^n", true),
            ("n*(-1)^(n-1)", "(-1)^(n-1)*n", true),
            ("log(x-10^6)", "log(-10^6+x)", true),
            ("acos(x-50)", "acos(-(50-x))", true),
            ("sqrt(0.01-(x-7)^2)", "sqrt(-(x-7)*(x-7)+0.01)", true),
            ("sqrt(0.01-(x-7)^2)", "sqrt(0.02-(x-7)^2)", false),
            ("log(sin(x)-0.9999)", "log(sin(x)-0.9999)", true),
            ("log(sin(x)-0.9999)", "log(sin(x)-0.9998)", false),
            (
                "sum(i in 1..8, y[i]*log(p[i])+(1-y[i])*log(1-p[i]))",
                "sum(i in 1..8, (1-y[i])*log(1-p[i])+y[i]*log(p[i]))", true
            ),
            // Nothing cancels that may be undefined.
            ("0", "log(x)-log(x)", false),
            ("x", "exp(log(x))", false),
            ("x", "sqrt(x)^2", false),
            ("sqrt(x)^2", "x", true),
            ("sin(x)*(10^20+1-10^20)", "0", false),
            ("sin(x)*(10^20+1-10^20)", "sin(x)", true),
        ])
    func verbatim(expected: String, answer: String, isEqual: Bool) throws {
        #expect(try isCorrect(expected, answer) == isEqual, "\(expected) against \(answer)")
    }

    @Test(
        "A verdict does not depend on how variables are called",
        arguments: [
            ("sigmoid(a-b)*(1-sigmoid(a-b))", "exp(a)*exp(b)/(exp(a)+exp(b))^2", true),
            ("sigmoid(a-b)*(1-sigmoid(a-b))", "exp(a)*exp(b)/(exp(a)+exp(b))", false),
            ("a+b+c", "log(exp(a)*exp(b)*exp(c))", true),
            ("a+b", "log(exp(a)+exp(b))", false),
            ("-(a^2+b^2+c^2)/2", "log(exp(-a^2/2)*exp(-b^2/2)*exp(-c^2/2))", true),
            ("-(a^2+b^2)/2", "log(exp(-a^2/2)*exp(-b^2))", false),
            ("exp(-(a-b)^2/2)*exp(-(c-b)^2/2)", "exp(-((a-b)^2+(c-b)^2)/2)", true),
            (
                "exp(a+b+c)/(exp(a)+exp(b)+exp(c))^3",
                "exp(a)/(exp(a)+exp(b)+exp(c))*exp(b)/(exp(a)+exp(b)+exp(c))*exp(c)/(exp(a)+exp(b)+exp(c))", true
            ),
            ("exp(a+b+c)/(exp(a)+exp(b)+exp(c))^3", "exp(a+b+c)/(exp(a)+exp(b)+exp(c))^2", false),
            ("exp(20*a)", "exp(a)^20", true),
            ("exp(20*a)", "exp(a)^19", false),
            ("exp(-17*a)", "1/exp(a)^17", true),
            ("-softplus(-a)-softplus(-b)", "log(sigmoid(a)sigmoid(b))", true),
        ])
    func renamed(expected: String, answer: String, isEqual: Bool) throws {
        let letters = Array("abcdghkmnpqrstuvwxyzαβθλμω").map(String.init)
        for turn in 0..<20 {
            let names = ["a": letters[turn], "b": letters[(turn + 5) % 26], "c": letters[(5 * turn + 11) % 26]]
            guard Set(names.values).count == 3 else { continue }
            func renamed(_ text: String) -> String {
                text.replacing(/[a-z]+/) { names[String($0.output)] ?? String($0.output) }
            }
            #expect(try isCorrect(renamed(expected), renamed(answer)) == isEqual, "\(renamed(answer))")
        }
    }

    @Test(
        "A call of a function nobody knows is told by its arguments, however they are written",
        arguments: [
            ("z", "g(f(x, y))", true),
            ("z", "g(f(x*1, y))", true),
            ("z", "g(f(y, x))", false),
            ("z", "g(u)", true),
            ("u", "f(1*x, y)", true),
            ("u", "f(x, y+1)", false),
            ("v", "h(x*y+x)", true),
            ("v", "h(x + y x)", true),
            ("v", "h(x*y)", false),
        ])
    func opaqueCalls(asked: String, answer: String, isEqual: Bool) throws {
        let graph = try graph("input x\ninput y\nu = f(x, y)\nz = g(u)\np = x*y + x\nv = h(p)\nC = z + v")
        let node = try #require(graph.nodes.firstIndex { $0.symbol.name == asked })
        let grade = Grader(graph: graph).grade(answer, of: .value(node: node))
        #expect(grade.verdict.isCorrect == isEqual, "\(grade)")
    }

    @Test(
        "Contrived answers are told from right ones",
        arguments: [
            ("x", "x*cos(2*pi*2^64*x)"),
            ("9007199254740993*x", "9007199254740992*x"),
            ("0", "2305843009213693951*2305843009213693921*x"),
        ])
    func contrived(expected: String, answer: String) throws {
        #expect(try !isCorrect(expected, answer))
    }

    @Test(
        "0 times what is too large for a machine number is 0 wherever that has a value",
        arguments: [
            ("0", "0*exp(1000 + x^2)", true), ("0", "exp(1000 + x^2)*0", true), ("0", "0/exp(1000 + x^2)", true),
            ("5", "5 + 0*exp(1000 + x^2)", true), ("x", "x*(1 + 0*exp(900 + x^2))", true),
            ("0", "(x - x)*exp(1000 + x^2)", true), ("1", "exp(0*exp(1000 + x^2))", true),
            ("0", "0*log(x)", false), ("0", "0*log(x)*exp(1000 + x^2)", false), ("0", "1e-9*exp(1000 + x^2)", false),
            ("0", "0*exp(1000 + x^2) + 1e-30", false), ("x", "x + 0*exp(1000 + sqrt(x))", false),
        ])
    func zeroFactor(expected: String, answer: String, isEqual: Bool) throws {
        let verdict = try Grader().grade(answer, expected: expected).verdict
        #expect(isEqual ? verdict.isCorrect : !verdict.isCorrect && !verdict.isInvalid, "\(verdict)")
    }

    @Test("Where there is too much to work out the answer is none, and a key as it stands is right all the same")
    func work() throws {
        let long = "sum(i in 1..9000, sin(i*x))"
        #expect(try Grader().grade("\(long)-cos(x)", expected: long).verdict.isInvalid)
        #expect(try isCorrect(long, long))
        // A product in every term, on a stack of thousands.
        #expect(try isCorrect("sum(i in 1..2000, i*x*sin(x))", "sum(i in 1..2000, i*sin(x)*x)"))
        #expect(try !isCorrect("sum(i in 1..2000, i*x*sin(x))", "sum(i in 1..2000, i*sin(x)*x)-cos(x)"))
    }

    @Test(
        "A constant factor is one that is not 1",
        arguments: [("log(x)", "2*log(x)", true), ("log(abs(x))", "log(x)", false), ("x", "x+1e-300", false)])
    func constantFactor(expected: String, answer: String, isNamed: Bool) throws {
        guard case .incorrect(_, let message) = try Grader().grade(answer, expected: expected).verdict else {
            Issue.record("\(answer) is not incorrect")
            return
        }
        #expect(message.contains("constant factor") == isNamed)
    }

    private func isCorrect(_ expected: String, _ answer: String) throws -> Bool {
        try Grader().grade(answer, expected: expected).verdict.isCorrect
    }
}
