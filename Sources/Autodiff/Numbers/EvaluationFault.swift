package import Algebra

/// A node of a graph with numbers whose value or local partial is not defined: log of a negative number, a division by
/// zero, a number too large.
package struct EvaluationFault: Hashable, Sendable {
    package enum Cause: Hashable, Sendable {
        /// The first operation of the right-hand side that gives no finite number, with its operands' values.
        case value(Operation, [Double])
        /// The value is a number, but the local partial by this operand is not: √x at 0.
        case partial(Symbol, at: Double)
    }
    /// The node whose right-hand side it is. Its `source` is the place to report.
    package var node: Int
    package var symbol: Symbol
    package var cause: Cause
}

extension Graph {
    func faults(_ tapeValues: [Double], values: [Tensor?], partials: [Double]) -> [EvaluationFault] {
        var faults: [EvaluationFault] = []
        for (index, node) in nodes.enumerated() where node.expression != nil && !node.isOpaque {
            guard incoming[index].allSatisfy({ values[edges[$0].from] != nil }) else { continue }
            if values[index] == nil {
                guard let cause = program.firstUndefined(in: index, tapeValues) else { continue }
                faults.append(EvaluationFault(node: index, symbol: node.symbol, cause: cause))
            } else if let edge = incoming[index].first(where: { !partials[$0].isFinite && varies[edges[$0].from] }) {
                let operand = edges[edge].from
                faults.append(
                    EvaluationFault(
                        node: index, symbol: node.symbol,
                        cause: .partial(nodes[operand].symbol, at: values[operand]?.scalar ?? .nan)))
            }
        }
        return faults
    }
}

extension GraphProgram {
    /// The first operation of a node's right-hand side whose result is no finite number.
    fileprivate func firstUndefined(in node: Int, _ tapeValues: [Double]) -> EvaluationFault.Cause? {
        for slot in operations[node] where !tapeValues[tape.offset(of: slot)].isFinite {
            if let (operation, operands) = tape.operation(of: slot) {
                return .value(operation, operands.map { tapeValues[$0] })
            }
        }
        return nil
    }
}
