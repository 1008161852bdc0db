internal import Algebra
internal import Autodiff
internal import Cards

/// What the tutor can say about a task that asks for a vector or matrix; never its shape before it is solved.
struct MatrixHelp {
    let key: MatrixKey
    let grader: Grader

    /// How it is to be answered, a sentence.
    var instruction: String {
        switch key.entries {
        case .numeric: "A vector or matrix of numbers, such as [1, 2; 3, 4]."
        case .symbolic: "A vector or matrix, as an expression in the names of the graph."
        case .both: "A vector or matrix: numbers, such as [1, 2; 3, 4], or an expression in the names of the graph."
        }
    }

    /// Generated hints, from the rule to the worked step.
    var hints: [String] { ["The answer is \(solution)."] }

    /// The right answer, as it would be written.
    var solution: String {
        if key.entries == .numeric, let value = key.value { return value.text(grader.notation) }
        return key.key.text(grader.notation)
    }
}

/// What the tutor can say about a task that asks for a shape.
struct ShapeHelp {
    let key: ShapeKey
    let grader: Grader

    /// Generated hints, from the rule to the answer.
    var hints: [String] { ["The answer is \(key.shape.textWithKind(grader.notation))."] }
}
