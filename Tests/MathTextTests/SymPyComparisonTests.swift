import Foundation
import Testing

@testable import MathText

@Suite("Formulas beside SymPy's pictures of them")
struct SymPyComparisonTests {
    @Test("Every letter and digit of SymPy's picture is there, no more and no fewer")
    func signs() {
        for formula in sympyFormulas {
            let lines = MathText.display(formula.latex, width: 500)
            #expect(lines.joined().signs == formula.signs, "\(formula.latex)\n\(lines.joined(separator: "\n"))")
        }
    }

    @Test("No picture is taller than SymPy's, and none much wider")
    func size() {
        for formula in sympyFormulas {
            let lines = MathText.display(formula.latex, width: 500)
            #expect(lines.count <= formula.rows, "\(formula.latex)\n\(lines.joined(separator: "\n"))")
            let columns = lines.map(\.count).max() ?? 0
            #expect(columns <= formula.columns + 3, "\(formula.latex)\n\(lines.joined(separator: "\n"))")
        }
    }
}

extension String {
    /// The letters and digits, sorted, styled ones as plain ones.
    var signs: String {
        let plain = decomposedStringWithCompatibilityMapping.unicodeScalars
        return String(
            String.UnicodeScalarView(
                plain.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }.sorted()))
    }
}
