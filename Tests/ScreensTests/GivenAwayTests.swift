import Algebra
import Autodiff
import Canvas
import Cards
import Testing

@testable import Screens
@testable import Tutor

/// Cards whose tasks ask what drawings would show.
private let fixtures = [
    "shown": """
    ```graph g
    x = 0.5
    a = sigmoid(x)
    C = a^2
    ```
    # Tasks
    ## Local
    ```answer
    numeric: da/dx
    ```
    ## Value
    ```answer
    numeric: C
    ```
    ## Sym
    ```answer
    symbolic: da/dx
    ```
    """,
    "chain": """
    ```graph chain
    x = 2
    t = x^2
    s = sin(t)
    u = s + 3*t
    J = cos(u)
    ```
    # Tasks
    ## Last
    ```answer
    symbolic: -sin(u)
    ```
    ## Last number
    ```answer
    numeric: dJ/du
    ```
    ## Middle
    ```answer
    numeric: dJ/dt
    ```
    ## Paths
    ```answer
    paths: dJ/dt
    ```
    """,
    "vectors": """
    ```graph g
    param z : 3 = [1, 2, 4]
    const y : 3 = [0, 1, 1]
    C = mean((z - y)^2)
    ```
    ```graph layer
    param W : 2x3 = [[1, 2, 3], [4, 5, 6]]
    x : 3 = [1, 0, 2]
    z = W @ x
    C = sum(z^2)
    ```
    # Tasks
    ## Gradient
    ```answer
    graph: g
    matrix: dC/dz
    ```
    ## Weights
    ```answer
    graph: layer
    matrix: dC/dW
    ```
    ## Input
    ```answer
    graph: layer
    matrix: dC/dx
    entries: symbolic
    ```
    """,
]

private func fixture(_ name: String) throws -> Card {
    let text = "---\nadjoint: 1\nid: \(name)\ntitle: \(name)\n---\n\n\(try #require(fixtures[name]))\n"
    let (card, diagnostics) = Card.read(text, path: "\(name).md")
    #expect(diagnostics.isEmpty, "\(diagnostics)")
    return try #require(card)
}

/// A card by its name: one of those above, or one of the folder `cards`.
private func card(_ name: String) throws -> Card {
    if fixtures[name] != nil { return try fixture(name) }
    return try shippedCard(name)
}

@Suite("Nothing is given away")
struct GivenAwayTests {
    private static let names = shippedCardNames + fixtures.keys.sorted()

    @Test("No screen and no line of a card shows the key of a task before it is answered", arguments: names)
    func nothing(name: String) throws {
        for isASCII in fixtures[name] == nil ? [false] : [false, true] {
            let eye = StudentsEye(try card(name), isASCII: isASCII)
            let search = KeySearch(eye.card)
            for text in Set(eye.lesson() + eye.plainLines() + eye.tasks()) {
                let leaks = search.leaks(in: text)
                #expect(leaks.isEmpty, "\(leaks.joined(separator: "\n"))\n\(text)")
            }
        }
    }

    @Test("What is no longer asked is shown, and the search finds it there")
    func found() throws {
        for (name, asked) in [("shown", ["local", "value", "sym"]), ("chain", ["last", "last-number"])] {
            let eye = StudentsEye(try fixture(name))
            let leaks = eye.lesson(open: []).flatMap(KeySearch(eye.card).leaks).joined(separator: "\n")
            for task in asked { #expect(leaks.contains("\(task): "), "\(task): \(leaks)") }
        }
        let vectors = StudentsEye(try fixture("vectors"))
        let leaks = vectors.lesson(open: []).flatMap(KeySearch(vectors.card).leaks).joined(separator: "\n")
        for task in ["gradient", "weights"] { #expect(leaks.contains("\(task): "), "\(leaks)") }
    }

    @Test("An answer opens what it took to find, and no key of a task that is left", arguments: names)
    func left(name: String) throws {
        let eye = StudentsEye(try card(name))
        // What a sweep finds on the way to an answer is known from it.
        let walks = Set(eye.card.tasks.filter { $0.answer.key is Walk }.map(\.id))
        let keys = KeySearch(eye.card).keys.filter { !$0.isAsked(by: walks) }
        for (open, seen) in eye.answered() {
            let settled = keys.filter { !$0.isAsked(by: open) }
            // What was answered is known, also where another task asks it once more.
            let left = keys.filter { key in key.isAsked(by: open) && !settled.contains { $0.isSame(as: key) } }
            for text in Set(seen) {
                let leaks = KeySearch(keys: left).leaks(in: text)
                #expect(leaks.isEmpty, "\(leaks.joined(separator: "\n"))\n\(text)")
            }
        }
    }

    /// What a cell of a walk asks, in the words that would show it: its number beside its name, and between vectors and matrices
    /// the product, which nothing shows before.
    private func key(of cell: WalkCell, in walk: WalkSession) -> KeySearch.Key {
        let working = Working(graph: walk.graph, isSymbolic: walk.isSymbolic, notation: walk.notation)
        var key = KeySearch.Key(task: cell.id, names: [cell.label], value: working.result(cell.quantity) ?? "")
        if case .contribution(let edge) = cell.quantity, walk.graph.edges[edge].isMatrixValued {
            let product = walk.graph.laidOut(walk.graph.contribution(ofEdge: edge))
            if product.atom == nil, walk.graph.partial(ofEdge: edge).atom == nil {
                key.expressions = [product.text(.unicode), product.text(.ascii)].map(KeySearch.bare)
                key.expressions.append(
                    KeySearch.bare(walk.graph.laidOut(walk.graph.partial(ofEdge: edge)).text(walk.notation)))
                // What stands in a definition, as a matrix or a column written out, is said by it.
                let said = walk.graph.nodes.compactMap(\.expression).flatMap { definition in
                    [MathNotation.unicode, .ascii].map {
                        KeySearch.bare(definition.text($0, shapes: walk.graph.shapes))
                    }
                }
                key.expressions.removeAll { expression in said.contains { $0.contains(expression) } }
            }
        }
        return key
    }

    @Test("No step of a walk shows what it asks, on either face", arguments: names)
    func walks(name: String) throws {
        let eye = StudentsEye(try card(name))
        for graph in eye.card.graphs {
            for entries in [Walk.Entries.numeric, .symbolic] where entries == .symbolic || graph.hasNumbers {
                var walk = eye.card.walk(over: graph)
                walk.entries = entries
                guard walk.obstacle(on: graph) == nil else { continue }
                let session = OpenTasks(of: eye.card).walk(walk, over: graph, notation: eye.appearance.notation)
                for step in eye.steps(of: session) {
                    let search = KeySearch(keys: step.cells.map { key(of: session.cells[$0], in: session) })
                    for text in step.seen {
                        let leaks = search.leaks(in: text)
                        #expect(leaks.isEmpty, "\(leaks.joined(separator: "\n"))\n\(text)")
                    }
                }
            }
        }
    }

    @Test("What is answered is shown in the lesson at once")
    func learned() throws {
        var app = App(
            root: CardScreen(card: try fixture("shown"), appearance: Appearance()), size: .init(columns: 90, rows: 24))
        #expect(!picture(of: app, columns: 90).contains("0.387"))
        app.press(.enter, .tab)
        app.type("0.387")
        app.press(.enter)
        #expect(picture(of: app, columns: 90).contains("Right"))
        app.press(.escape)
        #expect(picture(of: app, columns: 90).contains("C = a² = 0.387"))
        #expect(!picture(of: app, columns: 90).contains("0.235"))
    }
}
