import Canvas
import Cards
import Foundation
import SeededGenerator
import RepositoryCards
import Testing

@testable import Screens

@Suite("Prose around mathematics, at every width")
struct LessonProseTests {
    /// Every paragraph of the cards in the folder `cards`: lessons, prompts, hints, reasons, options and their feedback.
    private static func paragraphs() throws -> [[Inline]] {
        let cards = try RepositoryCards.shipped.cards()
        try #require(!cards.isEmpty)
        let blocks = cards.flatMap { card in
            card.lesson
                + card.tasks.flatMap { task -> [Block] in
                    guard case .choice(let choice) = task.answer else {
                        return task.prompt + task.hints.joined() + task.why
                    }
                    return task.prompt + task.hints.joined() + task.why
                        + choice.options.flatMap { [.paragraph($0.text)] + $0.feedback }
                }
        }
        return blocks.flatMap(paragraphs)
    }

    private static func paragraphs(of block: Block) -> [[Inline]] {
        switch block {
        case .heading(_, let inlines), .paragraph(let inlines): [inlines]
        case .list(_, _, let items): items.joined().flatMap(paragraphs)
        case .quote(let blocks): blocks.flatMap(paragraphs)
        case .table(let header, let rows): header + rows.joined()
        case .code, .math, .graph, .rule: []
        }
    }

    /// Words and formulas in any order, with punctuation behind formulas.
    private static let random: [[Inline]] = {
        var generator = SeededGenerator(seed: 40)
        let formulas = [
            "x", #"\partial C/\partial x"#, #"\frac{dC}{dz} = 2z"#, #"w_{jk}^{(\ell)}"#, #"\bar{x} = 1 + 36 = 37"#,
            #"\sum_{i=1}^{M} \frac{\partial L}{\partial y_i}"#, "f(x, y)",
        ]
        let words = ["a", "path,", "gradient", "backpropagation", "sums", "—", "(see", "below)", "of", "well-known"]
        return (0..<15).map { _ in
            (0..<Int.random(in: 5...40, using: &generator)).flatMap { _ -> [Inline] in
                guard Int.random(in: 0..<3, using: &generator) == 0 else {
                    return [.text((words.randomElement(using: &generator) ?? "") + " ")]
                }
                let mark = [" ", ", ", ". ", "-fold "].randomElement(using: &generator) ?? " "
                return [.math(formulas.randomElement(using: &generator) ?? "x"), .text(mark)]
            }
        }
    }()

    private func check(_ paragraphs: [[Inline]], isASCII: Bool = false, everyWidth step: Int = 1) {
        let prose = Prose(appearance: Appearance(isASCII: isASCII))
        for inlines in paragraphs {
            let source = prose.spans(inlines)
            let sourceWords = words(source.text)
            let formulas = source.filter { $0.role == .math }.map(\.text)
            let widest = formulas.map(\.columns).max() ?? 0
            for width in stride(from: 40, through: 200, by: step) {
                let lines = prose.lines(inlines, width: width)
                let shown = lines.map(\.text)
                var faults = shown.filter { $0.columns > width || $0.first == " " || startsWithPunctuation($0) }
                // Unwrapped, the text is what it was: lines end at blanks, which disappear there.
                if words(shown.joined(separator: " ")) != sourceWords { faults.append("other words") }
                // A formula that easily fits on a line stands on one.
                let whole = lines.joined().filter { $0.role == .math }.map(\.text)
                if widest <= width / 2, whole != formulas { faults.append("a formula is split") }
                if !faults.isEmpty { Issue.record("\(width) columns: \(faults)\n\(source.text)") }
            }
        }
    }

    private func words(_ text: String) -> [Substring] { text.split(separator: " ") }

    private func startsWithPunctuation(_ line: String) -> Bool {
        line.first.map { ",.;:)".contains($0) } ?? false
    }

    @Test("The cards' prose keeps within the width, loses no word and splits no formula", arguments: [false, true])
    func cards(isASCII: Bool) throws {
        let paragraphs = try Self.paragraphs()
        #expect(paragraphs.count { $0.contains { if case .math = $0 { true } else { false } } } > 10)
        check(paragraphs, isASCII: isASCII, everyWidth: isASCII ? 7 : 1)
    }

    @Test("So does any prose")
    func anyProse() { check(Self.random, everyWidth: 3) }

    @Test("A formula wider than the line breaks behind a relation or an operator, never inside a name or a number")
    func wideFormula() {
        let latex =
            #"\bar{x} = \bar{t}\,\frac{\partial t}{\partial x} + \bar{C}\,\frac{\partial C}{\partial x} = 12 \cdot 3 + 1000 \cdot 1 = 1036"#
        let prose = Prose(appearance: Appearance(isASCII: false))
        let whole = prose.spans([.math(latex)]).text
        for width in 12..<whole.columns {
            let lines = prose.lines([.math(latex)], width: width).map(\.text)
            #expect(lines.allSatisfy { $0.columns <= width })
            #expect(lines.joined().filter { $0 != " " } == whole.filter { $0 != " " })
            for (line, next) in zip(lines, lines.dropFirst()) {
                let isInside = (line.last.map(isPartOfName) ?? false) && (next.first.map(isPartOfName) ?? false)
                #expect(!isInside || whole.contains("\(line) \(next)"), "\(width): \(line) | \(next)")
            }
        }
    }

    private func isPartOfName(_ character: Character) -> Bool { character.isLetter || character.isNumber }
}
