internal import Algebra
internal import Autodiff

extension PythonRefusal {
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
