import Tutor

// A parameter after one step of training, the learning rate being 0.1.

/// y = 2 · 3 = 6, C̄ = 1, ȳ = 2y = 12, w̄ = 12 · 3 = 36, x̄ = 12 · 2 = 24. The new w is 2 − 0.1 · 36 = −1.6.
private let line = """
    x = 3
    param w = 2
    y = w * x
    C = y^2
    """
private let adjoints = ["1", "12", "36", "24"]

let updateExamples: [WorkedExample] = [
    // 2 + 3.6.
    WorkedExample(
        .update(adjoints), .sign, line, "update w", right: "-1.6", wrong: "5.6", says: "goes uphill"),
    // 0.1 · 36, and with a minus.
    WorkedExample(
        .update(adjoints), .updateRule, line, "update w", right: "-1.6", wrong: "3.6", says: "the step alone"),
    WorkedExample(
        .update(adjoints), .updateRule, line, "update w", right: "-1.6", wrong: "-3.6", says: "the step alone"),
    // The gradient.
    WorkedExample(
        .update(adjoints), .updateRule, line, "update w", right: "-1.6", wrong: "36", says: "with one step is asked for"
    ),
    // 2 − 36.
    WorkedExample(
        .update(adjoints), .updateRule, line, "update w", right: "-1.6", wrong: "-34", says: "the learning rate, 0.1"),
]
