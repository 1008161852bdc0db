internal import Algebra
internal import Autodiff

/// How editors colour a card: a TextMate grammar on top of that of Markdown, for the head, graph blocks, and the blocks and
/// quotes of tasks. It is made from the tables that the reader of cards uses.
package enum CardGrammar {
    /// The grammar, as editors load it.
    package static var document: JSONValue {
        let parts = ["head", "graph", "task"]
        return [
            "name": "Adjoint card", "scopeName": "text.html.markdown.adjoint", "fileTypes": ["md"],
            "patterns": .list(
                parts.map { ["include": .text("#\($0)")] } + [["include": "#label"], ["include": "text.html.markdown"]]),
            "repository": ["head": head, "graph": graph, "task": task, "label": label, "mathematics": mathematics],
        ]
    }

    private static var head: JSONValue {
        [
            "name": "meta.head.adjoint", "begin": #"\A---\s*$"#, "end": #"^(---|\.\.\.)\s*$"#,
            "patterns": [keys(FrontMatterReader.Key.allCases.map(\.rawValue)), ["include": "source.yaml"]],
        ]
    }

    private static var graph: JSONValue {
        block([CodeBlock.Kind.graph], patterns: [["include": "#mathematics"]])
    }

    private static var task: JSONValue {
        let kinds = CodeBlock.Kind.allCases.filter { $0 != .graph }
        let names =
            [BlockKey.graph.name] + (Walk.keys + TrainingPlan.keys).map(\.name)
            + Answer.written.flatMap { [$0.name] + $0.options }.map(\.name)
        return block(kinds, patterns: [keys(Set(names).sorted()), ["include": "source.yaml"]])
    }

    private static var label: JSONValue {
        [
            "match": .text(#"^\s*>\s*("# + words(LabelledText.Label.allCases.map(\.rawValue)) + "):"),
            "captures": ["1": ["name": "keyword.other.label.adjoint"]],
        ]
    }

    /// The lines of a graph.
    private static var mathematics: JSONValue {
        let functions = Set(FunctionHelp.all.flatMap(\.names)).sorted()
        return [
            "patterns": [
                ["name": "comment.line.number-sign.adjoint", "match": "#.*$"],
                [
                    "name": "keyword.control.adjoint",
                    "match": .text(#"\b("# + words(GraphBlockHelp.words) + #")\b(?!\s*=)"#),
                ],
                ["name": "support.function.adjoint", "match": .text(#"\b("# + words(functions) + #")(?=\s*\()"#)],
                ["name": "constant.numeric.adjoint", "match": #"\b\d+(\.\d+)?([eE][+-]?\d+)?\b"#],
                ["name": "keyword.operator.adjoint", "match": #"\.\.|[-+*/^@=<>:]"#],
            ]
        ]
    }

    /// A fenced block of these kinds.
    private static func block(_ kinds: [CodeBlock.Kind], patterns: JSONValue) -> JSONValue {
        [
            "name": "meta.block.adjoint",
            "begin": .text(#"^\s*(`{3,}|~{3,})\s*("# + words(kinds.map(\.rawValue)) + #")\b(.*)$"#),
            "end": #"^\s*\1\s*$"#, "patterns": patterns,
            "beginCaptures": ["2": ["name": "keyword.other.block.adjoint"], "3": ["name": "entity.name.adjoint"]],
        ]
    }

    /// Keys at the beginning of a line.
    private static func keys(_ names: [String]) -> JSONValue {
        ["name": "entity.name.tag.adjoint", "match": .text("^(\(words(names)))(?=:)")]
    }

    private static func words(_ words: [String]) -> String { words.joined(separator: "|") }
}
