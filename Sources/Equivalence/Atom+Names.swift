package import Algebra

extension Atom {
    /// The same text for the same atom in every process; `dC/dz` and `∂C/∂z` of an opaque function are one.
    package var stableName: String {
        switch self {
        case .symbol(let symbol): symbol.text(.ascii)
        case .adjoint(let symbol): "bar(\(symbol.text(.ascii)))"
        case .derivative(let derivative):
            "d\(derivative.of.text(.ascii))/d\(derivative.variable.text(.ascii))"
        case .opaque(let name, let arguments): Expression.opaque(name, arguments).text(.ascii)
        }
    }
}
