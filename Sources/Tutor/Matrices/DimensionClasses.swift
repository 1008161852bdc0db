internal import Algebra
internal import Autodiff

/// Which dimensions of a graph's values have to be equal, found by inferring shapes with names in place of numbers: in
/// `z = W @ x` the columns of W are as many as the rows of x, and nothing says that W is square.
///
/// A dimension is fixed where a number in the graph decides it: in `ones(2)`, by a matrix written out, and by a mean,
/// whose 1/n an answer may have to write as a number. Dimensions of 1 are fixed, because rows, columns and scalars stay
/// what they are.
struct DimensionClasses {
    /// The rows and columns of a value, as dimensions.
    private struct Dimensions {
        var rows: Int
        var columns: Int
    }

    /// By dimension: another one that it equals, or itself.
    private var parents: [Int] = [0]
    private var sizes: [Int] = [1]
    private var isFixed: [Bool] = [true]
    /// By node.
    private var nodes: [Dimensions] = []

    private static let scalar = Dimensions(rows: 0, columns: 0)

    init(_ graph: Graph) {
        for node in graph.nodes {
            guard let expression = node.expression, !node.isOpaque else {
                let isConstant = node.kind == .constant && node.value != nil
                nodes.append(
                    Dimensions(
                        rows: dimension(node.shape.rows, isFixed: isConstant),
                        columns: dimension(node.shape.columns, isFixed: isConstant)))
                continue
            }
            nodes.append(
                expression.folded { part, operands in
                    if case .symbol(let symbol) = part { return graph.node(symbol).map { nodes[$0] } ?? Self.scalar }
                    guard case .apply(let operation, let arguments) = part else { return Self.scalar }
                    return dimensions(of: operation, operands, numbers: arguments.map { $0.number?.integer })
                })
        }
    }

    // MARK: Classes

    /// The declared sizes of dimensions that may have another one, each class once, in order of the graph.
    var free: [(dimension: Int, size: Int)] {
        var seen: Set<Int> = []
        return nodes.flatMap { [$0.rows, $0.columns] }.map(root)
            .filter { !isFixed[$0] && seen.insert($0).inserted }
            .map { ($0, sizes[$0]) }
    }

    /// The sizes that numbers in the graph decide.
    var fixedSizes: Set<Int> { Set(parents.indices.filter { isFixed[root($0)] }.map { sizes[$0] }) }

    /// The shape of a node where some classes have another size.
    func shape(of node: Int, sized: [Int: Int]) -> Shape {
        func size(_ dimension: Int) -> Int { sized[root(dimension)] ?? sizes[root(dimension)] }
        return Shape(rows: size(nodes[node].rows), columns: size(nodes[node].columns))
    }

    private func root(_ dimension: Int) -> Int {
        var dimension = dimension
        while parents[dimension] != dimension { dimension = parents[dimension] }
        return dimension
    }

    private mutating func dimension(_ size: Int, isFixed: Bool) -> Int {
        if size == 1 { return 0 }
        parents.append(parents.count)
        sizes.append(size)
        self.isFixed.append(isFixed)
        return parents.count - 1
    }

    private mutating func unify(_ first: Int, _ second: Int) {
        let (first, second) = (root(first), root(second))
        guard first != second, sizes[first] == sizes[second] else { return }
        parents[max(first, second)] = min(first, second)
        isFixed[min(first, second)] = isFixed[first] || isFixed[second]
    }

    private mutating func fix(_ value: Dimensions) {
        isFixed[root(value.rows)] = true
        isFixed[root(value.columns)] = true
    }

    // MARK: Inference

    private mutating func dimensions(
        of operation: Algebra.Operation, _ operands: [Dimensions], numbers: [Int?]
    ) -> Dimensions {
        guard let first = operands.first else { return Self.scalar }
        switch operation {
        case .mean:
            fix(first)
            return Self.scalar
        case .sum: return Self.scalar
        case .max where operands.count == 1, .min where operands.count == 1, .logsumexp where operands.count == 1:
            return Self.scalar
        case .transpose: return Dimensions(rows: first.columns, columns: first.rows)
        case .softmax: return first
        case .diag:
            guard first.columns != 0 else { return Dimensions(rows: first.rows, columns: first.rows) }
            unify(first.rows, first.columns)
            return Dimensions(rows: first.rows, columns: 0)
        case .matmul:
            return operands.dropFirst().reduce(first) { product, next in
                unify(product.columns, next.rows)
                return Dimensions(rows: product.rows, columns: next.columns)
            }
        case .dot, .outer:
            let lengths = operands.map { $0.columns == 0 ? $0.rows : $0.columns }
            guard lengths.count == 2 else { return first }
            if operation == .outer { return Dimensions(rows: lengths[0], columns: lengths[1]) }
            unify(lengths[0], lengths[1])
            return Self.scalar
        case .ones, .eye:
            let written = numbers.map { dimension($0 ?? 1, isFixed: true) }
            let rows = written.first ?? 0
            return Dimensions(rows: rows, columns: written.count > 1 ? written[1] : operation == .eye ? rows : 0)
        case .row:
            for operand in operands { unify(first.rows, operand.rows) }
            return Dimensions(rows: first.rows, columns: joined(operands.map(\.columns)))
        case .column:
            for operand in operands { unify(first.columns, operand.columns) }
            return Dimensions(rows: joined(operands.map(\.rows)), columns: first.columns)
        default:
            let shaped = operands.filter { $0.rows != 0 || $0.columns != 0 }
            for operand in shaped.dropFirst() {
                unify(shaped[0].rows, operand.rows)
                unify(shaped[0].columns, operand.columns)
            }
            return shaped.first ?? Self.scalar
        }
    }

    /// The dimension of blocks side by side, which keep their sizes.
    private mutating func joined(_ parts: [Int]) -> Int {
        if parts.count == 1 { return parts[0] }
        for part in parts { isFixed[root(part)] = true }
        return dimension(parts.reduce(0) { $0 + sizes[root($1)] }, isFixed: true)
    }
}
