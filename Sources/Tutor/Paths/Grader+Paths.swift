internal import Algebra
internal import Autodiff
internal import Cards
internal import Equivalence

// The factors of one path: right where their product is the path's and, among numbers, where the path's own factors are
// there. Which path is meant is found out from the factors.

extension Grader {
    /// A question whose answer is any formula about the paths from a node.
    func question(_ formula: Formula, from start: Int, entries: Walk.Entries) -> Question {
        guard let graph else { return Question(scope: Scope()) }
        var question = Question(scope: graph.scope)
        if !graph.isScalar {
            question.scope.layout = graph.layout
            question.shape = graph.nodes[start].shape.laidOut(in: graph.layout)
            if case .expression(let key) = formula { question.key = key }
        }
        let number = graph.isScalar ? Sampler(graph: graph).number(formula) : nil
        if entries != .symbolic { question.numbers = number.map { Tensor($0) } }
        if entries != .numeric || question.numbers == nil { question.formula = formula }
        // The sum over all paths is what is asked, so it cannot be a factor.
        question.terms = AnswerTerms(
            graph: graph, asked: .total(of: graph.output, by: start),
            stage: question.formula == nil ? .number : .expression, notation: notation)
        return question
    }

    /// Grades the factors of one path.
    /// - Parameters:
    ///   - paths: every path that is asked for.
    ///   - open: those that are not given yet.
    /// - Returns: the grade, and where it is right the path.
    func judge(
        _ answer: String, ofPaths paths: [Path], open: [Path], from start: Int, entries: Walk.Entries
    ) -> (grade: Grade, path: Path?) {
        guard let graph else { return (Grade(verdict: .invalid(Fault("paths need a graph")), read: ""), nil) }
        func judged(_ formula: Formula) -> Grade {
            judge(answer, for: question(formula, from: start, entries: entries))
        }
        if let fault = listed(answer) { return (Grade(verdict: .invalid(fault), read: ""), nil) }
        let whole = judged(graph.formula(ofSum: paths))
        guard !isUnreadable(answer, from: start, entries: entries) else { return (whole, nil) }
        let names = GraphNames(graph: graph, notation: notation)
        func invalid(_ message: String) -> (Grade, Path?) {
            (Grade(verdict: .invalid(Fault(message)), read: whole.read), nil)
        }

        let grades = paths.map { (path: $0, grade: judged(graph.formula(of: $0))) }
        let matches = grades.filter(\.grade.verdict.isCorrect).map(\.path)
        if let first = matches.first {
            let own = matches.filter { hasFactors(answer, of: $0) }
            guard !own.isEmpty else {
                let place = names.path(first)
                return invalid("that is the product along \(place): give its factors, one for each edge")
            }
            guard let path = own.first(where: open.contains) else {
                return invalid(
                    "the path \(names.path(own[0])) is given already: look for another path, or give the sum")
            }
            let working = Working(graph: graph, notation: notation)
            let note = "\(names.path(path)): \(working.chain(path))"
            return (Grade(verdict: .correct(note: note), read: whole.read), path)
        }
        if paths.count > 1, whole.verdict.isCorrect {
            return invalid(
                "that is the sum over all paths: give the factors of one path, and the sum behind an equals sign")
        }
        if let refused = grades.map(\.grade).first(where: \.verdict.isInvalid) { return (refused, nil) }
        if let message = totalForPartial(in: answer) {
            return (Grade(verdict: .incorrect(misconceptions: [], message: message), read: whole.read), nil)
        }
        // Matrices in another order, or one too few, hardly ever have the right shape.
        let known = graph.isScalar ? PathSlips(names: names, start: start, paths: paths).all : []
        let slips = known.filter { judged($0.formula).verdict.isCorrect }
        let (from, to) = (names.node(start), names.node(graph.output))
        let messages = slips.reduce(into: [String]()) { if !$0.contains($1.message) { $0.append($1.message) } }
        let verdict = Verdict.incorrect(
            misconceptions: slips.reduce(into: []) { known, slip in
                if !known.contains(slip.misconception), known.count < Diagnosis.candidateLimit {
                    known.append(slip.misconception)
                }
            },
            message: messages.isEmpty
                ? "No path from \(from) to \(to) has this product." : Diagnosis.message(for: messages))
        return (Grade(verdict: verdict, read: whole.read), nil)
    }

    /// What is said of `dC/dz` where several ways lead from z to C, so that it is not the label ∂C/∂z of one edge.
    private func totalForPartial(in answer: String) -> String? {
        guard let graph, let expression = try? Expression(parsing: answer, in: graph.scope) else { return nil }
        return withPartials(expression, sparingAdjoints: true).map { wholeForPartial($0.first) + "." }
    }

    private func isUnreadable(_ answer: String, from start: Int, entries: Walk.Entries) -> Bool {
        switch preview(answer, for: question(.quantity(.adjoint(node: start)), from: start, entries: entries)) {
        case .math, .matrix: false
        case .empty, .unreadable: true
        }
    }

    /// That factors are multiplied and not listed; nil where they are, and for a decimal comma.
    private func listed(_ answer: String) -> Fault? {
        guard answer.contains(", "), !answer.contains(where: "([{".contains) else { return nil }
        let factors = answer.split(separator: ",").map { $0.trimmingBlanks }
        return Fault(
            "the factors of a path are multiplied, and not listed", suggestion: factors.joined(separator: "*"))
    }

    /// Whether an answer in numbers has the factors of a path, however they are split up; an answer in names has them where
    /// its product is right.
    private func hasFactors(_ answer: String, of path: Path) -> Bool {
        guard let graph, let expression = try? Expression(parsing: answer, in: graph.scope), expression.atoms.isEmpty
        else { return true }
        let sampler = Sampler(graph: graph)
        func magnitudes(_ formulas: [Formula]) -> [Double] {
            formulas.map { sampler.value($0).number.magnitude }.filter { ($0 - 1).magnitude > 1e-9 }
        }
        let factors = magnitudes(expression.flatFactors.map(Formula.expression))
        let wanted = magnitudes(path.edges.map { .quantity(.localPartial(edge: $0)) })
        return factors.count > Self.factorLimit || isGrouping(factors, into: wanted)
    }

    /// Products with more factors are compared as a whole.
    private static let factorLimit = 8

    /// Whether factors can be put in groups with these products, to three figures.
    private func isGrouping(_ factors: [Double], into products: [Double]) -> Bool {
        guard let product = products.first else { return factors.isEmpty }
        return (1..<max(2, 1 << factors.count)).contains { chosen in
            let group = factors.indices.filter { chosen >> $0 & 1 == 1 }
            let distance = (group.reduce(1) { $0 * factors[$1] } - product).magnitude
            guard !group.isEmpty, distance <= 5e-3 * product else { return false }
            let rest = factors.indices.filter { chosen >> $0 & 1 == 0 }.map { factors[$0] }
            return isGrouping(rest, into: Array(products.dropFirst()))
        }
    }
}

extension Graph {
    /// The product of the local partials along a path.
    fileprivate func formula(of path: Path) -> Formula { isScalar ? Formula(path) : .expression(product(of: path)) }

    /// The sum of these products over several paths.
    fileprivate func formula(ofSum paths: [Path]) -> Formula {
        isScalar ? .sum(paths.map(Formula.init)) : .expression(sum(of: paths))
    }
}

extension Formula {
    /// The product of the local partials along a path.
    init(_ path: Path) { self = .product(path.edges.map { .quantity(.localPartial(edge: $0)) }) }
}

extension Expression {
    /// The factors of a product, of products in it and behind a minus, or the expression alone.
    fileprivate var flatFactors: [Expression] {
        var factors: [Expression] = []
        var waiting = [self]
        while let next = waiting.popLast() {
            switch next {
            case .apply(.multiply, let operands), .apply(.negate, let operands): waiting += operands.reversed()
            default: factors.append(next)
            }
        }
        return factors
    }
}
