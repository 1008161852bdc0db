internal import Algebra
package import Autodiff

extension Graph {
    /// The graph at a point that is drawn: its inputs and parameters, and the values and partials of functions that are not
    /// defined. The same seed gives the same point in every process.
    /// - Parameter isPositive: whether all of them are positive, so that logarithms and roots are defined.
    package func drawnPoint(seed: UInt64, isPositive: Bool = false) -> GraphPoint {
        var generator = SplitMix64(seed: seed)
        func draw() -> Double {
            let sign = generator.sign()
            return (isPositive ? 1 : sign) * (0.2 + generator.unit())
        }
        var drawn: [Symbol: Tensor] = [:]
        for node in nodes where node.isVariable || node.isOpaque {
            drawn[node.symbol] = Tensor(
                shape: node.shape, elements: (0..<node.shape.count).map { _ in draw() })
        }
        let partials = Dictionary(opaqueEdges.map { ($0, draw()) }, uniquingKeysWith: { first, _ in first })
        return GraphPoint(self, evaluate(replacing: drawn, opaquePartials: partials))
    }
}
