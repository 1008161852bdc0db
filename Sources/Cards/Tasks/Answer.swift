/// The one answer element of a task.
package enum Answer: Sendable {
    case choice(Choice)
    case numeric(NumericKey)
    case symbolic(SymbolicKey)
    case matrix(MatrixKey)
    case shape(ShapeKey)
    case order(OrderKey)
    case paths(PathsKey)
    case edge(EdgeKey)
    case derivation(DerivationKey)
    case computation(ComputationKey)
    case walk(Walk)

    /// What every kind says of itself.
    package var key: any AnswerKey {
        switch self {
        case .choice(let key): key
        case .numeric(let key): key
        case .symbolic(let key): key
        case .matrix(let key): key
        case .shape(let key): key
        case .order(let key): key
        case .paths(let key): key
        case .edge(let key): key
        case .derivation(let key): key
        case .computation(let key): key
        case .walk(let key): key
        }
    }

    /// The kinds that a block `answer` asks for, each by a key of its own.
    static let written: [any WrittenKey.Type] = [
        NumericKey.self, SymbolicKey.self, MatrixKey.self, ShapeKey.self, OrderKey.self, PathsKey.self, EdgeKey.self,
        DerivationKey.self, ComputationKey.self,
    ]
}
