import Algebra
import Autodiff
import Cards
import Publishing
import Tutor

/// What holds of every file that is read as a card.
enum CardPromises {
    /// What is wrong with what was read of a file.
    static func faults(of file: CardFile, read card: Card?, _ findings: [Diagnostic]) -> [String] {
        let faults = misplaced(findings, in: file.bytes)
        return (card == nil) == findings.containsError ? faults : faults + ["neither a card nor an error"]
    }

    private static func misplaced(_ findings: [Diagnostic], in bytes: [UInt8]) -> [String] {
        // U+2028 and their like end no line of a card; a return does.
        let text = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
        return findings.filter { finding in
            let place = finding.place
            return !(1...lines).contains(place.line) || place.column < 1 || place.column > place.sourceLine.count + 1
                || !(place.line...lines).contains(place.endLine) || place.endColumn < 1
        }.map { "a place outside the file: \($0.text)" }
    }

    /// A graph as `adjoint new` writes it is read as the same again.
    static func unlike(_ graph: Graph) -> [String] {
        func described(_ graph: Graph) -> [String] {
            let nodes = graph.nodes.map { node in
                let value = node.value.map { "\($0.elements)" } ?? ""
                return "\(node.symbol.text(.ascii)) \(node.shape.text(.ascii)) \(node.kindName) "
                    + (node.expression?.text(.ascii) ?? value)
            }
            return nodes + ["output \(graph.nodes[graph.output].symbol.text(.ascii))"]
        }
        let draft = CardDraft(title: "t", graph: graph).text
        let (card, findings) = Card.read(draft, path: "draft.md")
        guard let again = card?.graphs.first else {
            return ["a graph is not read again: \(findings.first?.text ?? "")\n\(draft)"]
        }
        let pairs = zip(described(graph), described(again)).filter { $0 != $1 }
        return pairs.map { "\($0) becomes \($1) in a draft" }
    }

    /// What is revealed of a task is right where it is typed.
    static func refused(_ index: Int, of card: Card) -> [String] {
        var session = QuizSession(card: card)
        session.go(to: index)
        var typing = session
        guard session.state?.work == nil, let shown = session.reveal() else { return [] }
        if case .incorrect = typing.submit(shown).verdict {
            return ["\(card.tasks[index].title): \(shown) is revealed and wrong"]
        }
        return []
    }
}
