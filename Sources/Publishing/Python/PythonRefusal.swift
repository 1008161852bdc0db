package import Algebra
package import Autodiff

/// Why a graph is not written out in Python.
package enum PythonRefusal: Error, Hashable, Sendable {
    /// The output is a vector or matrix, and a backward pass begins at a scalar.
    case outputNotScalar(Symbol, Shape)
    /// The right-hand side of this node is so long that its partials stay symbols.
    case tooLong(Symbol)
    /// At the graph's own values something is not defined.
    case undefined(EvaluationFault)
    /// The graph has inputs without values, and at none of the points tried is everything defined.
    case noExample

    /// One sentence without a full stop.
    package var message: String {
        switch self {
        case .outputNotScalar(let symbol, let shape):
            "the output \(symbol.text(.unicode)) is \(shape.text(.unicode)); a backward pass begins at a scalar"
        case .tooLong(let symbol):
            "the right-hand side of \(symbol.text(.unicode)) is too long for its partials to be written out; name parts of it"
        case .undefined(let fault): fault.message
        case .noExample:
            "no values for the inputs were found at which everything is defined; give the inputs values"
        }
    }
}
