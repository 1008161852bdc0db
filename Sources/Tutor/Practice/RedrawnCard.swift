internal import Algebra
package import Autodiff
package import Cards
internal import Equivalence

extension Card {
    /// Whether a task may have other numbers: one with `vary`, whose prompt says none of them.
    package var hasVaryingTasks: Bool { !varyingTasks.isEmpty }

    /// The card with other numbers in its tasks that have `vary`, the same ones in tasks that draw the same inputs of the same
    /// graph: such that no misconception gives the right number and, where that can be had, no two the same. A task for which
    /// there are none keeps its own.
    package func redrawn(by seed: NumberSeed) -> Card {
        var card = self
        card.seed = seed.text
        for group in varyingTasks {
            guard let redrawn = redrawn(group.tasks, group.variation, of: group.graph, by: seed) else { continue }
            for (index, task) in zip(group.tasks, redrawn) { card.tasks[index] = task }
        }
        return card
    }

    /// A round of its tasks with other numbers: those alone that have some; nil where none has.
    package func round(by seed: NumberSeed) -> Card? {
        var whole = self
        whole.tasks = authorsTasks ?? tasks
        var round = whole.redrawn(by: seed)
        round.tasks = round.tasks.filter { $0.ownGraph != nil }
        round.authorsTasks = whole.tasks
        return round.tasks.isEmpty ? nil : round
    }

    /// The next round, with other numbers than these; nil where there are none. The author's numbers are the first round, and
    /// those of the seed 2 the second.
    package var nextRound: Card? {
        let first = seed.flatMap { NumberSeed($0)?.next } ?? NumberSeed(2)
        return sequence(first: first, next: { $0.next }).prefix(Self.limits.rounds).lazy.compactMap { round(by: $0) }
            .first { $0.drawnValues != drawnValues }
    }

    /// The values of the graphs that were drawn for its tasks.
    private var drawnValues: [[Tensor?]] { tasks.compactMap { $0.ownGraph?.nodes.map(\.value) } }

    /// The tasks for which `vary` gives no other numbers, each by its place in the card.
    var tasksWithoutOtherNumbers: [Int] {
        varyingTasks.filter {
            redrawn($0.tasks, $0.variation, of: $0.graph, by: NumberSeed(1), takesFirst: true) == nil
        }
        .flatMap(\.tasks)
    }

    /// A graph with the numbers that a walk draws for it, else another task; nil where none does.
    package func redrawnGraph(named name: String) -> Graph? {
        let drawn = tasks.filter { $0.ownGraph?.name == name }
        return (drawn.first { $0.answer.key is Walk } ?? drawn.first)?.ownGraph
    }

    // MARK: Drawing

    /// The tasks that share their numbers, by their places.
    private var varyingTasks: [(graph: Graph, variation: Variation, tasks: [Int])] {
        var groups: [(graph: Graph, variation: Variation, tasks: [Int])] = []
        for (index, task) in tasks.enumerated() {
            let subject = task.answer.key.subject
            guard let variation = subject.variation, let graph = subject.graph.flatMap(graph(named:)),
                !task.namesVaryingNumber(of: graph)
            else { continue }
            if let known = groups.firstIndex(where: { $0.graph.name == graph.name && $0.variation == variation }) {
                groups[known].tasks.append(index)
            } else {
                groups.append((graph, variation, [index]))
            }
        }
        return groups
    }

    /// How many draws are looked at, of how many good ones the best is taken, how many digits all numbers together may have
    /// more than the author's, a node, and how many seeds are tried for other numbers.
    private static let limits = (draws: 200, good: 8, digitsMore: 3, rounds: 5)

    /// Tasks over a graph whose numbers tell slips apart, have few digits, and stand at no corner.
    /// - Parameter takesFirst: whether it is enough that no misconception gives a right number.
    private func redrawn(
        _ places: [Int], _ variation: Variation, of original: Graph, by seed: NumberSeed, takesFirst: Bool = false
    ) -> [Task]? {
        var generator = seed.generator(for: [original.name] + variation.words)
        var best: (tasks: [Task], cost: Int)?
        var good = 0
        let search = ConfusionSearch()
        // What came of numbers that were drawn before: a narrow range has few.
        var known: [[Tensor?]: Int?] = [:]
        for _ in 0..<Self.limits.draws {
            let values = original.values(drawnFor: variation) { Int(generator.next() % UInt64($0)) }
            let numbers = original.nodes.map { values[$0.symbol] }
            let cost: Int?
            if let before = known[numbers] {
                cost = before
            } else {
                let found = draw(places, of: original, with: values, isRough: takesFirst, in: search)
                cost = found?.cost
                known[numbers] = .some(cost)
                if let found, found.cost < best?.cost ?? .max { best = found }
            }
            guard let cost else { continue }
            good += 1
            if cost == 0 || takesFirst || good == Self.limits.good { break }
        }
        return best.map { best in best.tasks.map { $0.withoutNumbers(of: original) } }
    }

    /// Tasks over a graph with other values, and how far these are from the best; nil where they are the card's own or will not
    /// do.
    private func draw(
        _ places: [Int], of original: Graph, with values: [Symbol: Tensor], isRough: Bool, in search: ConfusionSearch
    ) -> (tasks: [Task], cost: Int)? {
        let isOther = original.nodes.contains { node in values[node.symbol].map { $0 != node.value } ?? false }
        let graph = original.remade(with: values)
        // At a corner a slope is a convention.
        guard isOther, let drawn = recomputed(places, over: graph), !graph.standsAtCorner else { return nil }
        return cost(of: drawn, over: graph, besides: original, isRough: isRough, in: search).map { (drawn, $0) }
    }

    /// Tasks with the keys that a graph with other values gives; nil where one has none that can be read.
    private func recomputed(_ places: [Int], over graph: Graph) -> [Task]? {
        let drawn = places.compactMap { tasks[$0].recomputed(over: graph) }.filter { $0.number?.isReadable ?? true }
        return drawn.count == places.count ? drawn : nil
    }

    /// How far numbers are from the best: two slips that give the same number weigh more than any length of numbers, and
    /// numbers short enough are equally good. Nil where a misconception gives a right number.
    /// - Parameters:
    ///   - isRough: whether no more is to be known than that none does.
    ///   - search: what is known from other numbers.
    private func cost(
        of drawn: [Task], over graph: Graph, besides original: Graph, isRough: Bool, in search: ConfusionSearch
    ) -> Int? {
        var alike = 0
        for task in drawn {
            for (_, confusion) in task.placedConfusions(over: graph, tellsAlike: !isRough, in: search) {
                guard case .alike = confusion else { return nil }
                alike += 1
            }
        }
        guard !isRough else { return 0 }
        let digits = original.digits + Self.limits.digitsMore * original.nodes.count
        return alike * 10_000 + max(0, graph.digits - digits)
    }
}

extension Graph {
    /// The graph with other numbers for a walk by itself; nil where the walk has no `vary`, or there are none.
    package func redrawn(for walk: Walk, by seed: NumberSeed) -> Graph? {
        let task = Task(id: "walk", title: "", prompt: [], answer: .walk(walk), hints: [], why: [])
        let card = Card(frontMatter: FrontMatter(id: "", title: ""), lesson: [], graphs: [self], tasks: [task])
        return card.redrawn(by: seed).tasks[0].ownGraph
    }
}

extension Task {
    /// The key where it is a number, vector or matrix.
    fileprivate var number: Tensor? {
        switch answer {
        case .numeric(let key): Tensor(key.value)
        case .matrix(let key): key.value
        default: nil
        }
    }
}

extension Variation {
    /// What tells it from others.
    fileprivate var words: [String] {
        ranges.map { "\($0.text(.ascii)) \($1.steps) \($1.stepsOfOne)" }.sorted()
    }
}

extension Task {
    /// What keeps wrong answers from showing which rule was broken, over a graph.
    func confusions(over graph: Graph) -> [Confusion] { placedConfusions(over: graph).map(\.confusion) }

    /// The same with the places, looked at as they are asked for: nil for the key itself, `x̄` in a walk, whose adjoints are
    /// looked at. Two slips of a walk that give the same adjoint are told apart by what is entered before it.
    /// - Parameters:
    ///   - tellsAlike: whether two slips that give the same wrong numbers are looked for.
    ///   - search: what is known from other numbers.
    func placedConfusions(
        over graph: Graph, tellsAlike: Bool = true, in search: ConfusionSearch = ConfusionSearch()
    ) -> some Sequence<(place: String?, confusion: Confusion)> {
        confusedPlaces(over: graph).lazy.compactMap { place, graph, answer, isInWalk in
            let confusion = Grader(graph: graph).confusion(
                at: answer, called: "\(id) \(place ?? "")", tellsAlike: tellsAlike && !isInWalk, in: search)
            return confusion.map { (place, $0) }
        }
    }

    /// The numbers of a task that slips may give too, with the graph that each is of.
    private func confusedPlaces(
        over graph: Graph
    ) -> [(place: String?, graph: Graph, answer: Answer, isInWalk: Bool)] {
        guard let walk = answer.key as? Walk else { return [(nil, graph, answer, false)] }
        guard walk.entries != .symbolic else { return [] }
        let session = WalkSession(graph: graph, walk: walk, task: id)
        let names = GraphNames(graph: session.graph, notation: .unicode)
        let asked = Set(session.cells.map(\.quantity))
        return session.graph.nodes.indices.compactMap { node in
            guard node != session.graph.output, asked.contains(.adjoint(node: node)) else { return nil }
            return (names.adjoint(node), session.graph, session.graph.adjointAnswer(of: node), true)
        }
    }
}

extension Graph {
    /// How many digits its values and adjoints take together, six at most for each: what ends early is read at a glance.
    fileprivate var digits: Int {
        let evaluation = evaluation
        return (evaluation.values + evaluation.adjoints).compactMap { $0?.elements }.joined()
            .reduce(0) { $0 + min($1.text(.ascii, significantDigits: 9).count, 6) }
    }
}
