package import Algebra
package import Autodiff
package import Cards
internal import Equivalence

/// The one place that turns a key and an answer into a verdict.
///
/// Numbers are compared by `NumericComparison`, expressions by `Equivalence`; a wrong answer about a graph is compared with
/// every one of `MisconceptionRule.all`. The same answer always gets the same verdict: all samples come from fixed seeds.
package struct Grader: Sendable {
    /// The graph whose names answers may use; without one, every name is an independent variable.
    package let graph: Graph?
    /// How answers are echoed and messages write math.
    package let notation: Notation

    package init(graph: Graph? = nil, notation: Notation = .unicode) {
        self.graph = graph
        self.notation = notation
    }

    /// A grader for a graph whose bookkeeping is worked out.
    init(_ working: Working) {
        graph = working.graph
        notation = working.names.notation
    }

    /// Grades a number: an answer may be arithmetic over numbers and the values of nodes.
    package func grade(_ answer: String, numeric key: NumericKey) -> Grade {
        judge(answer, for: question(key), about: key.key)
    }

    /// Grades an expression: right where it equals the key at every point of the key's domain and has the form that the
    /// task asks for; one that only has another form is no answer, and costs nothing.
    package func grade(_ answer: String, symbolic key: SymbolicKey) -> Grade {
        if let fault = circularity(of: answer, key: key) { return Grade(verdict: .invalid(fault), read: "") }
        return judge(answer, for: question(key), about: key.key)
    }

    /// Grades an answer about a quantity of the graph, `grade --of NODE`: as a number where it is one and the graph has
    /// values, as an expression otherwise.
    /// - Parameter layout: how derivatives of vectors and matrices are laid out.
    package func grade(
        _ answer: String, of quantity: Quantity, entries: Walk.Entries = .both, layout: Layout = .denominator
    ) -> Grade {
        if let question = matrixQuestion(quantity, entries: entries, layout: layout) {
            return explained(judge(answer, for: question), quantity, layout)
        }
        return explained(judge(answer, for: question(quantity, entries: entries)), quantity)
    }

    /// Grades an answer against an expected expression, `grade --expect`: every name is an independent variable, and every
    /// derivative independent of all others.
    /// - Throws: the expected expression's own fault, with its place.
    package func grade(_ answer: String, expected: String) throws(ParseError) -> Grade {
        if let numbers = matrixQuestion(written: expected) { return judge(answer, for: numbers) }
        let key = try Expression(
            parsing: expected,
            in: Scope(declaresOnUse: true, namesStandingAlone: Expression.namesStandingAlone(in: answer)))
        let scope = Scope(
            symbols: Set(key.symbols), opaqueFunctions: Set(key.opaqueNames), declaresOnUse: true,
            declaresOnlyLetters: !key.symbols.isEmpty, namesStandingAlone: Expression.namesStandingAlone(in: expected))
        return Grader(notation: notation).judge(
            answer, for: Question(formula: .expression(key), key: key, scope: scope))
    }

    /// How an answer to a number or expression is read while it is typed.
    package func preview(_ answer: String, numeric key: NumericKey) -> Reading { preview(answer, for: question(key)) }

    /// How an answer to an expression is read while it is typed.
    package func preview(_ answer: String, symbolic key: SymbolicKey) -> Reading { preview(answer, for: question(key)) }
}

// MARK: From keys to questions

extension Grader {
    func question(_ key: NumericKey) -> Question {
        if let question = matrixQuestion(key) { return question }
        var question = question(about: key.key, stage: .number)
        question.number = (key.value, NumericComparison(round: key.round, tolerance: key.tolerance))
        return question
    }

    func question(_ key: SymbolicKey) -> Question {
        if let question = matrixQuestion(key) { return question }
        var question = question(about: key.key, stage: .expression)
        question.formula = .expression(key.key)
        question.key = key.key
        question.form = AnswerForm(key.terms, graph: graph, notation: notation)
        return question
    }

    /// A question about an expression over the graph: a derivative or a value where the key is just that.
    private func question(about key: Expression, stage: AnswerTerms.Stage) -> Question {
        guard let graph else { return Question(scope: Scope(symbols: Set(key.symbols))) }
        var question = Question(scope: Scope(graph))
        let asked = key.atom.map { graph.meaning(of: $0) }
        question.terms = AnswerTerms(
            graph: graph, asked: asked, stage: stage, notation: notation)
        question.place = asked.flatMap { meaning in
            AskedPlace.Subject(meaning).flatMap { place($0) }
        }
        question.label = key.atom == nil ? "" : key.text(notation)
        return question
    }

    /// A question about a quantity as it stands in the graph.
    private func question(_ quantity: Quantity, entries: Walk.Entries) -> Question {
        guard let graph else { return Question(scope: Scope()) }
        var question = Question(scope: Scope(graph))
        let sampler = Sampler(graph: graph)
        let value = sampler.number(quantity)
        if entries != .symbolic, let value { question.number = (value, NumericComparison()) }
        if entries != .numeric || value == nil { question.formula = .quantity(quantity) }
        question.terms = AnswerTerms(
            graph: graph, asked: graph.meaning(of: quantity), stage: question.formula == nil ? .number : .expression,
            notation: notation)
        question.place = place(.quantity(quantity))
        question.label = GraphNames(graph: graph, notation: notation).label(quantity)
        return question
    }

    private func place(_ subject: AskedPlace.Subject) -> AskedPlace? {
        graph.map { AskedPlace(graph: $0, subject: subject, isStandalone: true, notation: notation) }
    }

    /// Grades, says why a right answer is right, and where a wrong one belongs to a key that is written out, looks for the
    /// adjoint it stands for.
    private func judge(_ answer: String, for question: Question, about key: Expression) -> Grade {
        let grade = judge(answer, for: question)
        if case .quantity(let quantity)? = question.place?.subject { return explained(grade, quantity) }
        guard case .incorrect([], _) = grade.verdict, question.place == nil, let node = node(withAdjoint: key) else {
            return grade
        }
        var placed = question
        placed.place = place(.quantity(.adjoint(node: node)))
        return judge(answer, for: placed)
    }

    /// The grade with the one line of why, where the answer is right.
    private func explained(_ grade: Grade, _ quantity: Quantity) -> Grade {
        guard let graph, grade.verdict.isCorrect else { return grade }
        let working = Working(graph: graph, notation: notation)
        // A node that gets no adjoint has no line to show.
        let note = working.expression(quantity) == nil && working.number(quantity) == nil ? "" : working.line(quantity)
        return Grade(verdict: .correct(note: note), read: grade.read)
    }

    /// How many nodes are tried to find the one whose adjoint a written-out key is.
    static let nodeLimit = 200

    /// The node whose adjoint a key written as a product or sum stands for.
    func node(withAdjoint key: Expression) -> Int? {
        guard let graph, !key.atoms.isEmpty else { return nil }
        let equivalence = Equivalence(graph: graph, answer: key)
        return graph.reverseTopologicalOrder.prefix(Self.nodeLimit).first {
            equivalence.compare(with: .quantity(.adjoint(node: $0))) == .equal
        }
    }

    /// A written-out key names no single derivative, but answering it with the derivative that it works out says nothing.
    private func circularity(of answer: String, key: SymbolicKey) -> Fault? {
        guard let graph, key.key.atom == nil else { return nil }
        guard case .success(let expression) = read(answer, for: question(key)) else { return nil }
        let inKey = Set(key.key.atoms.map { graph.canonical(graph.meaning(of: $0)) })
        for atom in expression.atoms {
            let meaning = graph.canonical(graph.meaning(of: atom))
            guard case .total = meaning, !inKey.contains(meaning) else { continue }
            let equivalence = Equivalence(graph: graph, answer: atom.expression, key: key.key)
            if equivalence.compare(with: .expression(key.key)) == .equal {
                return Fault("\(atom.expression.text(notation)) is the very derivative that is asked for")
            }
        }
        return nil
    }
}

extension AskedPlace.Subject {
    /// The place that a name stands for; nil for what has none.
    init?(_ meaning: AtomMeaning) {
        switch meaning {
        case .value(let node): self = .quantity(.value(node: node))
        case .localPartial(let edge): self = .quantity(.localPartial(edge: edge))
        case .total(let of, let by): self = .total(of: of, by: by)
        case .opaqueCall, .undeclared: return nil
        }
    }
}

extension Expression {
    /// The names of the opaque functions it calls.
    fileprivate var opaqueNames: [String] {
        nodes.compactMap { if case .opaque(let name, _) = $0 { name } else { nil } }
    }
}
