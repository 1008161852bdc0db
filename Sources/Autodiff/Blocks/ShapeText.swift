internal import Algebra

extension Excerpt {
    /// The shape written here: `3` for a column of 3, `2x3` or `2×3` for a matrix, `(3,)`, `(2,3)`, `scalar`.
    func shape() throws(GraphError) -> Shape {
        if text == "scalar" { return .scalar }
        let inside = insideBrackets?.text
        var parts = (inside ?? text).split(omittingEmptySubsequences: false) { character in
            inside == nil ? character == "x" || character == "×" : character == ","
        }
        // `(3,)` is how NumPy writes the shape of a vector.
        if inside != nil, parts.count == 2, parts[1].allSatisfy(\.isWhitespace) { parts.removeLast() }
        let dimensions = parts.compactMap { part in Int(String(part.filter { !$0.isWhitespace })) }
        guard dimensions.count == parts.count, let shape = Shape(dimensions: dimensions) else {
            throw .badShape(text, at: range)
        }
        guard dimensions.allSatisfy({ $0 <= Limits.elements }), shape.count <= Limits.elements else {
            throw .tooManyElements(at: range)
        }
        return shape
    }
}
