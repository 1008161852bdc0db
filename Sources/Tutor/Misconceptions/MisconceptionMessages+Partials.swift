internal import Algebra
internal import Autodiff

// The words for what an edge gives and is taken wrongly.

extension MisconceptionMessages {
    func missingFactor(_ edge: Int) -> String {
        "Every edge on the way gives a factor: that of the edge from \(names.node(ends(edge).operand)) to "
            + "\(names.node(ends(edge).consumer)) is missing."
    }

    func wrongSign(ofPartial edge: Int) -> String { "\(names.localPartial(edge)) has the wrong sign there." }

    func wrongSign(inPartial edge: Int) -> String { "One term of \(names.localPartial(edge)) has the wrong sign." }

    func seed(_ output: Int) -> String {
        let name = names.node(output)
        return
            "That starts the sweep with the value of \(name). It starts with \(names.localDerivative(of: output, by: output)), "
            + "how fast \(name) changes with itself."
    }

    func otherOperand(_ other: Int, at edge: Int) -> String {
        "That has \(names.localPartial(other)), the partial by another operand: the edge from "
            + "\(names.node(ends(edge).operand)) asks for \(names.localPartial(edge))."
    }

    func otherDerivative(_ other: Int, at node: Int) -> String {
        "That is \(swept(other)): \(swept(node)) is asked for."
    }

    func otherDerivative(_ other: Int, for edge: Int) -> String {
        "That is \(swept(other)): \(names.localPartial(edge)) is asked for, the local partial alone."
    }

    func contribution(for edge: Int) -> String {
        "That is \(swept(ends(edge).consumer)) times \(names.localPartial(edge)): the local partial alone is asked for."
    }

    func wholeAdjoint(for edge: Int) -> String {
        let (operand, consumer) = ends(edge)
        return
            "That is \(names.adjoint(operand)) when every consumer of \(names.node(operand)) has sent: the total after "
            + "\(names.node(consumer)) is asked for."
    }

    func sumForContribution(_ edge: Int) -> String {
        let (operand, consumer) = ends(edge)
        return
            "That is \(names.adjoint(operand)), the sum of what all consumers of \(names.node(operand)) send back: what "
            + "\(names.node(consumer)) sends back is asked for."
    }

    func derivativeOfOutput(by node: Int) -> String {
        "That is \(names.adjoint(node)), the derivative of the graph's output: \(swept(node)) is asked for."
    }

    func multipliedOn(by target: Int) -> String {
        "That is multiplied by \(names.adjoint(target)) as well, the way from \(names.node(target)) to the graph's output: "
            + "the derivative of \(names.node(target)) is asked for."
    }

    func timesValue(of operand: Int, at edge: Int) -> String {
        "That is the value of \(names.node(operand)) times \(names.localPartial(edge)): what is sent back starts from "
            + "\(swept(ends(edge).consumer))."
    }

    func wrongValue(_ other: Int, for node: Int, in edge: Int) -> String {
        "\(names.localPartial(edge)) is to be evaluated at \(names.node(node)): that has the value of \(names.node(other)) there."
    }

    func upsideDown(_ edge: Int) -> String { "That has \(names.localPartial(edge)) upside down." }

    func upsideDown(_ node: Int, by variable: Int) -> String {
        "That is upside down: how \(names.node(variable)) changes with \(names.node(node)), and not how "
            + "\(names.node(node)) changes with \(names.node(variable))."
    }

    func missingMean(_ node: Int) -> String {
        "\(names.node(node)) is a mean: the number of terms it divides by is missing."
    }

    func meanTwice(_ node: Int) -> String {
        "\(names.node(node)) is a mean: the number of terms divides once, and that divides by it once more."
    }

    func missingOuter(_ application: FunctionApplication, in edge: Int) -> String {
        "By the chain rule \(names.localPartial(edge)) has the slope of \(application.whole.text(names.notation)) as a factor: "
            + "that has the slope of \(application.inner.text(names.notation)) alone."
    }

    // MARK: Slopes

    func lostExponent(_ application: FunctionApplication, in edge: Int) -> String {
        "In \(names.localPartial(edge)), the derivative of \(application.whole.text(names.notation)): the factor that comes "
            + "down from its exponent is missing."
    }

    func keptExponent(_ application: FunctionApplication, in edge: Int) -> String {
        "In \(names.localPartial(edge)), the derivative of \(application.whole.text(names.notation)): its exponent has to "
            + "go down by one."
    }

    func exponentialAsPower(_ application: FunctionApplication, in edge: Int) -> String {
        "In \(names.localPartial(edge)), \(application.whole.text(names.notation)) varies in its exponent: the power rule "
            + "is for what varies in its base."
    }

    func notDifferentiated(_ application: FunctionApplication, in edge: Int) -> String {
        "In \(names.localPartial(edge)), \(application.whole.text(names.notation)) stands as it is: its derivative belongs "
            + "there."
    }

    func valueForPartial(_ edge: Int) -> String {
        "That has \(names.node(ends(edge).consumer)) itself where its derivative belongs, \(names.localPartial(edge))."
    }

    func quotientSign(in edge: Int) -> String {
        "In \(names.localPartial(edge)), the two terms above the line of the quotient rule: one of them has the wrong sign."
    }

    // MARK: Batches and softmax

    func broadcastNotSummed(_ edge: Int) -> String {
        "\(names.node(ends(edge).operand)) is used many times over in \(names.node(ends(edge).consumer)): what comes back "
            + "from every use is added up."
    }

    func softmaxDiagonal(_ edge: Int) -> String {
        "In \(names.localPartial(edge)) that has the diagonal alone: each element of a softmax depends on all that goes in."
    }

    func softmaxElementAlone(_ own: Int, others: [Int]) -> String {
        "That has what comes back through \(names.node(ends(own).consumer)) alone: each element of a softmax depends on all "
            + "that goes in, \(names.list(others.map { ends($0).consumer })) on \(names.node(ends(own).operand)) too."
    }

    var missingSoftmax: String { "That has what goes into the softmax where what comes out belongs." }

    // MARK: Functions

    func missingInner(_ application: FunctionApplication, in edge: Int) -> String {
        let inner = application.inner.text(names.notation)
        return "In \(names.localPartial(edge)), \(application.whole.text(names.notation)) is a function of \(inner): "
            + "by the chain rule the derivative of \(inner) is a factor too."
    }

    func functionAtOutput(_ function: Operation, of inner: Expression, in edge: Int) -> String {
        let inner = inner.text(names.notation)
        return
            "In \(names.localPartial(edge)) the derivative of \(functionName(function)) is to be taken at what goes in, "
            + "\(inner), and not once more at what comes out."
    }

    func functionAtArgument(_ function: Operation, of inner: Expression, in edge: Int) -> String {
        "In \(names.localPartial(edge)) the short form of \(functionName(function))′ is in terms of what comes out, "
            + "and not of \(inner.text(names.notation)), which goes in."
    }

    private func functionName(_ function: Operation) -> String {
        function == .sigmoid ? (names.notation == .ascii ? "sigmoid" : "σ") : "tanh"
    }

    func reluMask(_ edge: Int) -> String {
        "\(names.localPartial(edge)) depends on the sign of what goes into relu: that takes its slope to be the same everywhere."
    }

    func reluValue(_ node: Int) -> String {
        "That passes everything on: look at what relu does to what goes in for \(names.node(node))."
    }

    var logarithm: String { "That takes log to base 10: here log is the natural logarithm." }

    var degrees: String { "That takes angles in degrees: here they are in radians." }

    func roundedEarly(_ decimals: Int) -> String {
        let to = decimals == 0 ? "whole numbers" : decimals == 1 ? "one decimal" : "\(decimals) decimals"
        return "That comes of rounding to \(to) on the way: keep all digits, and round only the result."
    }

    // MARK: Families

    /// - Parameter other: the name of what was taken.
    func otherIndex(_ other: String) -> String { "That has \(other) in it: look at the indices." }

    func swappedWeight(_ other: String) -> String {
        "That has \(other) in it: look at the order of the two subscripts."
    }

    func otherLayer(_ other: String) -> String { "That has \(other) in it: look at the layer." }

    func shiftedElements(rows: Bool) -> String {
        "The elements are one \(rows ? "row" : "column") off: look at the indices."
    }

    func shiftedElements(of name: Expression) -> String {
        "The elements of \(name.text(names.notation)) are one place off: look at the indices."
    }

    // MARK: Products of matrices

    var exchanged: String {
        if case .quantity(.value) = place.subject { return "Rows and columns are exchanged." }
        let layout = place.place.layout
        let other = layout == .denominator ? Layout.numerator : .denominator
        return "Rows and columns are exchanged: right in \(other.rawValue) layout; this card uses \(layout.rawValue)."
    }

    func transposedFactor(_ edge: Int?) -> String {
        "A factor is transposed, or left as it is, where it should be the other way round"
            + (edge.map { ": look at what \(sends($0))." } ?? ".")
    }

    func productOrder(_ edge: Int?) -> String {
        "The factors of a matrix product may not change places"
            + (edge.map { ": look at their order in what \(sends($0))." } ?? ": look at their order.")
    }

    func missingFactor(inSending edge: Int) -> String { "A factor is missing from what \(sends(edge))." }

    /// `z sends back to x`.
    private func sends(_ edge: Int) -> String {
        "\(names.node(ends(edge).consumer)) sends back to \(names.node(ends(edge).operand))"
    }
}
