internal import Algebra
internal import Autodiff
internal import Equivalence

/// Everything that grading one answer needs to know. A number is a matrix of one entry.
struct Question: Sendable {
    /// The names the parser knows, and how derivatives are laid out in the key and in answers.
    var scope: Scope
    /// The shape of a right answer.
    var shape = Shape.scalar
    /// Whether a message may name the right shape.
    var revealsShape = false
    /// The right numbers; nil where only an expression is an answer.
    var numbers: Tensor?
    /// How numbers are compared, entry by entry.
    var comparison = NumericComparison()
    /// The right formula; nil where only numbers are an answer. With both, an answer without names is taken as numbers.
    var formula: Formula?
    /// The key as an expression, where it is one.
    var key: Expression?
    /// Where in the graph the question stands, for misconceptions; where nobody says it, it is looked for when an answer is
    /// wrong.
    var place: AskedPlace?
    /// Which names the answer may use; nil where the parser's scope says it all.
    var terms: AnswerTerms?
    /// The form a right answer has to have; nil where any will do.
    var form: AnswerForm?
    /// What the student gave a value of their own, in order; what is asked follows from it.
    var own: [(quantity: Quantity, formula: Formula)] = []
    /// What is asked, as math, for messages; empty where it has no short name.
    var label = ""

    init(scope: Scope) { self.scope = scope }

    /// Whether everything is a number, the right answer and what it is computed from.
    var isOfNumbers: Bool { shape == .scalar && scope.shapes.isEmpty }

    /// Whether the right formula is a derivative or value of the graph, and not one that somebody wrote out, with the values of
    /// constants in it perhaps.
    var followsFromGraph: Bool {
        if case .quantity? = formula { true } else { key?.atom != nil }
    }

    /// Whether the answer is a small whole number that the card gives, of which sign and size are nothing to speak of.
    var isCount: Bool {
        guard key?.atoms.isEmpty == true, let number = numbers?.scalar, shape == .scalar else { return false }
        return number == number.rounded() && number.magnitude < 100
    }

    /// The right numbers, where an answer is compared with them: one without names, or any where only numbers are asked for.
    func numbers(for answer: Expression) -> Tensor? {
        formula == nil || answer.atoms.isEmpty ? numbers : nil
    }
}
