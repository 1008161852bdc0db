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
        case .beyondPython(let symbol):
            "the right-hand side of \(symbol.text(.unicode)) is more than Python reads, at most \(PythonLimits.brackets) brackets inside each other and \(PythonLimits.signs) signs in a row; name parts of it"
        case .manyArguments(let symbol, let count):
            "\(symbol.text(.unicode)) is a function of \(count) arguments that the graph does not define; at most \(PythonLimits.arguments) are written out"
        case .undefined(let fault): fault.message
        case .noExample:
            "no values for the inputs were found at which everything is defined; give the inputs values"
        }
    }
}
