internal import Autodiff
internal import Algebra
package import Cards

// Answers that are shapes.

extension Grader {
    /// Grades a shape: `3x1`, `(3,)`, `scalar`.
    package func grade(_ answer: String, shape key: ShapeKey) -> Grade {
        switch shape(in: answer) {
        case .failure(let fault): return Grade(verdict: .invalid(fault), read: "")
        case .success(let shape):
            let read = shape.textWithKind(notation)
            guard shape != key.shape else { return Grade(verdict: .correct(note: note(on: key)), read: read) }
            let misconceptions: [Misconception] = isOtherLayout(shape, of: key) ? [.otherLayout] : []
            return Grade(
                verdict: .incorrect(misconceptions: misconceptions, message: message(on: shape, for: key)), read: read)
        }
    }

    /// How a shape is read while it is typed.
    package func preview(_ answer: String, shape key: ShapeKey) -> Reading {
        guard answer.contains(where: { !$0.isWhitespace }) else { return .empty }
        return switch shape(in: answer) {
        case .success(let shape): .math(shape.textWithKind(notation))
        case .failure(let fault): .unreadable(fault)
        }
    }

    private func shape(in answer: String) -> Result<Shape, Fault> {
        guard answer.contains(where: { !$0.isWhitespace }) else { return .failure(Fault("type an answer")) }
        guard answer.count <= Limits.answerLength else { return .failure(.answerTooLong) }
        do throws(Shape.ReadingError) {
            return .success(try Shape(reading: answer))
        } catch {
            switch error {
            case .malformed: return .failure(Fault("a shape is written like 2x3, 3x1, (3,) or scalar"))
            case .tooManyElements:
                return .failure(Fault("a matrix has at most \(Algebra.Limits.elements) elements"))
            }
        }
    }

    /// Whether it is the shape of a derivative in the other layout.
    private func isOtherLayout(_ shape: Shape, of key: ShapeKey) -> Bool {
        guard case .derivative? = key.key?.atom else { return false }
        return shape == key.shape.transposed
    }

    private func message(on shape: Shape, for key: ShapeKey) -> String {
        if isOtherLayout(shape, of: key) {
            let other = key.layout == .denominator ? "numerator" : "denominator"
            return "That is its shape in \(other) layout; here it is \(key.layout.rawValue) layout."
        }
        if shape == key.shape.transposed { return "Rows and columns are exchanged." }
        return shape.kind == key.shape.kind
            ? "It is \(shape.kindWithArticle), but of another size."
            : "It is not \(shape.kindWithArticle)."
    }

    /// Why the shape is right.
    private func note(on key: ShapeKey) -> String {
        guard case .derivative(let derivative)? = key.key?.atom, let graph,
            let above = graph.shape(of: derivative.of), let below = graph.shape(of: derivative.variable)
        else { return "" }
        let (of, by) = (derivative.of.text(notation), derivative.variable.text(notation))
        let isDenominator = key.layout == .denominator
        let layout = "In \(key.layout.rawValue) layout"
        if above == .scalar {
            return isDenominator
                ? "\(layout) the derivative of a scalar has the shape of \(by)."
                : "\(layout) the derivative of a scalar has the shape of \(by), transposed."
        }
        if below == .scalar {
            return isDenominator
                ? "\(layout) the derivative by a scalar has the shape of \(of), transposed."
                : "\(layout) the derivative by a scalar has the shape of \(of)."
        }
        return isDenominator
            ? "\(layout) rows follow \(by) and columns follow \(of)."
            : "\(layout) rows follow \(of) and columns follow \(by)."
    }
}
