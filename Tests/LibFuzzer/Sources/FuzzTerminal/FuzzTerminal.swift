import Canvas
import Cards
import Watching

@testable import Terminal

/// An input is what a terminal sends to the screens of a card. Bytes that UTF-8 has not stand for what is no byte: keys,
/// pastes, the mouse, a pause, another size of the window.
@main
enum FuzzTerminal {
    static func main() {
        watch { bytes in
            var bytes = bytes[...]
            let form = bytes.popFirst() ?? 0
            var screens = ScreenPromises(card, isQuiz: form & 1 == 0, isASCII: form & 2 != 0)
            var faults: [String] = []
            while let byte = bytes.popFirst(), faults.isEmpty {
                var (inputs, isPausing, size) = ([InputDecoder.Input](), false, Size?.none)
                switch byte {
                case 0xF8: inputs = [.key(keys[Int(bytes.popFirst() ?? 0) % keys.count])]
                case 0xF9: inputs = [.pasteStart]
                case 0xFA: inputs = [.pasteEnd]
                case 0xFB: inputs = [.mouse(.sgr)]
                case 0xFC: inputs = [.unknownKey]
                case 0xFD: isPausing = true
                case 0xFE:
                    let (columns, rows) = (bytes.popFirst() ?? 79, bytes.popFirst() ?? 23)
                    size = Size(columns: Int(columns % 150) + 1, rows: Int(rows % 50) + 1)
                default: inputs = [.byte(byte)]
                }
                faults = screens.take(inputs, isPausing: isPausing, resizing: size).faults
            }
            return faults
        }
    }
}

private let keys: [Key] = [
    .enter, .tab, .backTab, .escape, .backspace, .delete, .up, .down, .left, .right, .home, .end, .pageUp, .pageDown,
    .control("g"), .control("r"), .control("u"), .control("k"), .control("n"), .control("p"), .control("t"),
    .control("x"), .control("y"), .control("f"), .control("o"), .function(4),
]

/// A task of every form: choices, numbers, expressions, matrices, an edge, paths, lines, a walk.
private let card: Card = {
    let text = """
        ---
        adjoint: 1
        title: Every form
        ---
        Of $C = t^2 + x$, $$\\frac{dC}{dx} = 13.$$

        ```graph g
        x = 2
        y = 3
        t = x * y
        C = t^2 + x
        ```

        ```graph m
        W : 2x3 = [[1, 2, 3], [4, 5, 6]]
        v : 3 = [1, 0, 2]
        z = W @ v
        L = sum(z)
        ```

        ```graph e
        p = 2
        q = 3
        E = (p + q) * p
        ```

        # Tasks

        ## Choice
        Which?

        - [ ] $x$
        - [x] $t$

        > Hint: The second.

        ## Number
        ```answer
        graph: g
        numeric: dC/dx
        ```

        ## Expression
        ```answer
        graph: g
        symbolic: dC/dt * dt/dx
        ```

        ## Matrix
        ```answer
        graph: m
        matrix: dL/dW
        ```

        ## Order
        ```answer
        graph: g
        order: reverse
        ```

        ## Paths
        ```answer
        graph: g
        paths: dC/dx
        ```

        ## Derivation
        ```answer
        derivation: x + x
        goal: 2*x
        graph: g
        ```

        ## Computation
        ```answer
        graph: e
        computation: E
        ```

        ## Walk
        ```walk
        graph: g
        fill: [partials, contributions, adjoints]
        ```
        """
    let (card, findings) = Card.read(CardFile(path: "card.md", bytes: Array(text.utf8)))
    guard let card else { fatalError(findings.map(\.text).joined(separator: "\n")) }
    return card
}()
