import Algebra
import Diagram
import Publishing
import SeededGenerator
import Testing

@testable import adjoint

@Suite("Fuzzing: graphs as rows of edges")
struct EdgeListFuzzTests {
    private static let grammar = Grammar(rules: [
        "file": [
            "«file»\n«row»", "«file»\n«row»", "«row»\n«row»\n«row»", "from\tto\tlabel\n«file»", "# «label»\n«file»",
            "«row»",
        ],
        "row": ["«a»\t«b»\t«label»", "«a»\t«b»\t«label»", "«b»\t«c»\t«label»", "«a»\t«c»", "«b»\t«c»\t"],
        "a": ["x", "y", "w₁", "Größe", "学", "a b", "\"q\""],
        "b": ["t", "u", "v", "z\\", "=1+1", "<b>", "&amp;"],
        "c": ["C", "J", "loss", "👩‍👩‍👧", "e\u{301}", "-", "#"],
        "label": ["2x", "∂t/∂x = 3", "−sin(u)", "1", "a very long label with many words in it", "", "\"", "{}", "学学学"],
    ])

    private static let damage = Damage(pieces: [
        "\t", "\t\t", "\n", "\r\n", "\r", "\u{2028}", "#", "\u{FEFF}", "\u{200B}", "\u{202E}", "\u{1B}]0;T\u{7}",
        "\u{0}",
        "\u{85}", "x\tx\t1\n", "C\tx\t1\n", String(repeating: "\u{301}", count: 60), "  ", "\"", "\\",
        String(repeating: "m", count: 300),
    ])

    @Test("A table is drawn, or refused at a place inside it; its rows are written and read again as the same")
    func tables() throws {
        try Fuzz.run("edges", inputs: 600) { generator in
            let whole = Self.grammar.text("file", using: &generator)
            let donor = Self.grammar.text("file", using: &generator)
            var bytes = Array(whole.utf8)
            for _ in 0..<Int.random(in: 0...3, using: &generator) {
                bytes = Self.damage.damaged(bytes, donor: Array(donor.utf8), using: &generator)
            }
            let text = String(decoding: bytes, as: UTF8.self)
            let faults: [String]
            do {
                faults = try brokenPromises(EdgeList(bytes, path: "-"))
            } catch let failure as Failure {
                faults = misplaced(failure.description, in: text)
            }
            return Fuzz.Outcome(input: text, faults: faults)
        }
    }

    private func brokenPromises(_ list: EdgeList) throws -> [String] {
        var faults: [String] = []
        let rows = list.edges.map { "\(list.names[$0.from])\t\(list.names[$0.to])\t\($0.label)" }
        // A first row of headings is none where it stands behind another.
        let again = try EdgeList(Array(("a heading\tof rows\n" + rows.joined(separator: "\n")).utf8), path: "-")
        let read = again.edges.dropFirst().map { "\(again.names[$0.from])\t\(again.names[$0.to])\t\($0.label)" }
        if read != rows { faults.append("\(rows) is read as \(read)") }

        let diagram = Diagram(
            nodes: list.names.map { DiagramNode(lines: [$0]) }, edges: list.edges, options: DiagramOptions(width: 80))
        faults += diagram.brokenInvariants()
        let drawn = DrawnGraph(title: list.title, names: list.names, diagram: diagram)
        for text in [diagram.text, drawn.dot, drawn.svg] where text.hasControlCharacters {
            faults.append("control characters in \(text)")
        }
        return faults
    }

    /// `-:2:5: error: …`, or a sentence about the whole.
    private func misplaced(_ message: String, in text: String) -> [String] {
        guard let match = message.firstMatch(of: /^-:(\d+):(\d+):/), let line = Int(match.1), let column = Int(match.2)
        else { return message.hasPrefix("-: ") ? [] : ["no place: \(message)"] }
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        guard lines.indices.contains(line - 1), (1...lines[line - 1].count + 1).contains(column) else {
            return ["a place outside the file: \(message)"]
        }
        return []
    }
}
