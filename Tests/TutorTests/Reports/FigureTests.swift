import Testing

@testable import Tutor

@Suite("Figures with their units")
struct FigureTests {
    @Test("Neither nearly all nor nearly nothing is rounded to all or nothing")
    func percent() {
        let cases: [(Double, String)] = [
            (0, "0%"), (0.001, "<1%"), (0.305, "31%"), (0.996, ">99%"), (1, "100%"),
        ]
        for (share, text) in cases { #expect(Figure.percent(share) == text) }
    }

    @Test("A duration has the unit that suits it")
    func duration() {
        let cases: [(Double, String)] = [
            (0, "0 s"), (59.4, "59 s"), (59.6, "1.0 min"), (200, "3.3 min"), (720, "12 min"), (3_569, "59 min"),
            (3_600, "1.0 h"), (86_400, "24 h"), (4_514_400, "1,254 h"),
        ]
        for (seconds, text) in cases { #expect(Figure.duration(seconds) == text) }
    }

    @Test("Decimal places are all written, and a rounded nothing has no sign")
    func decimal() {
        let cases: [(Double, Int, String)] = [
            (0.5, 2, "0.50"), (-0.347, 2, "-0.35"), (-0.001, 2, "0.00"), (12, 0, "12"), (1.995, 1, "2.0"),
            (0.05, 2, "0.05"),
        ]
        for (number, places, text) in cases { #expect(Figure.decimal(number, places: places) == text) }
    }

    @Test("Thousands stand apart")
    func counts() {
        let cases = [(0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567"), (-12_345, "-12,345")]
        for (count, text) in cases { #expect(Figure.grouped(count) == text) }
        #expect(Figure.count(1, "student") == "1 student")
        #expect(Figure.count(1_200, "entry", plural: "entries") == "1,200 entries")
    }
}
