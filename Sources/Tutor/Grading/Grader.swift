package import Algebra
package import Autodiff
package import Cards
internal import Equivalence

/// The one place that turns a key and an answer into a verdict.
///
/// Numbers are compared by `NumericComparison`, expressions by `AnswerComparison`; a wrong answer about a graph is compared
/// with every one of `MisconceptionRule.all`. The same answer always gets the same verdict: all samples come from fixed
/// seeds.
package struct Grader: Sendable {
    /// The graph whose names answers may use; without one, every name is an independent variable.
    package let graph: Graph?
    /// How answers are echoed and messages write math.
    package let notation: Notation
    /// What a note on a right answer and hints may tell of the graph.
    var disclosure = Disclosure.everything

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
    package func grade(_ answer: String, numeric key: NumericKey) -> Grade { grade(answer, for: question(key)) }

    /// Grades an expression: right where it equals the key at every point of the key's domain and has the form that the
    /// task asks for; one that only has another form is no answer, and costs nothing.
    package func grade(_ answer: String, symbolic key: SymbolicKey) -> Grade { grade(answer, for: question(key)) }

    /// Grades a vector or matrix: numbers entry by entry where the key has them, and an expression where it equals the key
    /// at every point, at the declared shapes and at others. A wrong shape is no answer, and costs nothing.
    package func grade(_ answer: String, matrix key: MatrixKey) -> Grade { grade(answer, for: question(key)) }

    /// Grades an answer about a quantity of the graph, `grade --of NODE`: as numbers where it has some, as an expression
    /// otherwise.
    /// - Parameter layout: how derivatives of vectors and matrices are laid out.
    package func grade(
        _ answer: String, of quantity: Quantity, entries: Walk.Entries = .both, layout: Layout = .denominator
    ) -> Grade {
        guard var graph else { return judge(answer, for: Question(scope: Scope())) }
        graph.layout = layout
        let working = Working(graph: graph, isSymbolic: entries == .symbolic, notation: notation)
        var question = question(quantity, working, entries: entries)
        question.terms = AnswerTerms(
            graph: graph, asked: graph.meaning(of: quantity), stage: question.formula == nil ? .number : .expression,
            notation: notation)
        question.place = place(.quantity(quantity), in: graph, layout)
        question.label = working.names.label(quantity)
        return grade(answer, for: question)
    }

    /// Grades an answer against an expected expression, `grade --expect`: every name is an independent variable, and every
    /// derivative independent of all others. Numbers in brackets, `[1, 2; 3, 4]`, are compared entry by entry.
    /// - Throws: the expected expression's own fault, with its place.
    package func grade(_ answer: String, expected: String) throws(ParseError) -> Grade {
        if let numbers = question(written: expected) { return judge(answer, for: numbers) }
        let key = try Expression(parsing: expected, in: Scope(declaresOnUse: true, textBeside: answer))
        var scope = Scope(
            symbols: Set(key.symbols), opaqueFunctions: Set(key.opaqueNames), declaresOnUse: true,
            declaresOnlyLetters: !key.symbols.isEmpty, textBeside: expected)
        scope.askForInverses(unlessIn: [key])
        var question = Question(scope: scope)
        question.formula = .expression(key)
        question.key = key
        return Grader(notation: notation).judge(answer, for: question)
    }

    /// How an answer to a number is read while it is typed.
    package func preview(_ answer: String, numeric key: NumericKey) -> Reading { preview(answer, for: question(key)) }

    /// How an answer to an expression is read while it is typed.
    package func preview(_ answer: String, symbolic key: SymbolicKey) -> Reading { preview(answer, for: question(key)) }

    /// How a vector or matrix is read while it is typed, with its kind: `Wᵀ δ, a column`.
    package func preview(_ answer: String, matrix key: MatrixKey) -> Reading { preview(answer, for: question(key)) }
}

// MARK: From keys to questions

extension Grader {
    func question(_ key: NumericKey) -> Question {
        var question = question(about: key.key, stage: .number)
        question.numbers = Tensor(key.value)
        question.comparison = NumericComparison(round: key.round, tolerance: key.tolerance)
        return question
    }

    func question(_ key: SymbolicKey) -> Question {
        var question = question(about: key.key, stage: .expression)
        question.shape = graph.flatMap { key.key.shape($0.shapes) } ?? .scalar
        question.formula = .expression(key.key)
        question.form = AnswerForm(key.terms, graph: graph, notation: notation)
        return question
    }

    func question(_ key: MatrixKey) -> Question {
        var question = question(
            about: key.key, stage: key.entries == .numeric ? .number : .expression, layout: key.layout)
        question.scope.readsMatrices = true
        question.shape = key.shape
        question.revealsShape = key.revealsShape
        if key.entries != .symbolic { question.numbers = key.value }
        if key.entries != .numeric { question.formula = .expression(key.key) }
        question.form = AnswerForm(key.terms, graph: graph, notation: notation)
        question.comparison = NumericComparison(round: key.round, tolerance: key.tolerance)
        return question
    }

    /// A question about an expression over the graph: whatever is true may be named but the quantity itself.
    private func question(
        about key: Expression, stage: AnswerTerms.Stage, layout: Layout = .denominator
    ) -> Question {
        guard let graph else {
            var question = Question(scope: Scope(symbols: Set(key.symbols)))
            question.key = key
            return question
        }
        var question = Question(scope: graph.scope)
        question.scope.layout = layout
        question.key = key
        let asked = key.atom.map { graph.meaning(of: $0) }
        question.terms = AnswerTerms(graph: graph, asked: asked, stage: stage, notation: notation)
        question.place = asked.flatMap { AskedPlace.Subject($0) }.map { place($0, in: graph, layout) }
        question.label = key.atom == nil ? "" : key.text(notation)
        return question
    }

    /// Where the derivative by one element of a vector or matrix, or of one, stands: among numbers, in the scalar view.
    func elementPlace(of key: Expression, _ layout: Layout) -> AskedPlace? {
        guard let graph, let atom = key.atom, graph.namesElement(atom) else { return nil }
        do throws(GraphError) {
            let elements = try graph.scalarView().graph
            return AskedPlace.Subject(elements.meaning(of: atom)).map { place($0, in: elements, layout) }
        } catch {
            // A graph too large to be opened is one that nobody looks into.
            return nil
        }
    }

    /// What is asked of a quantity of a graph: its numbers where it has some, and its expression where it has none or an
    /// expression is an answer too.
    /// - Parameter own: the student's own earlier quantities that the right answer follows from.
    func question(
        _ quantity: Quantity, _ working: Working, entries: Walk.Entries,
        own: [(quantity: Quantity, entry: Expression)] = []
    ) -> Question {
        let (graph, isNumeric) = (working.graph, working.isNumeric(quantity))
        let followed = FollowedSweep(working, own: own)
        var question = Question(scope: graph.scope)
        question.shape = working.shape(quantity)
        if isNumeric { question.numbers = followed.tensor(quantity) }
        if graph.isScalar {
            if !isNumeric || entries == .both { question.formula = .quantity(quantity) }
            if !isNumeric { question.key = working.expression(quantity) }
            question.own =
                (isNumeric ? [] : working.knownValues) + own.map { ($0.quantity, .expression($0.entry)) }
        } else {
            let key = followed.expression(quantity) ?? working.key(quantity)
            question.key = key
            if !isNumeric || entries == .both { question.formula = .expression(key) }
        }
        return question
    }

    /// A question for numbers in brackets; nil where the text is something else.
    private func question(written text: String) -> Question? {
        // Most texts are no matrix, and are not worth being read twice.
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "\\") }),
            let key = try? Expression(parsing: text, in: Scope(readsMatrices: true)),
            let shape = key.shape([:]), shape != .scalar, let value = key.tensor({ _ in nil })
        else { return nil }
        var question = Question(scope: Scope(readsMatrices: true))
        question.shape = shape
        question.numbers = value
        return question
    }

    func place(_ subject: AskedPlace.Subject, in graph: Graph, _ layout: Layout) -> AskedPlace {
        AskedPlace(graph: graph, subject: subject, isStandalone: true, notation: notation, layout: layout)
    }
}

extension Graph {
    /// The node whose adjoint an expression names; nil where it names none.
    func node(withAdjoint key: Expression) -> Int? {
        guard let atom = key.atom, !namesElement(atom) else { return nil }
        switch meaning(of: atom) {
        case .total(let of, let by) where of == output: return by
        case .localPartial(let edge) where edges[edge].to == output && pathCount(from: edges[edge].from) == 1:
            return edges[edge].from
        default: return nil
        }
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
