import Cards
import Foundation
import RepositoryCards
import Testing

@testable import Tutor

/// The shipped cards about vectors and matrices, answered as students answer them. The right answers were worked out by
/// hand with indices, and the numbers checked with NumPy.
@Suite("The shipped cards about vectors and matrices")
struct MatrixCardsTests {
    /// A card and task, an answer that is right and some that are not.
    struct Row: Sendable, CustomTestStringConvertible {
        var card: String
        var task: String
        var right: [String]
        var wrong: [String]
        var testDescription: String { "\(card) \(task)" }

        init(_ card: String, _ task: String, right: [String], wrong: [String]) {
            self.card = card
            self.task = task
            self.right = right
            self.wrong = wrong
        }
    }

    private static let layouts: [Row] = [
        ("scalar-by-scalar", ["scalar", "1x1"], ["2", "3x1"]),
        ("column-by-scalar", ["1x2", "(1,2)"], ["2", "2x1", "(2,)", "scalar"]),
        ("matrix-by-scalar", ["3x2"], ["2x3", "6"]),
        ("scalar-by-column", ["3x1", "3", "(3,)"], ["1x3", "2x1"]),
        ("column-by-column", ["3×2"], ["2x3", "3"]),
        ("scalar-by-matrix", ["2x3"], ["3x2", "6x1"]),
        ("row-gradient", ["1x3"], ["3", "3x1"]),
        ("jacobian", ["2x3"], ["3x2"]),
        ("velocity", ["2x1", "2"], ["1x2"]),
        ("matrix-rate", ["2x3"], ["3x2"]),
        ("row-weights", ["3x2"], ["2x3"]),
        ("entries", ["[1, 4; 2, 5; 3, 6]", "[[1, 4], [2, 5], [3, 6]]"], ["[1, 2; 3, 4; 5, 6]"]),
        ("gradient-entries", ["[78; 102; 126]", "[78, 102, 126]"], ["[39; 51; 63]", "[5; 7; 9]"]),
        ("missing-cells", ["2"], ["1", "3", "4"]),
        ("what-changes", ["3"], ["1", "2", "4"]),
    ].map { Row("matrix-layouts", $0.0, right: $0.1, wrong: $0.2) }

    private static let chainRule: [Row] = [
        ("poll", ["6"], ["1", "2", "3", "4", "5"]),
        ("jacobian-shape", ["3x2"], ["2x3"]),
        ("upstream-shape", ["2x1", "2"], ["1x2"]),
        ("product", ["∂u/∂x ∂y/∂u", "du/dx @ dy/du", "(du/dx)(dy/du)"], ["2 du/dx dy/du"]),
        ("numerator", ["dy/du @ du/dx", "(∂y/∂u)(∂u/∂x)"], ["2 dy/du du/dx"]),
        ("numerator-shape", ["1x3"], ["3x1"]),
        ("known", ["2 A^T A x", "A^T @ (2*u)", "2 A.T @ u"], ["A^T u"]),
    ].map { Row("vector-chain-rule", $0.0, right: $0.1, wrong: $0.2) }

    private static let layer: [Row] = [
        ("through-sigmoid", ["bar(h) ⊙ h ⊙ (1 - h)", "bar(h) * sigmoid(z) * (1 - sigmoid(z))"], ["bar(h) * h"]),
        ("weights", ["bar(z) x^T", "outer(bar(z), x)"], ["bar(h) x^T"]),
        ("input", ["W^T bar(z)", "W.T @ bar(z)"], ["W^T bar(h)"]),
        ("bias", ["bar(z)"], ["bar(h)"]),
        ("input-numbers", ["[88, 150]", "[88; 150]"], ["[62, 160]", "[62; 160]"]),
        ("weight-numbers", ["[10, 20; 26, 52]", "[[10, 20], [26, 52]]"], ["[10, 26; 20, 52]"]),
        ("silent-transpose", ["2"], ["1", "3", "4"]),
        ("square-input", ["W^T bar(z)"], ["W bar(z)"]),
    ].map { Row("dense-layer", $0.0, right: $0.1, wrong: $0.2) }

    private func card(_ id: String) throws -> Card {
        try #require(try RepositoryCards.shipped.card(id))
    }

    private func grade(_ answer: String, _ row: Row) throws -> Grade {
        let card = try card(row.card)
        var session = QuizSession(card: card)
        session.go(to: try #require(card.tasks.firstIndex { $0.id == row.task }))
        return session.submit(answer)
    }

    @Test("Right answers are right, and typical wrong ones are not", arguments: layouts + chainRule + layer)
    func answers(row: Row) throws {
        for answer in row.right {
            let grade = try grade(answer, row)
            #expect(grade.verdict.isCorrect, "\(answer): \(grade.verdict)")
        }
        for answer in row.wrong {
            let grade = try grade(answer, row)
            #expect(!grade.verdict.isCorrect && !grade.verdict.isInvalid, "\(answer): \(grade.verdict)")
        }
    }

    @Test("Every task of these cards stands in the table")
    func complete() throws {
        for (id, rows) in [
            ("matrix-layouts", Self.layouts), ("vector-chain-rule", Self.chainRule), ("dense-layer", Self.layer),
        ] {
            let graded = try card(id).tasks.filter { if case .walk = $0.answer { false } else { true } }
            #expect(graded.map(\.id) == rows.map(\.task))
        }
    }

    @Test("Of the poll's products none is P×1: D is a row, the others do not exist, and the tutor says so")
    func poll() throws {
        let lines = [
            "A: (2×1)(3×2): the inner dimensions, 1 and 3, differ",
            "B: (1×2)(3×2): the inner dimensions, 2 and 3, differ",
            "C: (2×1)(2×3): the inner dimensions, 1 and 2, differ",
            "D: (1×2)(2×3) = 1×3, a row",
            "E: (2×1)(3×2): the inner dimensions, 1 and 3, differ",
        ]
        var session = QuizSession(card: try card("vector-chain-rule"))
        #expect(session.remarks.isEmpty)
        _ = session.submit("6")
        #expect(session.remarks == lines)

        var asking = QuizSession(card: try card("vector-chain-rule"))
        _ = asking.hint()
        _ = asking.hint()
        #expect(asking.hint() == .generated(lines.joined(separator: "\n")))
    }
}
