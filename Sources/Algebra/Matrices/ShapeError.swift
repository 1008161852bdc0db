/// Why an operation cannot be applied to operands of their shapes. `message` words it.
package struct ShapeError: Error, Hashable, Sendable {
    /// An operand as it is written, with its shape.
    package struct Operand: Hashable, Sendable {
        package var text: String
        package var shape: Shape

        package init(text: String, shape: Shape) {
            self.text = text
            self.shape = shape
        }
    }

    /// What is wrong with the shapes.
    package enum Reason: Hashable, Sendable {
        /// Operands of an elementwise operation that differ, and neither is a scalar.
        case unlike
        /// The columns of the first are not as many as the rows of the second.
        case innerDimensions
        /// The operands side by side differ in rows, or those below each other in columns.
        case ragged
        /// An operand that has to be a vector is none.
        case notVector
        /// Two vectors that have to be of one length are not.
        case unlikeLengths
        /// `diag` of something that is neither a column nor square.
        case notDiagonal
        /// A slice that reaches out of its vector or matrix.
        case outside
        /// `W[1..2]` of what is no column.
        case needsRowsAndColumns
        /// `ones(x)`: a dimension that is no whole number from 1.
        case notDimension
        /// More than `Limits.elements` elements.
        case tooLarge
        /// More than `Limits.expressionLength` scalar operations, when it is opened into its elements.
        case tooLong
        /// An adjoint that has not the shape of the value it belongs to.
        case unlikeUpstream
        /// The derivative of a matrix by a vector, say, which is no matrix.
        case noMatrixDerivative
        /// An opaque function of vectors or matrices.
        case opaque
    }

    /// The operation with its operands, as it is written: `W @ x`.
    package var text: String
    /// How the operation is called in a sentence: `@`, `softmax`.
    package var operation: String
    /// The operands that do not go together; one, where it is wrong by itself.
    package var operands: [Operand]
    package var reason: Reason

    package init(text: String, operation: String, operands: [Operand], reason: Reason) {
        self.text = text
        self.operation = operation
        self.operands = operands
        self.reason = reason
    }

    /// A sentence that names the operation and the shapes: `W @ x: W is 2×3 and x is 2×1: the inner dimensions, 3 and 2,
    /// differ`.
    package var message: String {
        let named = operands.map { "\($0.text) is \($0.shape.article)" }
        let first = operands.first?.shape ?? .scalar
        let second = operands.last?.shape ?? .scalar
        let shapes = named.joined(separator: " and ")
        let rule =
            switch reason {
            case .unlike:
                "\(operation) needs equal shapes, or a scalar on one side" + (spreading.map { "; \($0)" } ?? "")
            case .outside: "rows are counted from 1 to \(first.rows) and columns from 1 to \(first.columns)"
            case .needsRowsAndColumns: "a part of it takes rows and columns, as in [1..2, :]"
            case .innerDimensions: "the inner dimensions, \(first.columns) and \(second.rows), differ"
            case .ragged: "the rows of a matrix are of one length"
            case .notVector: "\(operation) takes vectors"
            case .unlikeLengths: "\(operation) needs vectors of one length"
            case .notDiagonal: "\(operation) takes a column or a square matrix"
            case .notDimension: "a dimension is a whole number from 1"
            case .tooLarge: "a matrix has at most \(Limits.elements) elements"
            case .tooLong: "its elements take more than \(Limits.expressionLength) scalar operations"
            case .unlikeUpstream: "an adjoint has the shape of its value"
            case .noMatrixDerivative: "that derivative is not a matrix"
            case .opaque: "a function that is not defined takes scalars here; write the name of the node it defines"
            }
        switch reason {
        case .notDimension, .tooLarge, .tooLong: return "\(text): \(rule)"
        default: return "\(text): \(shapes): \(rule)"
        }
    }
}

extension ShapeError {
    /// How a vector is spread over the rows or columns of a matrix, in writing: `b in each of the 4 rows is
    /// Z + ones(4) @ b^T`.
    private var spreading: String? {
        guard operands.count == 2, let place = operands.firstIndex(where: { $0.shape.kind == .matrix }) else {
            return nil
        }
        let (matrix, vector) = (operands[place].shape, operands[1 - place])
        guard vector.shape.kind != .matrix else { return nil }
        let isName = vector.text.allSatisfy { $0.isLetter || $0.isNumber || "[];,_".contains($0) }
        let name = isName ? vector.text : "(\(vector.text))"
        let isColumn = vector.shape.kind == .column
        func whole(_ spread: String) -> String {
            let texts = place == 0 ? [operands[0].text, spread] : [spread, operands[1].text]
            return texts.joined(separator: " \(operation) ")
        }
        var ways: [String] = []
        if vector.shape.count == matrix.columns {
            let spread = whole("ones(\(matrix.rows)) @ \(name)\(isColumn ? "^T" : "")")
            ways.append("\(vector.text) in each of the \(matrix.rows) rows is \(spread)")
        }
        if vector.shape.count == matrix.rows {
            let spread = whole("\(name)\(isColumn ? "" : "^T") @ ones(1, \(matrix.columns))")
            ways.append("\(vector.text) in each of the \(matrix.columns) columns is \(spread)")
        }
        return ways.isEmpty ? nil : ways.joined(separator: ", and ")
    }
}

extension Shape {
    /// `2×3`, `a scalar`.
    fileprivate var article: String { self == .scalar ? "a scalar" : text(.unicode) }
}
