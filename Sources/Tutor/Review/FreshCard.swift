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
            guard let question = generator.pick(freshGraphs)?.question(drawnBy: &generator), question.confusion == nil
            else { continue }
            var head = FrontMatter(id: ReviewItem.freshCard, title: "Review")
            head.topic = name
            return question.card(head, task: rawValue, title: name.capitalised, why: [sentence])
        }
        return nil
    }

    private static let draws = 3_000
}

/// The adjoint of a node of a small graph, with numbers, as a question.
struct FreshQuestion {
    let graph: Graph
    /// The node whose adjoint is asked.
    let node: Int
    private let answer: Answer

    fileprivate init(_ graph: Graph, asking node: Int) {
        self.graph = graph
        self.node = node
        answer = graph.adjointAnswer(of: node)
    }

    /// What keeps a wrong answer from showing which rule was broken.
    var confusion: Confusion? { Grader(graph: graph).confusion(at: answer) }

    /// The local rules that it takes.
    var rules: [LocalRule] { graph.rules(of: graph.output, by: node) }

    /// Whether every number is known and below 1,000, and none stands at a corner; of a function that is not defined there are
    /// none.
    var isReadable: Bool {
        guard graph.opaqueEdges.isEmpty else { return true }
        guard !graph.standsAtCorner else { return false }
        let evaluation = graph.evaluation
        let swept = graph.nodes.indices.filter { graph.isSwept($0) }
        return (evaluation.values + swept.map { evaluation.adjoints[$0] }).allSatisfy {
            $0?.elements.allSatisfy { $0.magnitude < 1_000 } ?? false
        }
    }

    /// A card with this one task.
    /// - Parameters:
    ///   - task: the id of the task.
    ///   - why: what is said after the answer, a paragraph each.
    func card(_ head: FrontMatter, task: String, title: String, why: [String]) -> Card {
        let asked = GraphNames(graph: graph, notation: .latex).total(of: graph.output, by: node)
        let layout = graph.layout == .numerator ? ", in numerator layout" : ""
        let question: [Inline] = [.text(": what is "), .math(asked.text(.latex)), .text("\(layout)?")]
        return card(head, task: task, title: title, question: question, answer: answer, why: why)
    }

    /// A card that asks for the whole sweep instead; nil where a misconception gives a right number in it.
    func walkCard(_ head: FrontMatter, task: String, title: String, why: [String]) -> Card? {
        let walk = Walk(graph: graph.name, fill: [.adjoints])
        let question: [Inline] = [.text(": walk the graph backwards, from one adjoint to the next.")]
        let card = card(head, task: task, title: title, question: question, answer: .walk(walk), why: why)
        return card.tasks[0].confusions(over: graph).isEmpty ? card : nil
    }

    private func card(
        _ head: FrontMatter, task: String, title: String, question: [Inline], answer: Answer, why: [String]
    ) -> Card {
        let task = Task(
            id: task, title: title, prompt: [.paragraph(definitions + question)], answer: answer, hints: [],
            why: why.map { .paragraph([.text($0)]) })
        return Card(frontMatter: head, lesson: [], graphs: [graph], tasks: [task])
    }

    /// `With x = 2, z = x y and C = z²`
    private var definitions: [Inline] {
        let definitions = graph.nodes.compactMap { defined -> Inline? in
            let name = defined.symbol.text(.latex)
            if let side = defined.expression {
                return .math("\(name) = \(side.text(.latex, shapes: graph.shapes))")
            }
            return defined.value.map { .math("\(name) = \($0.text(.latex))") }
        }
        let listed = definitions.enumerated().flatMap { index, definition -> [Inline] in
            let lead = index == 0 ? "" : index == definitions.count - 1 ? " and " : ", "
            return [.text(lead), definition]
        }
        return [.text("With ")] + listed
    }
}

extension FreshGraph {
    /// The question with numbers; nil where the graph cannot be read, which a drawn number may cause.
    func question(drawnBy generator: inout SplitMix64, layout: Layout = .denominator) -> FreshQuestion? {
        let block = drawn(by: &generator)
        guard var graph = Graph.parse(block, name: "fresh").graph, let node = graph.node(Symbol(asked)) else {
            return nil
        }
        graph.asksForPartials = asksForPartials
        graph.layout = layout
        return FreshQuestion(graph, asking: node)
    }

    /// The block with its numbers.
    private func drawn(by generator: inout SplitMix64) -> String {
        var text = ""
        var waiting = block[...]
        while let place = waiting.firstIndex(of: "#") {
            text += waiting[..<place]
            let kind = waiting.index(after: place)
            switch waiting[kind] {
            case "i":
                var drawn = 0
                while abs(drawn) < 2 { drawn = generator.number(in: -5...9) }
                text += "\(drawn)"
            case "p": text += "\(generator.number(in: 2...9))"
            case "d":
                let tenths = generator.number(in: 3...19)
                text += "\(generator.sign() < 0 ? "-" : "")\(tenths / 10).\(tenths % 10)"
            case "s":
                let root = generator.number(in: 2...9)
                text += "\(root * root)"
            default: text += ["f", "g", "h"][generator.number(in: 0...2)]
            }
            waiting = waiting[waiting.index(after: kind)...]
        }
        return text + waiting
    }
}
