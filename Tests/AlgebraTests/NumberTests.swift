import Testing

@testable import Algebra

@Suite("Numbers are exact while they fit")
struct NumberTests {
    @Test("Fractions are kept in lowest terms with the sign above")
    func lowestTerms() {
        #expect(Number(6, over: -4) == .rational(numerator: -3, denominator: 2))
        #expect(Number(0, over: 5) == .zero)
        #expect(Number(2.0) == Number(2))
    }

    @Test("Arithmetic of fractions")
    func arithmetic() {
        let half = Number(1, over: 2)
        let third = Number(1, over: 3)
        #expect(half + third == Number(5, over: 6))
        #expect(half * third == Number(1, over: 6))
        #expect(-half + half == .zero)
        #expect(third.reciprocal == Number(3))
        #expect(Number(-2).raised(to: 3) == Number(-8))
        #expect(Number(2, over: 3).raised(to: -2) == Number(9, over: 4))
    }

    @Test("What does not fit in Int goes on in Double")
    func overflow() {
        let large = Number(Int.max)
        #expect((large + large).doubleValue == 2 * Double(Int.max))
        #expect((large * large).doubleValue == Double(Int.max) * Double(Int.max))
        #expect(Number(Int.min).magnitude.doubleValue == -Double(Int.min))
        #expect((-Number(Int.min)).doubleValue == -Double(Int.min))
        #expect(Number(10).raised(to: 30).doubleValue == 1e30)
        #expect(Number(1, over: 0).doubleValue == .infinity)
        #expect(Number(Int.min, over: -1).doubleValue == -Double(Int.min))
    }

    @Test(
        "A decimal is its exact fraction, and its Double is the nearest one",
        arguments: [
            ("0.1", 1, 10, 0.1), ("2.50", 5, 2, 2.5), (".5", 1, 2, 0.5), ("1e-3", 1, 1000, 1e-3),
            ("2.5E4", 25000, 1, 25000),
            ("412.191457284121", 412_191_457_284_121, 1_000_000_000_000, 412.191457284121),
        ])
    func decimals(text: String, numerator: Int, denominator: Int, value: Double) throws {
        let number = try #require(Expression(parsing: text, in: Scope()).number)
        #expect(number == Number(numerator, over: denominator))
        #expect(number.doubleValue == value)
    }

    @Test("Digits beyond the precision of Double are read as the nearest Double")
    func longDecimals() throws {
        let number = try #require(Expression(parsing: "0.12345678901234567890123", in: Scope()).number)
        #expect(number == .real(0.12345678901234567890123))
    }
}
