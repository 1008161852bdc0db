import Autodiff
import Canvas
import Diagram
import Testing

@testable import Screens

@Suite("Drawings of graphs")
struct GraphPictureTests {
    private func graph(_ block: String) throws -> Graph { try #require(Graph.parse(block, name: "g").graph) }

    private func picture(
        _ block: String, content: GraphPicture.Content = GraphPicture.Content(), width: Int = 80, isASCII: Bool = false
    ) throws -> GraphPicture {
        let graph = try graph(block)
        return GraphPicture(
            graph: graph, evaluation: graph.evaluate(), content: content, appearance: Appearance(isASCII: isASCII),
            width: width)
    }

    @Test("Boxes say definition and value, edges their partial in symbols and as a number")
    func words() throws {
        #expect(
            try picture("x = 3\nC = x^2").text == """
                ┌───────┐           ┌────────────┐
                │ x = 3 ├─ 2x = 6 ─▸│ C = x² = 9 │
                └───────┘           └────────────┘
                """)
    }

    @Test("Without values the symbols stand alone; an opaque function's partials are atoms")
    func symbols() throws {
        let text = try picture("input x\ninput y\nz = f(x, y)\nC = C(z)").text
        for label in ["z = f(x, y)", "∂z/∂x", "∂z/∂y", "dC/dz"] { #expect(text.contains(label)) }
    }

    @Test(
        "Between vectors and matrices every label is a local partial, a name where it has no plain form, and a note says so"
    )
    func matrices() throws {
        let block = "input W : 2x3, x : 3, b : 2\nz = W @ x + b\nC = sum(z)"
        let unicode = try picture(block, width: 120)
        for label in ["Wᵀ", "∂z/∂W", "I", "𝟏"] { #expect(unicode.diagram.edges.map(\.label).contains(label)) }
        #expect(unicode.note == "local partials on the edges; 𝟏 is ones(n); I is eye(n)")
        let ascii = try picture(block, width: 120, isASCII: true)
        for label in ["W^T", "eye(2)", "ones(2)"] { #expect(ascii.diagram.edges.map(\.label).contains(label)) }
        #expect(ascii.note == "local partials on the edges")
        let taken = try picture("input I : 2, b : 2\nz = I + b\nC = sum(z)", width: 120)
        #expect(taken.diagram.edges.map(\.label) == ["eye(2)", "eye(2)", "𝟏"])
        #expect(try picture("x = 3\nC = x^2").note == nil)
    }

    @Test("Where there are too few columns for them, long symbols on edges go on below, and no legend is needed")
    func wrapsSymbols() throws {
        // In one line the two partials take 20 and 22 columns.
        let wrapped = try picture("input t\ninput y\nJ = -t*log(y) - (1 - t)*log(1 - y)", width: 28)
        #expect(wrapped.size.columns <= 28 && !wrapped.diagram.hasLegend)
        #expect(wrapped.diagram.edges.map(\.lines) == [["−log(y) +", "log(1 − y)"], ["−t/y +", "(1 − t)/(1 − y)"]])
    }

    @Test("A drawing that does not fit says less: fewer digits, numbers below their symbols, then symbols alone")
    func shortens() throws {
        let block = "x = 2\nt = x^2\ns = sin(t)\nC = cos(s)"
        let content = GraphPicture.Content(definitions: false)
        #expect(try picture(block, content: content, width: 200).text.contains("cos(t) = −0.653644"))
        let narrow = try picture(block, content: content, width: 22)
        #expect(narrow.size.columns <= 22)
        #expect(narrow.text.contains("cos(t) = −0.6536\n"))
        let narrower = try picture(block, content: content, width: 19)
        #expect(narrower.size.columns <= 19)
        #expect(narrower.text.contains("│cos(t)\n") && narrower.text.contains("│= −0.6536\n"))
        let narrowest = try picture(block, content: content, width: 12)
        #expect(narrowest.size.columns <= 12)
        #expect(narrowest.text.contains("│cos(t)\n") && !narrowest.text.contains("−0.6536"))
    }

    @Test("A drawing is never wider where there are fewer columns, and symbols go last of all into a legend")
    func monotone() throws {
        let block = """
            input x
            for i in 1..3: a[i] = tanh(x * sin(x) + i)
            y = sum(i in 1..3, a[i]^2 * x)
            """
        var width = Int.max
        for columns in stride(from: 160, through: 10, by: -5) {
            let picture = try picture(block, width: columns)
            #expect(picture.size.columns <= width, "\(columns) columns")
            width = picture.size.columns
        }
    }

    @Test("Where a page has no columns for labels of sixteen, shorter ones stand in the legend too")
    func shortLabelsInLegend() throws {
        // From left to right x·r·(1 − r), r·q and q·(1 − n²) stand one behind the other, and down the page side by side.
        let block = """
            x = 1
            h0 = 0.5
            for i in 1..2: param w[i] = 0.4
            for i in 1..2: param u[i] = 0.1
            r = sigmoid(w[1]*x + u[1]*h0)
            q = r*h0
            n = tanh(w[2]*x + u[2]*q)
            h = (1 - r)*n + r*h0
            """
        for columns in stride(from: 60, through: 40, by: -5) {
            #expect(try picture(block, width: columns).size.columns <= columns, "\(columns) columns")
        }
    }

    @Test("Long definitions wrap inside their box and stay whole")
    func wraps() throws {
        let text = try picture("x = 2\ny = exp(3*x) + log(x)/x - sin(x)*cos(x) + sqrt(x) + tanh(x)").text
        for part in ["exp(3x)", "log(x)/x", "√x", "tanh(x)"] { #expect(text.contains(part), "\(part)") }
    }

    @Test(
        "However long a formula is, it wraps, in its box and below the picture, and makes no drawing wider than asked for",
        arguments: [80, 60, 40], [false, true])
    func longFormulas(width: Int, isASCII: Bool) throws {
        // A product without blanks; a sum whose derivative has some 700 columns; a matrix written out.
        let product = Array(repeating: "x", count: 100).joined(separator: "*")
        let sum = (1...13).map { "sin(x)*cos(\($0)*x)" }.joined(separator: "+")
        let matrix = "[0.1111,0.2222,0.33333;0.4444,0.5555,0.6666]"
        let blocks = [
            "x = 2\nt = \(product)\nC = t + x", "x = 2\nt = exp(\(sum))\nC = t^2",
            "x = [1, 2]\nW = [0.123456, 2.234567; 3.345678, 4.456789; 5.5678, 6.6789]\n"
                + "z = \(matrix) @ (W @ x)\nC = sum(z^2)",
        ]
        for block in blocks {
            let picture = try picture(block, width: width, isASCII: isASCII)
            #expect(picture.size.columns <= width, "\(block)")
            #expect(picture.diagram.brokenInvariants() == [])
        }
    }

    @Test("The present box has a doubled frame, in ASCII one of # and =")
    func presentBox() throws {
        var marks = GraphMarks()
        marks.present = 0
        let rows = try picture("x = 3\nC = x^2").rows(marks: marks).plainText
        #expect(rows[0].hasPrefix("╔═══════╗"))
        let ascii = try picture("x = 3\nC = x^2", isASCII: true).rows(marks: marks).plainText
        #expect(ascii[0].hasPrefix("#=======#"))
    }

    @Test("A hidden label shows as ? on its line")
    func hiddenLabel() throws {
        var marks = GraphMarks()
        marks.hiddenLabels = [0]
        let rows = try picture("x = 3\nC = x^2").rows(marks: marks).plainText
        #expect(rows[1] == "│ x = 3 ├─ ? ──────▸│ C = x² = 9 │")
    }

    @Test("Beside a line from top to bottom a hidden label is a ? next to it")
    func hiddenLabelBesideItsLine() throws {
        let graph = try graph("x = 3\nC = x^2 + 5*x + 1")
        let picture = GraphPicture(
            graph: graph, evaluation: graph.evaluate(), appearance: Appearance(), width: 80, direction: .topToBottom)
        var marks = GraphMarks()
        marks.hiddenLabels = [0]
        let rows = picture.rows(marks: marks).plainText
        let row = try #require(rows.first { $0.contains("?") })
        #expect(row.filter { $0 != " " } == "│?" || row.filter { $0 != " " } == "?│")
        #expect(row.contains("│?") || row.contains("?│"))
        #expect(rows.filter { $0.contains("?") }.count == 1 && !rows.joined().contains("2x"))
    }

    @Test("Parts of a drawing have the roles of what they say")
    func roles() throws {
        var marks = GraphMarks()
        marks.known = [1]
        marks.activeEdge = 0
        let spans = try picture("x = 3\nC = x^2").row(1, marks: marks)
        #expect(spans.first { $0.text.contains("C = ") }?.role == .known)
        #expect(spans.first { $0.text.contains("2x") }?.role == .active)
    }

    @Test("The present edge is seen all the way from its box, along the line that it shares with others")
    func sharedLine() throws {
        let picture = try picture("x = 3\na = 2*x\nb = 3*x\nc = 4*x\nd = 5*x\nC = a + b + c + d")
        let edges = try graph("x = 3\na = 2*x\nb = 3*x\nc = 4*x\nd = 5*x\nC = a + b + c + d").outgoing[0]
        #expect(picture.text.contains("├─┤") || picture.text.contains("├─┴"))
        for edge in edges {
            var marks = GraphMarks()
            marks.activeEdge = edge
            let rows = picture.rows(marks: marks)
            let active = rows.joined().filter { $0.role == .active }.map(\.text).joined()
            // One head: the other lines of x are not active. And the first cell after the box is.
            #expect(active.count { $0 == "▸" } == 1)
            let start = try #require(rows.first { $0.text.contains("x = 3 ├") })
            #expect(start.first { $0.role == .active }?.text.first == "─")
        }
    }

    @Test("Part of a row is what the whole row shows there")
    func partOfARow() throws {
        let picture = try picture("x = 3\nC = x^2")
        let whole = Array(picture.row(1).text)
        #expect(Array(picture.row(1, columns: 5..<12).text) == Array(whole[5..<12]))
        #expect(picture.row(1, columns: 500..<600).isEmpty)
        #expect(picture.row(99).isEmpty)
    }
}
