import Watching

/// An input is a text that is read as an expression of scalars, and as one of matrices.
@main
enum FuzzExpressions {
    static func main() {
        watch { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            return [ExpressionPromises.scalars, ExpressionPromises.matrices].flatMap { scope in
                ExpressionPromises.faults(text, in: scope)
            }
        }
    }
}
