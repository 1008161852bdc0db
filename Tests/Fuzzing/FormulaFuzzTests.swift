import Cards
import RepositoryCards
import SeededGenerator
import Testing

@Suite("Fuzzing: formulas of lessons")
struct FormulaFuzzTests {
    private static let grammar = Grammar(rules: [
        "f": [
            "«f» + «f»", "«f» = «f»", "\\frac{«f»}{«f»}", "«a»_{«f»}", "«a»^{«f»}", "«a»_«a»", "«a»^«a»", "\\sqrt{«f»}",
            "\\sqrt[«f»]{«f»}", "\\sum_{«f»}^{«f»} «f»", "\\left(«f»\\right)", "\\left[«f»\\right.", "{«f»}",
            "\\bar{«f»}",
            "\\underbrace{«f»}_{«f»}", "\\begin{bmatrix} «f» & «f» \\\\ «f» \\end{bmatrix}", "\\text{«f»}", "\\hat «a»",
            "\\begin{cases} «f» & «f» \\\\ «f» \\end{cases}", "\\overset{«f»}{«f»}",
            "\\begin{aligned} «f» &= «f» \\\\ «f» \\end{aligned}",
            "\\binom{«f»}{«f»}", "\\mathbf{«f»}", "\\color{red}{«f»}", "\\operatorname{«a»}", "«a»", "«a»", "«a»'",
            "«a»",
        ],
        "a": [
            "x", "7", "\\theta", "\\partial", "\\infty", "学", "\\,", "\\unheard", "\\mathcal{D}", "\\cdot", "\\lim",
            "|", "/",
            "\\{", "e\u{301}", "👩‍👩‍👧", "\\top", "ŷ", "&", "\\\\", "_", "^", "~", "%", "$", "#",
        ],
    ])

    private static let damage = Damage(pieces: [
        "{", "}", "\\", "\\left", "\\right", "\\begin{", "\\end{bmatrix}", "&", "\\\\", "^", "_", "'", "\\frac",
        "\\sqrt[",
        "\\text{", "$", "\u{304}", "\u{200B}", "\n", "\t", "\\limits", "\\middle|", "\\not", "\\hline",
        "\\begin{array}{c|c}",
    ])

    /// The formulas of the shipped lessons, as they stand between dollars.
    private static func formulas() throws -> [String] {
        try RepositoryCards.shipped.files().flatMap { file in
            String(decoding: file.bytes, as: UTF8.self).split(separator: "$").enumerated()
                .filter { $0.offset % 2 == 1 }.map { String($0.element) }
        }
    }

    @Test("Any formula is laid out, in one line and in rows of one formula, in ASCII where that is asked for")
    func formulas() throws {
        let lessons = try Self.formulas()
        #expect(lessons.count > 300)
        try Fuzz.run("formulas", inputs: 2_000) { generator in
            let isFromLesson = Bool.random(using: &generator)
            var latex = Self.grammar.text("f", using: &generator)
            if isFromLesson { latex = lessons.randomElement(using: &generator) ?? latex }
            if isFromLesson || Bool.random(using: &generator) {
                let donor = lessons.randomElement(using: &generator) ?? ""
                latex = Self.damage.damaged(latex, donor: donor, using: &generator)
            }
            let width = Int.random(in: 0...90, using: &generator)
            return Fuzz.Outcome(input: "\(latex)\nwidth \(width)", faults: FormulaPromises.faults(latex, width: width))
        }
    }
}
