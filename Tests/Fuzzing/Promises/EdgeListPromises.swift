import Algebra
import Diagram
import Publishing

@testable import adjoint

/// What holds of every file that is read as rows of edges.
enum EdgeListPromises {
    static func faults(_ bytes: [UInt8]) throws -> [String] {
        do {
            return try broken(EdgeList(bytes, path: "-"))
        } catch let failure as Failure {
            return misplaced(failure.description, in: String(decoding: bytes, as: UTF8.self))
        }
    }

    private static func broken(_ list: EdgeList) throws -> [String] {
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
    private static func misplaced(_ message: String, in text: String) -> [String] {
        guard let match = message.firstMatch(of: /^-:(\d+):(\d+):/), let line = Int(match.1), let column = Int(match.2)
        else { return message.hasPrefix("-: ") ? [] : ["no place: \(message)"] }
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        guard lines.indices.contains(line - 1), (1...lines[line - 1].count + 1).contains(column) else {
            return ["a place outside the file: \(message)"]
        }
        return []
    }
}
