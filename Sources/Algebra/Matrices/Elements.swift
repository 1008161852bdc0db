extension Expression {
    /// The value opened into its elements, row by row: scalar expressions over the elements of the variables, so that
    /// everything that is known of scalars (derivatives, equivalence, evaluation) holds for vectors and matrices too.
    ///
    /// - Parameters:
    ///   - shapes: of the variables that are vectors or matrices.
    ///   - layout: how derivative atoms and adjoints are laid out.
    ///   - naming: the variable for an element, by row and column from 1; by default `W[1,3]`, and `x[2]` of a column.
    /// - Throws: where shapes do not go together, or the elements take too many operations.
    package func elements(
        shapes: [Symbol: Shape], layout: Layout = .denominator,
        naming: (_ tensor: Symbol, _ row: Int, _ column: Int, _ shape: Shape) -> Symbol = {
            $0.element(row: $1, column: $2, of: $3)
        }
    ) throws(ShapeError) -> [[Expression]] {
        let opening = Opening(shapes: shapes, layout: layout)
        let grid = try folded { (node: Expression, operands: [Grid]) throws(ShapeError) in
            try opening.grid(of: node, operands, naming: naming)
        }
        return (0..<grid.shape.rows).map { row in (0..<grid.shape.columns).map { grid[row, $0] } }
    }
}

/// The elements of a value, row by row.
private struct Grid {
    var shape: Shape
    var elements: [Expression]
    /// The size of each element written out, so that what is shared counts each time it occurs.
    var sizes: [Int]

    init(shape: Shape, _ element: (_ row: Int, _ column: Int) -> (Expression, Int)) {
        self.shape = shape
        elements = []
        sizes = []
        for row in 0..<shape.rows {
            for column in 0..<shape.columns {
                let (expression, size) = element(row, column)
                elements.append(expression)
                sizes.append(min(size, Limits.expressionLength + 1))
            }
        }
    }

    subscript(row: Int, column: Int) -> Expression { elements[row * shape.columns + column] }

    /// An element with its size; a scalar is each element of what it stands beside.
    func part(_ row: Int, _ column: Int) -> (Expression, Int) {
        let place = shape == .scalar ? 0 : row * shape.columns + column
        return (elements[place], sizes[place])
    }

    /// An element by its number, row by row.
    func part(_ place: Int) -> (Expression, Int) { (elements[place], sizes[place]) }
}

private struct Opening {
    let shapes: [Symbol: Shape]
    let layout: Layout

    /// The elements of a node, given those of its operands.
    func grid(
        of node: Expression, _ operands: [Grid], naming: (Symbol, Int, Int, Shape) -> Symbol
    ) throws(ShapeError) -> Grid {
        let shape = try node.shape(ofOperands: operands.map(\.shape), layout: layout) { shapes[$0] }
        func element(_ symbol: Symbol, _ row: Int, _ column: Int) -> Symbol {
            guard let shape = shapes[symbol], shape != .scalar else { return symbol }
            return naming(symbol, row + 1, column + 1, shape)
        }
        let grid: Grid
        switch node {
        case .number, .constant: grid = Grid(shape: shape) { _, _ in (node, 1) }
        case .symbol(let symbol): grid = Grid(shape: shape) { (.symbol(element(symbol, $0, $1)), 1) }
        case .adjoint(let symbol):
            grid = Grid(shape: shape) { row, column in
                let (row, column) = layout == .denominator ? (row, column) : (column, row)
                return (.adjoint(element(symbol, row, column)), 1)
            }
        case .derivative(let derivative):
            grid = Grid(shape: shape) { row, column in
                let (row, column) = layout == .denominator ? (row, column) : (column, row)
                return (.derivative(self.element(of: derivative, row, column, named: element)), 1)
            }
        case .opaque(let name, _):
            grid = Grid(shape: shape) { _, _ in
                (.opaque(name, operands.map { $0.elements[0] }), 1 + operands.reduce(0) { $0 + $1.sizes[0] })
            }
        case .apply(let operation, _): grid = self.grid(operation, operands, shape)
        }
        var size = 0
        for own in grid.sizes {
            size += own
            guard size <= Limits.expressionLength else {
                throw ShapeError(text: node.shortText, operation: "", operands: [], reason: .tooLong)
            }
        }
        return grid
    }

    /// The derivative at a place in denominator layout: rows for the variable, columns for what is differentiated; a
    /// matrix is laid out like the one of the two that it is.
    private func element(
        of derivative: Derivative, _ row: Int, _ column: Int, named element: (Symbol, Int, Int) -> Symbol
    ) -> Derivative {
        let above = shapes[derivative.of] ?? .scalar
        let below = shapes[derivative.variable] ?? .scalar
        var entry = derivative
        if above == .scalar {
            entry.variable = element(derivative.variable, row, column)
        } else if below == .scalar {
            entry.of = element(derivative.of, column, row)
        } else {
            entry.variable = below.kind == .row ? element(entry.variable, 0, row) : element(entry.variable, row, 0)
            entry.of = above.kind == .row ? element(entry.of, 0, column) : element(entry.of, column, 0)
        }
        return entry
    }

    private func grid(_ operation: Operation, _ operands: [Grid], _ shape: Shape) -> Grid {
        let first = operands[0]
        switch operation {
        case .max where operands.count == 1, .min where operands.count == 1, .logsumexp where operands.count == 1:
            return Grid(shape: shape) { _, _ in all(operation, first.parts) }
        case .sum: return Grid(shape: shape) { _, _ in all(.add, first.parts) }
        case .transpose: return Grid(shape: shape) { first.part($1, $0) }
        case .matmul: return operands.dropFirst().reduce(first, product)
        case .dot where operands.count == 2:
            return Grid(shape: shape) { _, _ in
                all(.add, first.shape.places.map { all(.multiply, [first.part($0), operands[1].part($0)]) })
            }
        case .outer where operands.count == 2:
            return Grid(shape: shape) { all(.multiply, [first.part($0), operands[1].part($1)]) }
        case .diag where first.shape.kind == .column:
            return Grid(shape: shape) { $0 == $1 ? first.part($0) : (.zero, 1) }
        case .diag: return Grid(shape: shape) { row, _ in first.part(row, row) }
        case .ones: return Grid(shape: shape) { _, _ in (.one, 1) }
        case .eye: return Grid(shape: shape) { ($0 == $1 ? .one : .zero, 1) }
        case .row: return beside(operands)
        case .column:
            return Grid(shape: shape) { row, column in
                var row = row
                for operand in operands {
                    if row < operand.shape.rows { return operand.part(row, column) }
                    row -= operand.shape.rows
                }
                return (.zero, 1)
            }
        case _ where !operation.isElementwise: return composed(operation, operands, shape)
        default:
            return Grid(shape: shape) { row, column in
                let parts = operands.map { $0.part(row, column) }
                return (.apply(operation, parts.map(\.0)), parts.reduce(1) { $0 + $1.1 })
            }
        }
    }

    /// The elements of what an operation is composed of.
    private func composed(_ operation: Operation, _ operands: [Grid], _ shape: Shape) -> Grid {
        let variables = operands.indices.map(Symbol.operand)
        // An axis is a number, and has to be seen.
        let standIns = operands.enumerated().map { place, operand in
            operand.shape == .scalar && operand.elements[0].number != nil ? operand.elements[0] : .operand(place)
        }
        let expansion = operation.expansion(of: standIns, shapes: operands.map(\.shape))
        return (expansion ?? .number(.real(.nan))).folded { (part: Expression, inner: [Grid]) -> Grid in
            switch part {
            case .apply(let operation, let arguments):
                let shape = operation.fittingShape(of: inner.map(\.shape)) { arguments[$0].number }
                return grid(operation, inner, shape ?? .scalar)
            case .symbol(let symbol): return variables.firstIndex(of: symbol).map { operands[$0] } ?? inner[0]
            default: return Grid(shape: .scalar) { _, _ in (part, 1) }
            }
        }
    }

    private func beside(_ operands: [Grid]) -> Grid {
        let shape = Shape(rows: operands[0].shape.rows, columns: operands.reduce(0) { $0 + $1.shape.columns })
        return Grid(shape: shape) { row, column in
            var column = column
            for operand in operands {
                if column < operand.shape.columns { return operand.part(row, column) }
                column -= operand.shape.columns
            }
            return (.zero, 1)
        }
    }

    private func product(_ left: Grid, _ right: Grid) -> Grid {
        Grid(shape: Shape(rows: left.shape.rows, columns: right.shape.columns)) { row, column in
            all(
                .add,
                (0..<left.shape.columns).map { inner in
                    all(
                        .multiply,
                        [
                            left.part(row * left.shape.columns + inner),
                            right.part(inner * right.shape.columns + column),
                        ])
                })
        }
    }

    /// The operation on parts with their sizes. The zeros and ones of unit matrices leave sums and products.
    private func all(_ operation: Operation, _ parts: [(Expression, Int)]) -> (Expression, Int) {
        var parts = parts
        if operation == .multiply {
            if parts.contains(where: { $0.0.number?.isZero == true }) { return (.zero, 1) }
            parts.removeAll { $0.0.number == .one }
        } else if operation == .add {
            parts.removeAll { $0.0.number?.isZero == true }
        }
        switch parts.count {
        case 0: return (operation == .multiply ? .one : .zero, 1)
        case 1: return parts[0]
        default: return (.apply(operation, parts.map(\.0)), parts.reduce(1) { $0 + $1.1 })
        }
    }
}

extension Grid {
    fileprivate var parts: [(Expression, Int)] { Array(zip(elements, sizes)) }
}

extension Shape {
    /// The numbers of the elements, row by row.
    fileprivate var places: Range<Int> { 0..<count }
}
