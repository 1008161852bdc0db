import Testing

@testable import Algebra

@Suite("Numbers on screen")
struct NumberTextTests {
    @Test(
        "Up to six significant digits, no zeros at the end",
        arguments: [
            (38, "38"), (0.5, "0.5"), (-0.25, "−0.25"), (0, "0"), (-0.0, "0"), (1.0 / 3, "0.333333"),
            (2.0 / 3, "0.666667"),
            (412.191457284121, "412.191"), (1208.38121512661, "1208.38"), (999999.5, "1e6"), (0.0001, "0.0001"),
            (1_000_000, "1000000"), (1_234_567, "1.23457e6"), (123_456, "123456"), (1e15, "1e15"),
            (1e14, "100000000000000"),
            (0.00001234, "0.00001234"), (1.5e-7, "1.5e−7"), (-1.5e-300, "−1.5e−300"),
            (.leastNonzeroMagnitude, "5e−324"), (0.1 + 0.2, "0.3"),
            (9.9999996, "10"), (0.099999996, "0.1"), (Double.greatestFiniteMagnitude, "1.79769e308"),
        ] as [(Double, String)])
    func screen(value: Double, text: String) {
        #expect(value.text(.unicode) == text)
    }

    @Test("A decimal is written as one, however small, and another fraction as a fraction")
    func decimals() {
        #expect(Number(4463, over: 10_000_000).magnitudeText == "0.0004463")
        #expect(Number(1, over: 4).magnitudeText == "0.25")
        #expect(Number(1, over: 1024).magnitudeText == "1/1024")
        #expect(Number(1, over: 3).magnitudeText == "1/3")
    }

    @Test("Fewer or more digits where they are asked for")
    func digits() {
        #expect(9.09914854483238.text(.ascii, significantDigits: 3) == "9.1")
        #expect(9.09914854483238.text(.ascii, significantDigits: 15) == "9.09914854483238")
        #expect((-0.5).text(.ascii) == "-0.5")
        #expect(1234.0.text(.ascii, significantDigits: 0) == "1e3")
    }

    @Test("What is not a number says so")
    func notFinite() {
        #expect(Double.nan.text(.unicode) == "undefined")
        #expect(Double.infinity.text(.unicode) == "∞")
        #expect((-Double.infinity).text(.unicode) == "−∞")
        #expect((-Double.infinity).text(.ascii) == "-infinity")
    }

    @Test("A number of an expression reads back as itself")
    func readsBack() throws {
        for number in [
            Number(1, over: 8), Number(7, over: 3), Number(3, over: 1_000_000), Number(1e300), Number(1.5e-300),
            Number(Int.max), Number(1, over: Int.max), Number(0.1 + 0.2),
        ] {
            let text = Expression.number(number).text(.ascii)
            let value = try Expression(parsing: text, in: Scope()).evaluated { _ in .nan }
            #expect(value == number.doubleValue, "\(text)")
        }
    }

    @Test(
        "The number of the digits shown is the one they read as",
        arguments: [
            (-0.7568024953, -0.756802), (2.0 / 3, 0.666667), (1234567.0, 1.23457e6), (9.999996, 10), (0.1, 0.1),
            (6.02214076e23, 6.02214e23), (1.60217663e-19, 1.60218e-19), (0, 0),
        ] as [(Double, Double)])
    func shown(number: Double, shown: Double) { #expect(number.shown() == shown) }
}
