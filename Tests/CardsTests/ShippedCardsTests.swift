import Algebra
import Autodiff
import Foundation
import RepositoryCards
import Testing

@testable import Cards

@Suite("The cards that are shipped")
struct ShippedCardsTests {
    private func card(_ id: String) throws -> Card {
        let file = try #require(try RepositoryCards.shipped.files().first { $0.path == "cards/\(id).md" })
        return try #require(Card.read(file).card)
    }

    private func task(_ id: String, of card: Card) throws -> Task {
        try #require(card.tasks.first { $0.id == id })
    }

    @Test("Every card is free of faults and warnings, alone and as a library")
    func faultless() throws {
        let checked = Library.check(try RepositoryCards.shipped.files())
        #expect(checked.count >= 24)
        for (_, card, diagnostics) in checked {
            #expect(card != nil && diagnostics.isEmpty, "\(diagnostics.map(\.text).joined(separator: "\n"))")
        }
    }

    @Test("Tasks that speak of a graph have its drawing beside them")
    func drawings() throws {
        for (card, task, graph) in [
            ("chain-cos-sin", "paths", "chain"), ("lattice", "one-consumer", "opaque"),
            ("lattice", "two-consumers", "lattice"), ("subscripts", "row", "net"),
            ("vector-chain-rule", "poll", "chain"),
            ("dense-layer", "silent-transpose", "square"), ("differentiation-quiz", "fan-outs", "quiz"),
        ] {
            let card = try self.card(card)
            #expect(card.shownGraph(of: try self.task(task, of: card))?.name == graph, "\(task)")
        }
    }

    @Test("Every card says who wrote it, when, on what and how hard it is, and every task explains itself")
    func complete() throws {
        for (path, card, _) in Library.check(try RepositoryCards.shipped.files()) {
            let card = try #require(card)
            let head = card.frontMatter
            #expect(head.author != nil && head.created != nil && head.topic != nil && head.difficulty != nil, "\(path)")
            for task in card.tasks {
                #expect(!task.why.isEmpty, "\(path) \(task.id)")
                #expect(!task.prompt.isEmpty, "\(path) \(task.id)")
                if case .choice(let choice) = task.answer {
                    #expect(choice.options.allSatisfy { !$0.feedback.isEmpty }, "\(path) \(task.id)")
                }
            }
        }
    }

    @Test("No line of a card is wider than 80 columns, but for what cannot be broken: the rows of tables, and headings")
    func width() throws {
        for file in try RepositoryCards.shipped.files() {
            for line in String(decoding: file.bytes, as: UTF8.self).split(separator: "\n")
            where !line.hasPrefix("|") && !line.hasPrefix("#") {
                #expect(line.count <= 80, "\(file.path): \(line)")
            }
        }
    }

    @Test("The lattice card has the lesson's two graphs in place, four choices, and keys computed from its graph")
    func lattice() throws {
        let card = try card("lattice")
        #expect(card.frontMatter.title == "Bookkeeping partials on a small lattice")
        #expect(card.graphs.map(\.name) == ["lattice", "opaque"])
        #expect(card.lesson.contains(.graph("lattice")) && card.lesson.contains(.graph("opaque")))
        let choices = card.tasks.compactMap { if case .choice(let choice) = $0.answer { choice } else { nil } }
        #expect(choices.map { $0.options.filter(\.isCorrect).count } == [1, 1, 1, 1])

        // t = 6 and C = 38 at x = 2, y = 3, so dC/dx = 2t·y + 1 = 37.
        guard case .numeric(let key) = try task("fan-out", of: card).answer else { throw Unexpected() }
        #expect(key.value == 37 && key.graph == "lattice")
        guard case .symbolic(let symbolic) = try task("in-symbols", of: card).answer else { throw Unexpected() }
        #expect(symbolic.key.text(.ascii) == "dC/dz*dz/dx")
        guard case .order(let order) = try task("order", of: card).answer else { throw Unexpected() }
        #expect(order.direction == .reverse)
        guard case .walk(let walk) = try task("sweep", of: card).answer else { throw Unexpected() }
        #expect(walk.fill == [.partials, .contributions, .adjoints] && walk.entries == .numeric)
        #expect(try task("one-consumer", of: card).hints.count == 2)
    }

    @Test("The chain card knows dJ/dx at x = 0.8, and its symbolic key agrees with its graph")
    func chain() throws {
        let card = try card("chain-cos-sin")
        guard case .numeric(let number) = try task("number", of: card).answer,
            case .symbolic(let symbolic) = try task("all-the-way", of: card).answer,
            case .symbolic(let shared) = try task("shared", of: card).answer,
            case .numeric(let paths) = try task("paths", of: card).answer
        else { throw Unexpected() }
        // SymPy: diff(cos(sin(x**2) + 3*x**2), x).subs(x, 0.8).evalf(16)
        let derivative = -3.556378950376696
        #expect(abs(number.value - derivative) < 1e-12)
        #expect(paths.value == 2)
        let graph = try #require(card.graph(named: "chain"))
        let evaluation = graph.evaluate()
        #expect(abs(try #require(graph.value(of: symbolic.key, in: evaluation)) - derivative) < 1e-12)
        #expect(abs(try #require(graph.value(of: shared.key, in: evaluation)) - derivative / 1.6) < 1e-12)
    }

    @Test("The differentiation quiz asks for 2.18 and 14.99")
    func quiz() throws {
        let card = try card("differentiation-quiz")
        guard case .numeric(let byX) = try task("dy-dx", of: card).answer,
            case .numeric(let byZ) = try task("dy-dz", of: card).answer,
            case .choice(let fanOuts) = try task("fan-outs", of: card).answer,
            case .walk(let walk) = try task("sweep", of: card).answer
        else { throw Unexpected() }
        // mpmath's diff of the formula at x = 3, z = 1/2, 30 digits: y = 6.44076593805682.
        #expect(abs(byX.value - 2.18486428611709) < 1e-12 && byX.round == 2)
        #expect(abs(byZ.value - 14.9883488353377) < 1e-12 && byZ.round == 2)
        #expect(walk.feedback == .end)
        let graph = try #require(card.graphs.first)
        #expect(abs(try #require(graph.evaluate().values[graph.output]).scalar - 6.44076593805682) < 1e-13)
        for option in fanOuts.options {
            guard case .math(let name)? = option.text.first else { throw Unexpected() }
            let node = try #require(graph.node(Symbol(name)))
            #expect(option.isCorrect == (graph.outgoing[node].count > 1), "\(name)")
        }
    }
}

/// A value is of another kind than a test is about.
struct Unexpected: Error {}
