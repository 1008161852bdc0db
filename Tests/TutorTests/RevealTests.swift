import Algebra
import Cards
import Foundation
import SmallCards
import RepositoryCards
import Testing

@testable import Tutor

/// What is revealed is typed back as it is printed.
@Suite("What is revealed can be typed back, and is right")
struct RevealTests {
    private static let graphs = [
        SmallCard.softmax,
        SmallCard.graph(
            "unit",
            """
            x = 2
            w = 0.5
            b = -1
            y = 1
            z = w * x + b
            s = 1 / (1 + exp(-z))
            h = tanh(s)
            C = (h - y)^2
            """),
        SmallCard.graph(
            "opaque",
            """
            input x
            input y
            z = f(x, y)
            C = C(z)
            """),
        SmallCard.graph(
            "layer",
            """
            input x : 3 = [1, -2, 3]
            param W : 2x3 = [[0.5, 1, -1], [2, 0, 1]]
            param b : 2 = [0.5, -1]
            const n : 2 = [3, 4]
            const Y : 2 = [1, 0]
            z = W @ x + b
            h = tanh(z)
            v = h * n
            e = v - Y
            C = sum(e^2) / 2
            """),
        SmallCard.graph(
            "wide",
            """
            input x : 2
            param A : 3x2
            u = A @ x
            v = sigmoid(u)
            y = dot(v, v)
            """),
        SmallCard.graph(
            "hats",
            """
            x = 2
            ŷ = x^2
            w_hidden = 3 * ŷ
            δ = w_hidden + ŷ
            C = δ^2
            """),
    ]

    /// A task of each kind that has a form of its own.
    private static let tasks: [(graph: String, answer: String)] = [
        ("soft", "symbolic: 'dC/dz[2]'\nin terms of: ['P[2]']"),
        ("soft", "symbolic: 'dC/dz[1]'\nin terms of: ['P[1]']"),
        ("soft", "symbolic: 'dC/dz[2]'"), ("soft", "numeric: 'dC/dz[2]'"), ("soft", "symbolic: 'dC/dP[2]'"),
        ("unit", "symbolic: dC/dz\nin terms of: [dC/ds, s]"), ("unit", "symbolic: ds/dz\nin terms of: [s]"),
        ("unit", "symbolic: dh/ds\nin terms of: [h]"), ("unit", "symbolic: dC/dw"), ("unit", "symbolic: ∂C/∂h"),
        ("unit", "symbolic: dC/dw\nin terms of: [dC/dz]"), ("unit", "numeric: dC/dw"),
        ("unit", "numeric: dC/dw\nround: 2"),
        ("unit", "symbolic: dh/dz"), ("unit", "paths: dC/dw"), ("unit", "paths: dC/dw\nentries: symbolic"),
        ("unit", "order: forward"), ("unit", "order: reverse"),
        ("opaque", "symbolic: dC/dz * dz/dx"), ("opaque", "symbolic: dC/dx"),
        ("opaque", "symbolic: dC/dx\nin terms of: [dC/dz]"),
        ("layer", "matrix: dC/dW\nentries: symbolic"), ("layer", "matrix: dC/dW\nentries: numeric"),
        ("layer", "matrix: dC/dz"),
        ("layer", "matrix: dC/dh\nentries: symbolic"), ("layer", "matrix: dC/dv\nentries: both"),
        ("layer", "matrix: dC/de"), ("layer", "matrix: dC/db\nlayout: numerator\nentries: symbolic"),
        ("layer", "matrix: dC/dx\nlayout: numerator\nentries: symbolic"), ("layer", "matrix: dz/dx\nentries: symbolic"),
        ("layer", "matrix: dh/dz\nentries: symbolic"), ("layer", "matrix: dh/dz\nlayout: numerator\nentries: symbolic"),
        ("layer", "matrix: dv/dh\nentries: symbolic"), ("layer", "matrix: dh/dx\nentries: symbolic"),
        ("layer", "matrix: dh/dx\nentries: symbolic\nlayout: numerator"), ("layer", "matrix: dz/dx"),
        ("layer", "matrix: z\nentries: symbolic"), ("layer", "shape: dC/dW"),
        ("layer", "matrix: dC/dW\nin terms of: ['bar(z)', x]"),
        ("layer", "matrix: dC/dW\nin terms of: ['bar(h)', h, x]"),
        ("layer", "matrix: dC/dx\nlayout: numerator\nin terms of: ['dC/dh', h, W]"),
        ("wide", "matrix: dy/dA\nin terms of: [v, x]"),
        ("wide", "matrix: dy/dx\nentries: symbolic"), ("wide", "matrix: dv/dx\nentries: symbolic"),
        ("wide", "matrix: dy/dv\nentries: symbolic"), ("wide", "shape: dv/dx"), ("wide", "matrix: dy/dA"),
        ("hats", "symbolic: dC/dŷ"), ("hats", "symbolic: dC/dx"), ("hats", "numeric: dC/dx"),
        ("hats", "order: reverse"),
    ]

    private static func fixture() throws -> Card {
        let written = tasks.enumerated().map { index, task in
            SmallCard.answer("Task \(index)", "graph: \(task.graph)\n\(task.answer)")
        }
        let walks = ["soft", "unit", "opaque", "layer", "wide", "hats"].flatMap { graph in
            ["numeric", "symbolic", "both"].flatMap { entries in
                ["pull", "push"].filter { _ in !(entries != "symbolic" && ["opaque", "wide"].contains(graph)) }.map {
                    SmallCard.walk(
                        "Walk \(graph) \(entries) \($0)",
                        "graph: \(graph)\nmethod: \($0)\nentries: \(entries)\nfill: [partials, contributions, adjoints]"
                    )
                }
            }
        }
        let (card, diagnostics) = Card.read(SmallCard.text(graphs, tasks: written + walks), path: "reveals.md")
        #expect(diagnostics.filter { $0.severity == .error }.map { "\($0)" } == [])
        return try #require(card)
    }

    private static func shipped() throws -> [Card] { try RepositoryCards.shipped.cards() }

    @Test("The answers of tasks, in both notations", arguments: [Notation.unicode, .ascii])
    func tasks(notation: Notation) throws {
        for card in try Self.shipped() + [Self.fixture()] {
            for index in card.tasks.indices {
                var revealing = QuizSession(card: card, notation: notation)
                revealing.go(to: index)
                guard let task = revealing.task, revealing.state?.work == nil else { continue }
                let revealed = revealing.reveal()
                let shown = try #require(revealed)
                var typing = QuizSession(card: card, notation: notation)
                typing.go(to: index)
                let verdict = typing.submit(shown).verdict
                #expect(
                    verdict.isCorrect, "\(card.frontMatter.title), \(task.title), \(task.answer): \(shown): \(verdict)")
            }
        }
    }

    @Test("The cells of walks, in both notations", arguments: [Notation.unicode, .ascii])
    func cells(notation: Notation) throws {
        for card in try Self.shipped() + [Self.fixture()] {
            for task in card.tasks {
                guard case .walk(let walk) = task.answer, let graph = card.graph(of: task) else { continue }
                var session = WalkSession(graph: graph, walk: walk, task: task.id, notation: notation)
                // A walk that is marked at the end only keeps what is typed.
                guard walk.feedback == .step else { continue }
                while let present = session.present {
                    let quantity = session.cells[present].quantity
                    let shown = try #require(session.working.result(quantity))
                    var typing = session
                    let verdict = typing.submit(shown).verdict
                    #expect(
                        verdict.isCorrect, "\(card.frontMatter.title), \(task.title), \(quantity): \(shown): \(verdict)"
                    )
                    let said = session.reveal()
                    #expect(said?.contains(shown) == true)
                }
            }
        }
    }

    @Test("The paths with their factors, and the sum", arguments: [Notation.unicode, .ascii])
    func paths(notation: Notation) throws {
        for card in try Self.shipped() + [Self.fixture()] {
            for task in card.tasks {
                guard case .paths(let key) = task.answer, let graph = card.graph(of: task) else { continue }
                let session = try #require(PathsSession(graph: graph, key: key, notation: notation))
                var shown = session
                shown.reveal()
                for given in shown.given {
                    // In names, as expressions, with numbers: of these, what the task takes.
                    let isTaken = given.factors.split(separator: " = ").contains { factors in
                        var typing = session
                        return typing.submit(String(factors)).verdict.isCorrect
                    }
                    #expect(isTaken, "\(given.factors)")
                }
                var typing = session
                let sum = try #require(shown.sum)
                let verdict = typing.submit("= \(sum)").verdict
                #expect(verdict.isCorrect, "\(sum): \(verdict)")
            }
        }
    }

    @Test("The lines of derivations and of computations, in both notations", arguments: [Notation.unicode, .ascii])
    func lines(notation: Notation) throws {
        var seen = 0
        for card in try Self.shipped() {
            for index in card.tasks.indices {
                var revealing = QuizSession(card: card, notation: notation)
                revealing.go(to: index)
                let state = revealing.state
                guard state?.derivation != nil || state?.computation != nil else { continue }
                seen += 1
                _ = revealing.reveal()
                let derived = revealing.state?.derivation?.lines.dropFirst().map(\.text)
                let computed = revealing.state?.computation.map { session in session.lines.map(session.text) }
                var typing = QuizSession(card: card, notation: notation)
                typing.go(to: index)
                for line in derived ?? computed ?? [] {
                    let verdict = typing.submit(line).verdict
                    #expect(verdict.isCorrect, "\(card.frontMatter.title), \(line): \(verdict)")
                }
                #expect(typing.state?.isSettled == true)
            }
        }
        #expect(seen == 2)
    }

    @Test(
        "In the form that is asked for, worked out by hand",
        arguments: [
            // C = −log P₂ has dC/dz₂ = P₂ − 1 and dC/dz₁ = P₁, the familiar gradient of a softmax.
            ("soft", "dC/dz[2]", ["P[2]"], "P₂ − 1"), ("soft", "dC/dz[1]", ["P[1]"], "P₁"),
            // σ′ = σ(1 − σ), tanh′ = 1 − tanh².
            ("unit", "ds/dz", ["s"], "s·(1 − s)"), ("unit", "dh/ds", ["h"], "1 − h²"),
            ("unit", "dC/dz", ["dC/ds", "s"], "dC/ds · s · (1 − s)"),
        ])
    func forms(graph: String, key: String, terms: [String], shown: String) throws {
        let card = try Self.fixture()
        let task = try #require(
            card.tasks.first { task in
                guard case .symbolic(let symbolic) = task.answer else { return false }
                return symbolic.graph == graph && symbolic.key.text(.ascii) == key
                    && symbolic.terms.count == terms.count
            })
        var session = QuizSession(card: card)
        session.go(to: try #require(card.tasks.firstIndex { $0.id == task.id }))
        #expect(session.reveal() == shown)
    }

    @Test(
        "A matrix is shown in the form that is asked for, worked out by hand",
        arguments: [
            // z = Wx + b, h = tanh z: dC/dW = z̄ xᵀ, where z̄ = h̄ ⊙ (1 − h²); in numerator layout dC/dx = z̄ W, z̄ a row.
            ("layer", ["bar(z)", "x"], "z̄ xᵀ"), ("layer", ["bar(h)", "h", "x"], "(h̄ ⊙ (1 − h²)) xᵀ"),
            ("layer", ["dC/dh", "h", "W"], "(h̄ ⊙ (1 − h²)ᵀ) W"),
            // u = Ax, v = σ(u), y = v·v: dy/dA = (2v ⊙ v ⊙ (1 − v)) xᵀ.
            ("wide", ["v", "x"], "2((v² ⊙ (1 − v)) xᵀ)"),
        ])
    func matrixForms(graph: String, terms: [String], shown: String) throws {
        let card = try Self.fixture()
        let index = try #require(
            card.tasks.firstIndex { task in
                guard case .matrix(let matrix) = task.answer, matrix.graph == graph else { return false }
                return matrix.terms.map { $0.expression.text(.ascii) } == terms
            })
        var session = QuizSession(card: card)
        session.go(to: index)
        #expect(session.reveal() == shown)
    }

    @Test(
        "Jacobians are shown in symbols, in the layout of the task",
        arguments: [
            // z = Wx + b: ∂z/∂x is Wᵀ in denominator layout; h = tanh z is taken entry by entry.
            ("dz/dx", "denominator", "Wᵀ"), ("dh/dz", "denominator", "diag(1 − h²)"),
            ("dh/dx", "denominator", "Wᵀ diag(1 − h²)"), ("dh/dx", "numerator", "diag(1 − h²) W"),
        ])
    func jacobians(key: String, layout: String, shown: String) throws {
        let card = try Self.fixture()
        let index = try #require(
            card.tasks.firstIndex { task in
                guard case .matrix(let matrix) = task.answer else { return false }
                return matrix.entries == .symbolic && matrix.key.text(.ascii) == key && matrix.layout.rawValue == layout
            })
        var session = QuizSession(card: card)
        session.go(to: index)
        #expect(session.reveal() == shown)
    }
}
