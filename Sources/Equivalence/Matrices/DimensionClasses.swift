internal import Algebra
internal import Autodiff

/// Which dimensions of a graph's values have to be equal, found by inferring shapes with names in place of numbers: in
/// `z = W @ x` the columns of W are as many as the rows of x, and nothing says that W is square.
///
/// A dimension is fixed where a number in the graph decides it: in `ones(2)`, by a matrix written out, and by a mean,
/// whose 1/n an answer may have to write as a number. Dimensions of 1 are fixed, because rows, columns and scalars stay
/// what they are.
struct DimensionClasses {
    /// By dimension: another one that it equals, or itself.
    private var parents: [Int] = [0]
    private var sizes: [Int] = [1]
    private var isFixed: [Bool] = [true]
    /// By node.
    private var nodes: [Sides<Int>] = []

    init(_ graph: Graph) {
        for node in graph.nodes {
            guard let expression = node.expression, !node.isOpaque else {
                let isConstant = node.kind == .constant && node.value != nil
                nodes.append(
                    Sides(
                        rows: dimension(node.shape.rows, isFixed: isConstant),
                        columns: dimension(node.shape.columns, isFixed: isConstant)))
                continue
            }
            nodes.append(
                expression.folded { part, operands in
                    if case .symbol(let symbol) = part { return graph.node(symbol).map { nodes[$0] } ?? scalar }
                    guard case .apply(let operation, let arguments) = part else { return scalar }
                    let sides = sides(of: operation, operands) { arguments[$0].number }
                    return (try? sides.get()) ?? scalar
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
}

extension DimensionClasses: DimensionArithmetic {
    var one: Int { 0 }

    func isOne(_ dimension: Int) -> Bool { root(dimension) == 0 }

    mutating func unify(_ first: Int, _ second: Int) -> Bool {
        let (first, second) = (root(first), root(second))
        guard sizes[first] == sizes[second] else { return false }
        guard first != second else { return true }
        parents[max(first, second)] = min(first, second)
        isFixed[min(first, second)] = isFixed[first] || isFixed[second]
        return true
    }

    /// Things side by side keep their sizes.
    mutating func sum(_ parts: [Int]) -> Int {
        if parts.count == 1 { return parts[0] }
        for part in parts { isFixed[root(part)] = true }
        return dimension(parts.reduce(0) { $0 + sizes[root($1)] }, isFixed: true)
    }

    mutating func written(_ number: Int) -> Int { dimension(number, isFixed: true) }

    func size(of dimension: Int) -> Int { sizes[root(dimension)] }

    mutating func fix(_ sides: Sides<Int>) {
        isFixed[root(sides.rows)] = true
        isFixed[root(sides.columns)] = true
    }

    func admits(_ sides: Sides<Int>) -> Bool { true }
}
