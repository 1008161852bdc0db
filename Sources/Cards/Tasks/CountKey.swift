internal import Algebra
internal import Autodiff

/// A key that counts what a gradient takes on a graph: `multiplications(reverse)`, `additions(paths)`,
/// `passes(differences)`, `paths(x)`. Counted as `Cost` says, and never listed.
struct CountKey {
    /// What is counted.
    private enum Counted: String, CaseIterable { case multiplications, additions, passes, paths }
    /// The ways to a gradient whose arithmetic is counted.
    private enum Way: String, CaseIterable { case reverse, forward, paths }
    /// The way that is counted in passes: one at the inputs themselves and one for each that is moved.
    private enum Passes: String, CaseIterable { case differences }

    private let counted: Counted
    /// What stands in the brackets.
    private let argument: String
    private let value: YAMLValue

    /// Nil where a value is no count.
    init?(_ value: YAMLValue) {
        guard case .scalar(let text) = value.content, let match = text.wholeMatch(of: /([a-z]+)\s*\((.+)\)\s*/),
            let counted = Counted(rawValue: String(match.1))
        else { return nil }
        self.counted = counted
        argument = match.2.trimmed
        self.value = value
    }

    /// The whole number; nil where the brackets hold something else than they may, or it has too many digits to be a key,
    /// which is reported.
    func number(on reader: KeyExpression, _ findings: inout Findings) -> Double? {
        guard let graph = reader.entry?.graph, let count = count(on: graph, reader, &findings) else { return nil }
        guard count <= Self.limit else {
            findings.report(
                .outOfRange(key: NumericKey.name.name, allowed: .wholeNumber(0...Int(Self.limit))), at: value.offset)
            return nil
        }
        return Double(count)
    }

    /// Whole numbers beyond are not told apart.
    private static let limit: UInt128 = 1 << 53

    private func count(on graph: Graph, _ reader: KeyExpression, _ findings: inout Findings) -> UInt128? {
        switch counted {
        case .paths:
            return reader.node(argument, at: value.offset, &findings).flatMap { graph.node($0) }
                .map { graph.pathCount(from: $0) }
        case .passes:
            let way: Passes? = word(&findings)
            return way.map { _ in UInt128(graph.variables.filter { graph.reachesOutput[$0] }.count + 1) }
        case .multiplications, .additions:
            guard let way: Way = word(&findings), let cost = graph.elementCost else { return nil }
            let count: Cost.Count =
                switch way {
                case .reverse: cost.reverseSweep
                case .forward: cost.forwardSweeps
                case .paths: cost.pathEnumeration
                }
            return counted == .additions ? count.additions : count.multiplications
        }
    }

    private func word<Word: RawRepresentable<String> & CaseIterable>(_ findings: inout Findings) -> Word? {
        YAMLValue(content: .scalar(argument), offset: value.offset).choice(
            of: Word.self, for: counted.rawValue, &findings)
    }
}
