import Algebra
import Tutor

/// What holds of every text that is read as an expression.
enum ExpressionPromises {
    static let scalars = Scope(
        symbols: Set(
            ["x", "y", "z", "θ", "loss", "C"].map { Symbol($0) } + [
                Symbol("w", indices: [1, 3]), Symbol("w", layer: 2, indices: [1, 3]),
            ]), opaqueFunctions: ["f"])

    static let matrices = Scope(
        symbols: Set(["W", "A", "v", "u", "z", "x", "C"].map { Symbol($0) }),
        shapes: [
            Symbol("W"): Shape(rows: 2, columns: 3), Symbol("A"): Shape(rows: 2, columns: 2), Symbol("v"): .column(3),
            Symbol("u"): .column(2), Symbol("z"): .column(2),
        ])

    /// What is longer is not written and read again: it takes long, and LaTeX has more signs.
    private static let longest = 20_000

    /// What is wrong with the way in which a text is read, or with what was read.
    static func faults(_ text: String, in scope: Scope, isGraded: Bool = false) -> [String] {
        let expression: Expression
        do throws(ParseError) {
            expression = try Expression(parsing: text, in: scope)
        } catch {
            let isInside = error.range.lowerBound >= 0 && error.range.upperBound <= text.utf8.count
            return isInside && !error.message.isEmpty ? [] : ["a place outside the text: \(error)"]
        }
        // A sum over an index that is written out may have more signs than are read.
        guard expression.size <= longest else { return [] }
        var faults: [String] = []
        for notation in Notation.allCases {
            let written = expression.text(notation, shapes: scope.shapes)
            if written.hasControlCharacters { faults.append("control characters in \(written)") }
            let again = try? Expression(parsing: written, in: scope)
            if again.map({ areAlike($0, expression, in: scope) }) != true {
                faults.append("\(written) is read as \(again?.text(.ascii) ?? "nothing")")
            }
        }
        guard faults.isEmpty, isGraded else { return faults }
        let written = expression.text(.unicode, shapes: scope.shapes)
        if case .incorrect? = (try? Grader().grade(written, expected: expression.text(.ascii)))?.verdict {
            faults.append("\(written) is wrong where it is expected")
        }
        return faults
    }

    /// Whether two expressions have the same signs, be it a root or a power of ½, or else the same value: 2 @ x is 2*x, and
    /// a product in LaTeX has no brackets inside.
    private static func areAlike(_ one: Expression, _ other: Expression, in scope: Scope) -> Bool {
        guard one.text(.ascii, shapes: scope.shapes) != other.text(.ascii, shapes: scope.shapes) else { return true }
        guard let one = values(of: one, in: scope), let other = values(of: other, in: scope), one.count == other.count
        else { return false }
        return zip(one, other).allSatisfy {
            $0 == $1 || $0.isNaN && $1.isNaN || abs($0 - $1) <= 1e-9 * max(1, abs($0))
        }
    }

    /// The elements where every variable and derivative has a number of its own, between 0.3 and 1.3.
    private static func values(of expression: Expression, in scope: Scope) -> [Double]? {
        try? expression.elements(shapes: scope.shapes).joined().map { element in
            element.evaluated { atom in
                0.3 + Double("\(atom)".utf8.reduce(UInt32(7)) { ($0 &* 31 &+ UInt32($1)) % 10_007 }) / 10_007
            }
        }
    }
}
