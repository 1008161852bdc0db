internal import Algebra
internal import Autodiff
internal import Equivalence

/// Everything that grading one answer needs to know.
struct Question: Sendable {
    /// The right number and how to compare with it; nil where only an expression is an answer.
    var number: (value: Double, comparison: NumericComparison)?
    /// The right formula; nil where only a number is an answer. With both, an answer without names is taken as a number.
    var formula: Formula?
    /// What is asked for where it is a vector or matrix; number and formula are nil then.
    var matrix: MatrixQuestion?
    /// The key as an expression, where it is one.
    var key: Expression?
    /// Where in the graph the question stands, for misconceptions.
    var place: AskedPlace?
    /// Which names the answer may use; nil where the parser's scope says it all.
    var terms: AnswerTerms?
    /// The form a right answer has to have; nil where any will do.
    var form: AnswerForm?
    /// The names the parser knows.
    var scope: Scope
    /// What the student gave a value of their own, in order; what is asked follows from it.
    var own: [(quantity: Quantity, formula: Formula)] = []
    /// What is asked, as math, for messages; empty where it has no short name.
    var label = ""
}
