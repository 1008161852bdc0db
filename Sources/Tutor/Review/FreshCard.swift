internal import Algebra
internal import Autodiff
package import Cards
package import Equivalence

extension LocalRule {
    /// A card with one task that asks the rule on a small graph with numbers of its own: none for which a misconception gives the
    /// right one, or two give the same.
    /// - Parameter generator: draws graph and numbers; the same one gives the same card.
    /// - Returns: nil where so many draws do not give one.
    package func freshCard(using generator: inout SplitMix64) -> Card? {
        for _ in 0..<Self.draws {
            let graphs = freshGraphs
            let chosen = graphs[Int(generator.next() % UInt64(graphs.count))]
            if let card = card(of: chosen, drawnBy: &generator) { return card }
        }
        return nil
    }

    private static let draws = 3_000

    private func card(of fresh: FreshGraph, drawnBy generator: inout SplitMix64) -> Card? {
        let block = fresh.drawn(by: &generator)
        guard var graph = Graph.parse(block, name: "fresh").graph, let node = graph.node(Symbol(fresh.asked)) else {
            return nil
        }
        graph.asksForPartials = fresh.asksForPartials
        let answer = graph.adjointAnswer(of: node)
        guard Grader(graph: graph).confusion(at: answer) == nil else { return nil }
        var head = FrontMatter(id: ReviewItem.freshCard, title: "Review")
        head.topic = name
        let task = Task(
            id: rawValue, title: name.capitalised, prompt: [.paragraph(prompt(of: graph, asking: node))],
            answer: answer,
            hints: [], why: [[.paragraph([.text(sentence)])]].flatMap(\.self))
        return Card(frontMatter: head, lesson: [], graphs: [graph], tasks: [task])
    }

    /// `With z = x y and C = z²: what is dC/dx?`
    private func prompt(of graph: Graph, asking node: Int) -> [Inline] {
        let definitions = graph.nodes.compactMap { defined -> Inline? in
            let name = defined.symbol.text(.latex)
            if let side = defined.expression {
                return .math("\(name) = \(side.text(.latex, shapes: graph.shapes))")
            }
            return defined.value.map { .math("\(name) = \($0.text(.latex))") }
        }
        let asked = GraphNames(graph: graph, notation: .latex).total(of: graph.output, by: node)
        let listed = definitions.enumerated().flatMap { index, definition -> [Inline] in
            let lead = index == 0 ? "" : index == definitions.count - 1 ? " and " : ", "
            return [.text(lead), definition]
        }
        return [.text("With ")] + listed + [.text(": what is "), .math(asked.text(.latex)), .text("?")]
    }
}

extension FreshGraph {
    /// The block with its numbers.
    fileprivate func drawn(by generator: inout SplitMix64) -> String {
        func number(_ range: ClosedRange<Int>) -> Int {
            range.lowerBound + Int(generator.next() % UInt64(range.count))
        }
        var text = ""
        var waiting = block[...]
        while let place = waiting.firstIndex(of: "#") {
            text += waiting[..<place]
            let kind = waiting.index(after: place)
            switch waiting[kind] {
            case "i":
                var drawn = 0
                while abs(drawn) < 2 { drawn = number(-5...9) }
                text += "\(drawn)"
            case "p": text += "\(number(2...9))"
            case "d":
                let tenths = number(3...19)
                text += "\(generator.sign() < 0 ? "-" : "")\(tenths / 10).\(tenths % 10)"
            case "s":
                let root = number(2...9)
                text += "\(root * root)"
            default: text += ["f", "g", "h"][number(0...2)]
            }
            waiting = waiting[waiting.index(after: kind)...]
        }
        return text + waiting
    }
}
