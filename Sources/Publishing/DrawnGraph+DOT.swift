internal import Diagram

extension DrawnGraph {
    /// The graph in Graphviz's language: nodes and edges with their texts, which Graphviz places anew.
    ///
    /// Follows the grammar of <https://graphviz.org/doc/info/lang.html>; every name and text is quoted.
    package var dot: String {
        var lines = [
            "digraph \(quoted(title)) {",
            "    rankdir=\(diagram.direction.rawValue);",
            "    node [shape=box, style=rounded, fontname=\"Times\"];",
            "    edge [fontname=\"Times\"];",
        ]
        for (name, node) in zip(names, diagram.nodes) {
            lines.append("    \(quoted(name)) [label=\(quoted(label: node.lines.joined(separator: "\n")))];")
        }
        for edge in drawnEdges.map({ diagram.edges[$0] }) {
            let text = edge.lines.joined(separator: "\n")
            let label = text.isEmpty ? "" : " [label=\(quoted(label: text))]"
            lines.append("    \(quoted(names[edge.from])) -> \(quoted(names[edge.to]))\(label);")
        }
        return (lines + ["}"]).joined(separator: "\n")
    }

    /// An identifier. A backslash would keep a quote that follows it from ending the text.
    private func quoted(_ name: String) -> String {
        "\"" + name.escaping(["\"": "\\\"", "\\": "\\\\"]) + "\""
    }

    /// A label, where `\n` ends a line and entities of HTML are read.
    private func quoted(label: String) -> String {
        "\"" + label.escaping(["\"": "\\\"", "\\": "\\\\", "\n": "\\n", "&": "&amp;"]) + "\""
    }
}
