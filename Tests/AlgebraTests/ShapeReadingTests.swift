import Testing

@testable import Algebra

@Suite("Reading shapes")
struct ShapeReadingTests {
    @Test(
        "A shape is read however people write it",
        arguments: [
            ("2x3", 2, 3), ("2×3", 2, 3), (" 2 X 3 ", 2, 3), ("(2, 3)", 2, 3), ("[2,3]", 2, 3), ("3", 3, 1),
            ("(3,)", 3, 1),
            ("(3, )", 3, 1), ("[3]", 3, 1), ("3x1", 3, 1), ("1x3", 1, 3), ("scalar", 1, 1), ("Scalar", 1, 1),
            ("1x1", 1, 1),
            ("()", 1, 1), ("1", 1, 1),
        ])
    func read(text: String, rows: Int, columns: Int) throws {
        #expect(try Shape(reading: text) == Shape(rows: rows, columns: columns))
    }

    @Test(
        "What is no shape is refused",
        arguments: ["", "x", "2x", "x3", "0x3", "2x3x4", "-2x3", "(2,3", "2,3)", "two", "2.5", "(,3)", "(,)", "3,"])
    func malformed(text: String) {
        #expect(throws: Shape.ReadingError.malformed) { try Shape(reading: text) }
    }

    @Test("Too many elements are refused, however many digits they are written with")
    func limits() {
        for text in ["100000x100000", "99999999999999999999", "(9223372036854775807, 2)"] {
            #expect(throws: Shape.ReadingError.tooManyElements) { try Shape(reading: text) }
        }
    }
}
