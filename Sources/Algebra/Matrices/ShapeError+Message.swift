extension ShapeError {
    /// A sentence that names the operation and the shapes: `W @ x: W is 2×3 and x is 2×1: the inner dimensions, 3 and 2,
    /// differ`.
    package var message: String {
        let named = operands.map { "\($0.text) is \($0.shape.article)" }
        let first = operands.first?.shape ?? .scalar
        let second = operands.last?.shape ?? .scalar
        let shapes = named.joined(separator: " and ")
        let rule =
            switch reason {
            case .unlike where isElementwiseProduct && operands.count == 2 && first.columns == second.rows:
                "\(operation) goes element by element and needs equal shapes; for the product of matrices write @"
            case .unlike:
                "\(operation) needs equal shapes, or a scalar on one side" + (spreading.map { "; \($0)" } ?? "")
            case .outside: "rows are counted from 1 to \(first.rows) and columns from 1 to \(first.columns)"
            case .needsRowsAndColumns: "a part of it takes rows and columns, as in [1..2, :]"
            case .innerDimensions: "the inner dimensions, \(first.columns) and \(second.rows), differ"
            case .ragged: "the rows of a matrix are of one length"
            case .notVector: "\(operation) takes vectors"
            case .notColumn: "\(operation) takes columns"
            case .tooManyCompared: "\(operation) takes at most \(Limits.comparedElements) elements"
            case .notPlace(let count): "a place in it is a whole number from 1 to \(count)"
            case .kernelTooLarge: "the kernel, which comes second, has to fit into what it goes over"
            case .unfilledWindow(let width):
                "windows of \(width) side by side do not fill it; its rows and columns are multiples of \(width)"
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
        case .notDimension, .tooLarge, .tooLong, .notPlace: return "\(text): \(rule)"
        default: return "\(text): \(shapes): \(rule)"
        }
    }

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
