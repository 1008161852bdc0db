package import Algebra
package import Autodiff

/// Why a graph is not written out in Python.
package enum PythonRefusal: Error, Hashable, Sendable {
    /// The output is a vector or matrix, and a backward pass begins at a scalar.
    case outputNotScalar(Symbol, Shape)
    /// The right-hand side of this node is so long that its partials stay symbols.
    case tooLong(Symbol)
    /// The code for this node or its partials is more than Python reads.
    case beyondPython(Symbol)
    /// This node is a function that the graph does not define, of so many arguments.
    case manyArguments(Symbol, Int)
    /// At the graph's own values something is not defined.
    case undefined(EvaluationFault)
    /// The graph has inputs without values, and at none of the points tried is everything defined.
    case noExample
}
