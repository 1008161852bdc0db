internal import Algebra
internal import Autodiff
internal import Cards
internal import Equivalence

// Marks at the end of a walk with `feedback: end`, with follow-through: each entry is compared with the true value and with
// what follows from the student's own earlier entries. Only a root error is an error.

extension WalkSession {
    /// Marks every kept entry, and appends the outcomes to the attempts.
    mutating func markAll() {
        // Entries that differ from the truth: what later ones may follow from.
        var own: [(quantity: Quantity, entry: Expression)] = []
        var untrue: Set<Int> = []
        // Entries from which nothing follows: blank ones and wrong zeros.
        var deadEnds: Set<Int> = []
        for cell in cells.indices where states[cell].mark == .kept {
            guard let answer = answers[cell] else {
                deadEnds.insert(cell)
                continue
            }
            var grade = mark(cell, own: own, untrue: untrue)
            if case .incorrect(let named, let message) = grade.verdict,
                let origin = cause(of: cells[cell].quantity, among: untrue.union(deadEnds)), deadEnds.contains(origin)
            {
                let entry = answers[origin] == nil ? "blank" : "zero"
                grade.verdict = .incorrect(
                    misconceptions: named,
                    message: "\(message) Nothing follows from a \(entry), as you have for \(place(of: cells[origin])).")
            }
            states[cell].grade = grade
            let isTrue = states[cell].mark == .correct
            if !isTrue { untrue.insert(cell) }
            // A zero would make everything after it zero: it cannot be followed through.
            if !isTrue {
                if isZero(answer, for: cells[cell].quantity) {
                    deadEnds.insert(cell)
                } else {
                    own.append((cells[cell].quantity, answer))
                }
            }
        }
        for cell in cells.indices {
            switch states[cell].mark {
            case .correct: record(.correct, at: cell)
            case .consistent: record(.consistent, at: cell)
            case .incorrect: record(.incorrect, at: cell, states[cell].misconceptions)
            default: break
            }
        }
    }

    private mutating func mark(
        _ cell: Int, own: [(quantity: Quantity, entry: Expression)], untrue: Set<Int>
    ) -> Grade {
        let entry = states[cell].entry
        let grade = finalGrade(of: entry, for: question(for: cells[cell]))
        if grade.verdict.isCorrect {
            states[cell].mark = .correct
            return grade
        }
        if followsFromRounded(entry, at: cell) {
            states[cell].mark = .correct
            return Grade(verdict: .correct(note: Self.roundedNote), read: grade.read)
        }
        var wrong = grade
        if !own.isEmpty {
            let followed = finalGrade(of: entry, for: question(for: cells[cell], own: own))
            if followed.verdict.isCorrect, let root = cause(of: cells[cell].quantity, among: untrue) {
                states[cell].mark = .consistent
                return Grade(
                    verdict: .correct(note: "Consistent with your \(place(of: cells[root]))."), read: followed.read)
            }
            // The rule that was broken shows best in the student's own numbers.
            if case .incorrect(let named, _) = followed.verdict, !named.isEmpty { wrong = followed }
        }
        states[cell].mark = .incorrect
        states[cell].add(wrong.verdict.counted)
        return wrong
    }

    // MARK: Rounding

    /// What is said of an entry that is right because the ones before it were rounded.
    static let roundedNote = "It follows from your own rounded entries."

    /// Whether an entry is right once the entries that it is computed from, all of them right, are taken as they were
    /// typed: 0.595 + −2.84 is −2.245, though the exact sum is −2.24374.
    func followsFromRounded(_ entry: String, at cell: Int) -> Bool {
        let quantity = cells[cell].quantity
        guard working.isNumeric(quantity) else { return false }
        let rounded = enteredBefore(quantity).sorted().compactMap { index -> (quantity: Quantity, entry: Expression)? in
            guard states[index].mark == .correct, let answer = answers[index], answer.atoms.isEmpty else { return nil }
            return (cells[index].quantity, answer)
        }
        let question = question(for: cells[cell], own: rounded)
        // Rounded terms may cancel to nothing, and nothing is no rounded value.
        guard !rounded.isEmpty, let given = try? grader.read(entry, for: question).get(), !isZero(given, for: quantity)
        else { return false }
        return grader.judge(entry, for: question).verdict.isCorrect
    }

    /// The cells that a quantity is computed from, as far back as the first of each kind.
    private func enteredBefore(_ quantity: Quantity) -> [Int] {
        var waiting = ingredients(of: quantity)
        var seen = Set(waiting)
        var found: [Int] = []
        while !waiting.isEmpty {
            let next = waiting.removeFirst()
            if let cell = plan.cellIndex[next] {
                found.append(cell)
                continue
            }
            waiting += ingredients(of: next).filter { seen.insert($0).inserted }
        }
        return found
    }

    private func finalGrade(of entry: String, for question: Question) -> Grade {
        var grade = grader.judge(entry, for: question)
        grade.verdict = grade.verdict.final
        return grade
    }

    private func isZero(_ answer: Expression, for quantity: Quantity) -> Bool {
        guard working.isNumeric(quantity) || !graph.isScalar else { return answer.number?.isZero ?? false }
        return followed.tensor(of: answer)?.elements.allSatisfy { $0 == 0 } ?? false
    }

    /// The nearest of some entries that a quantity is computed from.
    private func cause(of quantity: Quantity, among entries: Set<Int>) -> Int? {
        var waiting = ingredients(of: quantity)
        var seen = Set(waiting)
        while !waiting.isEmpty {
            let next = waiting.removeFirst()
            if let cell = plan.cellIndex[next], entries.contains(cell) { return cell }
            for ingredient in ingredients(of: next) where seen.insert(ingredient).inserted {
                waiting.append(ingredient)
            }
        }
        return nil
    }

    /// What a quantity is computed from directly.
    private func ingredients(of quantity: Quantity) -> [Quantity] {
        switch quantity {
        case .update(let node, _): return [.adjoint(node: node)]
        case .value(let node):
            return graph.incoming[node].map { .value(node: graph.edges[$0].from) }
        case .localPartial(let edge):
            return graph.incoming[graph.edges[edge].to].map { .value(node: graph.edges[$0].from) }
        case .contribution(let edge):
            return [.adjoint(node: graph.edges[edge].to), .localPartial(edge: edge)]
        case .runningSum(let edge):
            let earlier = graph.pushOrder(at: graph.edges[edge].from).prefix { $0 != edge }
                .last { graph.isSwept(edge: $0) }
            return (earlier.map { [.runningSum(edge: $0)] } ?? []) + [.contribution(edge: edge)]
        case .adjoint(let node):
            let rows = working.rows(of: node)
            if walk.method == .push { return rows.first.map { [.runningSum(edge: $0)] } ?? [] }
            return rows.map { .contribution(edge: $0) }
        }
    }
}
