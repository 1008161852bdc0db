package import Algebra

/// A node of a graph with numbers whose value or local partial is not defined: log of a negative number, a division by
/// zero, a number too large.
package struct EvaluationFault: Hashable, Sendable {
    /// What is not defined.
    package enum Cause: Hashable, Sendable {
        /// The first operation of the right-hand side that gives no finite number, with its operands' values.
        case value(Operation, [Double])
        /// A product or sum of elements that is too large for a number.
        case tooLarge
        /// The value is a number, but the local partial by this operand is not: √x at 0.
        case partial(Symbol, at: Double)
    }
    /// The node whose right-hand side it is. Its `source` is the place to report.
    package var node: Int
    /// The node's name.
    package var symbol: Symbol
    /// What is not defined there.
    package var cause: Cause
    /// Of a vector or matrix the first element that is not defined: of the node's operation, or for `.partial` of the
    /// operand.
    package var element: ElementPlace?
}

extension Graph {
    func faults(_ tapeValues: [Double], values: [Tensor?], partials: [Tensor]) -> [EvaluationFault] {
        var faults: [EvaluationFault] = []
        for (index, node) in nodes.enumerated() where node.expression != nil && !node.isOpaque {
            guard incoming[index].allSatisfy({ values[edges[$0].from] != nil }) else { continue }
            if values[index] == nil {
                guard let (cause, element) = program.firstUndefined(in: index, tapeValues) else { continue }
                faults.append(EvaluationFault(node: index, symbol: node.symbol, cause: cause, element: element))
            } else if let edge = incoming[index].first(where: { !partials[$0].isFinite && varies[edges[$0].from] }) {
                let operand = edges[edge].from
                let element = partials[edge].elements.firstIndex { !$0.isFinite } ?? 0
                let shape = nodes[operand].shape
                faults.append(
                    EvaluationFault(
                        node: index, symbol: node.symbol,
                        cause: .partial(nodes[operand].symbol, at: values[operand]?.elements[element] ?? .nan),
                        element: shape == .scalar ? nil : ElementPlace(element, in: shape)))
            }
        }
        return faults
    }
}

extension GraphProgram {
    /// The first operation of a node's right-hand side whose result is no finite number, and which element of it.
    fileprivate func firstUndefined(
        in node: Int, _ tapeValues: [Double]
    ) -> (cause: EvaluationFault.Cause, element: ElementPlace?)? {
        for slot in operations[node] {
            let place = tape.place(of: slot)
            guard let element = place.first(where: { !tapeValues[$0].isFinite }) else { continue }
            if let (operation, operands) = tape.operation(of: slot) {
                return (.value(operation, operands.map { tapeValues[$0] }), nil)
            }
            guard let line = tape.tensorLine(of: slot) else { continue }
            let index = element - place.lowerBound
            let shape = tape.shapes[slot]
            let found = shape == .scalar ? nil : ElementPlace(index, in: shape)
            let (left, right) = (line.left + index * line.leftStep, line.right + index * line.rightStep)
            return switch line.kernel {
            case .map(let operation): (.value(operation, [tapeValues[left]]), found)
            case .zip(let operation): (.value(operation, [tapeValues[left], tapeValues[right]]), found)
            case .powerOfLiteral: (.value(.power, [tapeValues[left], tapeValues[line.right]]), found)
            // Products and sums of finite elements are always defined.
            default: (.tooLarge, found)
            }
        }
        return nil
    }
}
