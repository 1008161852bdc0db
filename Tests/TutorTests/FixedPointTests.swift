import Algebra
import Testing

@testable import Tutor

@Suite("Arithmetic with many digits")
struct FixedPointTests {
    /// Expressions without variables and the first digits of their values, from mpmath 1.3 at 120 digits.
    private static let values = [
        ("1/3", "0.333333333333333333333333333333333333333333333333333333333333"),
        ("pi", "3.141592653589793238462643383279502884197169399375105820974944"),
        ("e", "2.718281828459045235360287471352662497757247093699959574966967"),
        ("exp(1/7)", "1.153564994895107753461339624471862441995687732739660951538801"),
        ("exp(-60)", "0.000000000000000000000000008756510762696520338488732800739166"),
        ("exp(-3/2)", "0.223130160148429828933280470764012521342171629361079328743835"),
        ("log(2)", "0.693147180559945309417232121458176568075500134360255254120680"),
        ("log(1000)", "6.907755278982137052053974364053092622803304465886318928099983"),
        ("log(0.001)", "-6.907755278982137052053974364053092622803304465886318928099983"),
        ("sin(1)", "0.841470984807896506652502321630298999622563060798371065672751"),
        ("cos(100)", "0.862318872287683934101938513950842535510084008535510829280162"),
        ("sin(-22/7)", "0.001264488930377353400360350475645932491773911391197603392516"),
        ("tan(2)", "-2.185039863261518991643306102313682543432017746227663164562955"),
        ("atan(3)", "1.249045772398254425829917077281090123077829404129896719054669"),
        ("atan(-0.1)", "-0.099668652491162027378446119878020590243278322504314648015508"),
        ("asin(0.9)", "1.119769514998634186686677055845399615895162186403302882375681"),
        ("acos(-0.3)", "1.875488980810294127203324652867280609053144731394329297880450"),
        ("sinh(2)", "3.626860407847018767668213982801261704886342012321135721309484"),
        ("cosh(-3)", "10.067661995777765841953936035115889836809803715371286679973280"),
        ("tanh(20)", "0.999999999999999991503291489416822045438558191190987257130474"),
        ("tanh(-0.01)", "-0.009999666679999460339328919708839497510011031424233651642631"),
        ("sqrt(2)", "1.414213562373095048801688724209698078569671875376948073176679"),
        ("sqrt(12345)", "111.108055513540511245004438743075241489911377459697729976485673"),
        ("sigmoid(-7)", "0.000911051194400645357863323774694141324148060261318566424818"),
        ("softplus(3)", "3.048587351573742058758925919854689997941881642828108620530846"),
        ("softplus(-30)", "0.000000000000093576229688397367793776974246751577216180869198"),
        ("logsumexp(1, 2, 3)", "3.407605964444380304482919904545070451472947108306194074728513"),
        ("2^0.5", "1.414213562373095048801688724209698078569671875376948073176679"),
        ("3^(-5)", "0.004115226337448559670781893004115226337448559670781893004115"),
        ("0.1^20", "0.000000000000000000010000000000000000000000000000000000000000"),
        ("1.25e-30", "0.000000000000000000000000000001250000000000000000000000000000"),
        ("(-2)^7", "-128.000000000000000000000000000000000000000000000000000000000000"),
        ("pi^pi", "36.462159607207911770990826022692123666365508402228818738709335"),
        ("max(1/3, 0.3)", "0.333333333333333333333333333333333333333333333333333333333333"),
        ("abs(-e)", "2.718281828459045235360287471352662497757247093699959574966967"),
        ("relu(-1) + step(2) + sign(-3)/4", "0.750000000000000000000000000000000000000000000000000000000000"),
    ]

    private func value(_ text: String, places: Int) throws -> FixedPoint? {
        try Expression(parsing: text, in: Scope()).value(in: FixedPointArithmetic(places: places), at: [:])
    }

    @Test("Sixty digits are right", arguments: values)
    func sixtyDigits(text: String, value: String) throws {
        let digits = value.filter(\.isNumber).reduce(Natural(0)) { number, digit in
            number * Natural(10) + Natural(UInt64(digit.wholeNumberValue ?? 0))
        }
        let unit = (0..<60).reduce(Natural(1)) { power, _ in power * Natural(10) }
        for places in [256, 448, 1_024] {
            let right = FixedPoint((digits << places) / unit, isNegative: value.hasPrefix("-"))
            let found = try #require(try self.value(text, places: places))
            // 2⁻¹⁹⁶ is less than a unit of the last digit.
            #expect((found - right).magnitude.bitWidth <= places - 196)
        }
    }

    @Test(
        "What has no value has none here",
        arguments: ["log(0)", "log(-1)", "1/0", "sqrt(-2)", "asin(2)", "(-2)^0.5", "0^(-1)", "exp(exp(20))"])
    func noValue(text: String) throws { #expect(try value(text, places: 256) == nil) }

    @Test("A long division gives back what was multiplied")
    func division() {
        var generator = SplitMix64(seed: 7)
        func random(_ digits: Int) -> Natural {
            (0..<digits).reduce(Natural(0)) { number, _ in
                // Digits of ones and of zeros only are where estimates go wrong.
                let choices: [UInt64] = [0, .max, 1 << 63, generator.next()]
                let digit = choices[Int.random(in: 0..<4, using: &generator)]
                return (number << 64) + Natural(digit)
            }
        }
        for size in 0..<400 {
            let (a, b) = (random(1 + size % 7), random(1 + size % 5) + Natural(1))
            let rest = size % 2 == 0 ? Natural(0) : b - Natural(1)
            #expect((a * b + rest) / b == a)
            let root = (a * a + a).squareRoot
            #expect(root == a)
        }
    }
}
