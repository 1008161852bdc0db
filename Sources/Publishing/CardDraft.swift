internal import Algebra
package import Autodiff
internal import Cards

/// A new card with a graph, a task for every derivative a student may be asked for, and a walk: a text that passes
/// `check`, with comments that say what else can be written.
package struct CardDraft: Sendable {
    private let title: String
    private let graph: Graph
    private let names: GraphNames
    /// Tests of its tasks by their places, lines such as `Right: 37`.
    package var tests: [Int: [String]] = [:]

    /// - Parameters:
    ///   - title: how lists name the card.
    ///   - graph: its graph; where inputs have no values the tasks ask for expressions.
    package init(title: String, graph: Graph) {
        self.title = title
        self.graph = graph
        names = GraphNames(graph: graph, notation: .ascii)
    }

    /// The whole file.
    package var text: String {
        ([head, lesson, "# Tasks\n\n" + Self.aboutTasks] + tasks + [walk]).joined(separator: "\n\n") + "\n"
    }

    private var head: String {
        """
        ---
        adjoint: 1
        title: \(Self.quoted(title))
        # topic: Machine learning          the field, for the library
        # difficulty: introductory         or intermediate, advanced
        # author: Your name
        # requires: []                     ids of cards to be studied before
        # tags: [fan-out]
        ---
        """
    }

    private var lesson: String {
        """
        <!-- The lesson. Markdown, with $x$ and $$x$$ for math; every graph is drawn with its local partials on the edges. -->

        Say here, in a few sentences, what the student needs for the tasks below.

        ```graph main
        \(graph.lines.joined(separator: "\n"))
        ```
        """
    }

    private static let aboutTasks = """
        <!-- A heading opens a task. Values, partials, keys, hints and feedback are derived from the graph. Lines with Right
        and Wrong are tests, which `adjoint check` runs; students do not see them. `adjoint help cards` says what else there is. -->
        """

    /// A task for each input and parameter that the output depends on.
    private var tasks: [String] {
        guard graph.nodes[graph.output].shape == .scalar else { return [] }
        var ids: Set<String> = []
        return graph.variables.filter { graph.reachesOutput[$0] }.enumerated().map { place, variable in
            let opening = heading("The derivative by \(graph.nodes[variable].symbol.text(.unicode))", besides: &ids)
            return opening + "\n" + task(variable, isFirst: place == 0) + written(tests[place] ?? [])
        }
    }

    /// `## The derivative by a {#the-derivative-by-a-2}` where the task by A has the id that the heading alone would give.
    private func heading(_ title: String, besides ids: inout Set<String>) -> String {
        let usual = Task.defaultID(of: title)
        var (id, number) = (usual, 1)
        while !ids.insert(id).inserted {
            number += 1
            id = "\(usual)-\(number)"
        }
        return "## \(title)" + (id == usual ? "" : " {#\(id)}")
    }

    private func written(_ tests: [String]) -> String {
        tests.isEmpty ? "" : "\n\n" + tests.map { "> \($0)" }.joined(separator: "\n")
    }

    private func task(_ variable: Int, isFirst: Bool) -> String {
        let key = names.total(of: graph.output, by: variable)
        let kind =
            if graph.nodes[variable].shape != .scalar { "matrix" } else if graph.hasNumber(.adjoint(node: variable)) {
                "numeric"
            } else { "symbolic" }
        let text = """
            What is $\(key.text(.latex))$?

            ```answer
            graph: main
            \(kind): \(Self.quoted(key.text(.ascii)))
            ```
            """
        guard isFirst else { return text }
        return text + """


            > Hint: The first hint you would give. More of these make a ladder; generated hints follow them.

            > Why: One line that is said after a right answer.
            """
    }

    private var walk: String {
        """
        ## The whole sweep
        <!-- fill: any of values, partials, contributions, adjoints. method: pull or push. feedback: step or end. -->

        ```walk
        graph: main
        fill: [contributions, adjoints]
        ```
        """
    }

    /// A text as YAML reads it back.
    private static func quoted(_ text: String) -> String {
        let isPlain =
            text.allSatisfy { $0.isLetter || $0.isNumber || " /_-".contains($0) }
            && text.first?.isLetter == true && text.last != " "
        return isPlain ? text : "'" + text.escaping(["'": "''"]) + "'"
    }
}

extension Graph {
    /// The definitions, one a line, as a graph block has them.
    fileprivate var lines: [String] {
        var functions: [String] = []
        for case .opaque(let name, _)? in nodes.map(\.expression) where name.count > 1 && !functions.contains(name) {
            functions.append(name)
        }
        let definitions = nodes.map { node in
            let name = node.symbol.text(.ascii)
            let declared = node.shape == .scalar ? name : "\(name) : \(node.shape.text(.ascii))"
            // Of a function that is not defined nothing else says the shape.
            if let expression = node.expression {
                return "\(node.isOpaque ? declared : name) = \(expression.text(.ascii))"
            }
            let word: String? =
                switch node.kind {
                case .parameter: "param"
                case .constant: "const"
                default: node.value == nil ? "input" : nil
                }
            let value = node.value.map { " = \($0.rows)" } ?? ""
            return (word.map { $0 + " " } ?? "") + declared + value
        }
        // Elsewhere the last of the author's definitions may be one with operands below it.
        let isLast = output == nodes.lastIndex { $0.expression != nil }
        let ending = namesOutput || !isLast ? ["output \(nodes[output].symbol.text(.ascii))"] : []
        return functions.map { "opaque \($0)" } + definitions + ending
    }
}

extension Tensor {
    /// `2`, or row by row: `[[1, 2], [3, 4]]`.
    fileprivate var rows: String {
        guard shape != .scalar else { return Self.written(scalar) }
        let numbers = elements.map(Self.written)
        let rows = stride(from: 0, to: numbers.count, by: shape.columns).map {
            "[" + numbers[$0..<$0 + shape.columns].joined(separator: ", ") + "]"
        }
        return shape.kind == .column
            ? "[" + numbers.joined(separator: ", ") + "]" : "[" + rows.joined(separator: ", ") + "]"
    }

    /// As it is shown, or with all its digits where that is another number.
    private static func written(_ number: Double) -> String {
        let shown = number.text(.ascii)
        return Double(shown) == number ? shown : "\(number)"
    }
}
