/// Why an operation cannot be applied to operands of their shapes. The facts are here; `ShapeError+Message.swift` words them.
package struct ShapeError: Error, Hashable, Sendable {
    /// An operand as it is written, with its shape.
    package struct Operand: Hashable, Sendable {
        /// As it is written.
        package var text: String
        /// The shape it has there.
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
        /// An operand that has to be a column is none.
        case notColumn
        /// A vector in which too many elements would be compared.
        case tooManyCompared
        /// `onehot(5, 3)`: no place in a column of so many.
        case notPlace(Int)
        /// A kernel that is larger than what it goes over.
        case kernelTooLarge
        /// Windows of a width that do not fill rows or columns.
        case unfilledWindow(Int)
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
    /// Why they do not go together.
    package var reason: Reason

    /// Whether it is a product, of matrices or element by element.
    package var isOfProduct: Bool { reason == .innerDimensions || (reason == .unlike && isElementwiseProduct) }

    /// Whether it is a product element by element, where that of matrices may be meant.
    var isElementwiseProduct: Bool { ["*", "·", "×", "⊙", "∘", "∗", "\\odot", "\\circ", ".*"].contains(operation) }

    package init(text: String, operation: String, operands: [Operand], reason: Reason) {
        self.text = text
        self.operation = operation
        self.operands = operands
        self.reason = reason
    }
}
