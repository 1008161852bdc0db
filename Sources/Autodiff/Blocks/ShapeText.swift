internal import Algebra

extension Excerpt {
    /// The shape written here: `3` for a column of 3, `2x3` or `2×3` for a matrix, `(3,)`, `(2,3)`, `scalar`.
    func shape() throws(GraphError) -> Shape {
        do throws(Shape.ReadingError) {
            return try Shape(reading: text)
        } catch {
            switch error {
            case .malformed: throw .badShape(text, at: range)
            case .tooManyElements: throw .tooManyElements(at: range)
            }
        }
    }
}
