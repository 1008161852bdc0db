import Canvas
import Cards
import Testing
import Tutor

@testable import Screens

@Suite("Training a lesson's graph")
struct TrainingScreenTests {
    private static func card(rate: String, epochs: Int = 40) throws -> Card {
        let text = """
            ---
            adjoint: 1
            title: A line
            ---
            ```graph line
            input x
            input t
            param w = 0
            param b = 0
            J = (w*x + b - t)^2
            ```

            ```training
            inputs: [x, t]
            train: [[-2, -3.2], [-1, -0.9], [0, 1.1], [1, 2.8], [2, 5.2], [3, 6.9]]
            test: [[-1.5, -2.1], [0.5, 2], [2.5, 6.1]]
            rate: \(rate)
            epochs: \(epochs)
            ```
            """
        return try #require(Card.read(text, path: "line.md").card)
    }

    private func screen(rate: String, epochs: Int = 40) throws -> TrainingScreen {
        let plan = try #require(try Self.card(rate: rate, epochs: epochs).training)
        return TrainingScreen(TrainingRun(plan), card: "A line", appearance: Appearance())
    }

    private func text(_ screen: TrainingScreen, _ columns: Int = 80, _ rows: Int = 24) -> [String] {
        var screen = screen
        _ = screen.update(.resize(Size(columns: columns, rows: rows)))
        var canvas = Canvas(size: Size(columns: columns, rows: rows))
        screen.draw(on: &canvas)
        return canvas.lines
    }

    @Test("t on a lesson with data trains it; on any other lesson it starts the tasks")
    func opening() throws {
        var screen = CardScreen(card: try Self.card(rate: "0.02"), appearance: Appearance())
        _ = screen.update(.resize(Size(columns: 80, rows: 24)))
        guard case .open(let opened)? = screen.update(.key(.character("t"))).first else { throw Unexpected() }
        #expect(opened is TrainingScreen)
        #expect(screen.keys.contains { $0.label == "t" && $0.help.contains("train") })
    }
    private struct Unexpected: Error {}

    // By NumPy, the same steps written out: with rate 0.02 the mean is 15.7917 before, 0.0244730 after 40 epochs, and w =
    // 2.00434, b = 0.973590; with rate 0.3 it has grown to 156.111, with the wrong sign to 1.8553e25.
    @Test("A training that works says what the mean and the parameters came to")
    func success() throws {
        let lines = text(try screen(rate: "0.02"))
        let all = lines.joined(separator: "\n")
        #expect(lines[0].contains("epoch 40 of 40"))
        #expect(all.contains("The mean of J fell from 15.79 to 0.02447 on the training data."))
        #expect(all.contains("w = 2.004, b = 0.9736"))
        #expect(all.contains("θ ← θ − γ·dJ/dθ   with γ = 0.02"))
        // The curve begins high at the left and ends low at the right, below 9 on a scale of factors.
        let rows = lines.filter { $0.contains("│") }
        #expect(rows.count >= 8)
        #expect(rows[0].contains("15.8 │@"))
        #expect(try #require(rows.last).hasSuffix("o"))
        #expect(all.contains("(logarithmic scale)"))
    }

    @Test("Too large a rate and the wrong sign are seen, and named")
    func mistakes() throws {
        let far = text(try screen(rate: "0.3")).joined(separator: " ")
        #expect(far.contains("has grown from 15.79 to 156.1 on the training data."))
        #expect(far.contains("too far"))
        var wrong = try screen(rate: "0.02")
        _ = wrong.update(.key(.character("o")))
        let uphill = text(wrong).joined(separator: "\n")
        #expect(uphill.contains("θ ← θ + γ·dJ/dθ"))
        #expect(uphill.contains("goes uphill") && !uphill.contains("too far"))
    }

    @Test("A training that diverges says in which epoch, and shows no number that is none")
    func divergence() throws {
        // With the wrong sign and rate 0.02 the mean grows by about 4 in an epoch: beyond 1e308 after some 510.
        let run = TrainingRun(try #require(try Self.card(rate: "5", epochs: 400).training))
        let all = text(TrainingScreen(run, card: "A line", appearance: Appearance())).joined(separator: "\n")
        #expect(all.contains("It diverged: in epoch "))
        #expect(all.contains("learning rate takes smaller steps."))
        for word in ["nan", "inf", "undefined", "∞"] { #expect(!all.contains(word)) }
    }

    @Test("+ and - double and halve the rate and begin again, r goes back to the card's, Enter goes on")
    func keys() throws {
        var screen = try screen(rate: "0.02")
        _ = screen.update(.key(.character("+")))
        #expect(text(screen).joined().contains("γ = 0.04"))
        _ = screen.update(.key(.character("-")))
        _ = screen.update(.key(.character("-")))
        #expect(text(screen).joined().contains("γ = 0.01"))
        _ = screen.update(.key(.enter))
        #expect(text(screen)[0].contains("epoch 80 of 80"))
        _ = screen.update(.key(.character("r")))
        #expect(text(screen)[0].contains("epoch 40 of 40") && text(screen).joined().contains("γ = 0.02"))
    }

    @Test("The screen fits windows from the smallest on", arguments: [(60, 16), (80, 24), (120, 40), (200, 60)])
    func sizes(columns: Int, rows: Int) throws {
        let lines = text(try screen(rate: "0.02"), columns, rows)
        let all = lines.joined(separator: "\n")
        #expect(all.contains("w = 2.004, b = 0.9736") && all.contains("epoch 40\n"))
        #expect(lines.allSatisfy { $0.count <= columns })
    }

    @Test("In lines: the means of every tenth of the epochs, the picture and the outcome")
    func plain() throws {
        var said: [String] = []
        let run = TrainingRun(try #require(try Self.card(rate: "0.02").training))
        var lines = TrainingLines(run, appearance: Appearance(isASCII: true))
        try lines.tell { said.append($0) }
        #expect(
            said.contains("Before the first epoch the mean of J is 15.79 on the training data, on the test data 15.21.")
        )
        #expect(said.filter { $0.hasPrefix("After epoch ") }.count == 10)
        #expect(said.contains { $0.hasPrefix("After epoch 40 the mean of J is 0.02447 on the training data") })
        #expect(said.last == "w = 2.004, b = 0.9736")
        #expect(said.allSatisfy { $0.allSatisfy(\.isASCII) })
        #expect(said.contains { $0.contains("*") && $0.contains("|") })
    }
}
