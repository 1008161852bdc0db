/// Which shape an operation gives operands of certain shapes.
package enum ShapeRule: Sendable {
    /// Operands of one shape and scalars beside them, which go with every element. An operation that has a reduction
    /// (`max`) makes one number of a single operand.
    case elementwise
    /// One number of all elements.
    case scalar
    /// The shape of the operand, a vector.
    case vector
    /// One number of a vector.
    case vectorToScalar
    /// One number a row, as a column, for axis 1; one number a column, as a row, for axis 0.
    case alongAxis
    /// One number of a vector that is short enough to be compared element with element.
    case placeInVector
    /// A column as long as the second operand says, the first being a place in it.
    case oneHot
    /// As many elements as the second operand, a kernel, has places in the first: two columns, and two of any shape.
    case windowsOfColumn, windows
    /// An element for each window of a column or matrix, which are as wide as the second operand says.
    case windowsSideBySide
    /// The shape of the first operand, whatever the axis in the second.
    case likeFirst
    /// A part of the first operand, between bounds that are numbers.
    case slice
    case transposed, matrixProduct, dot, outer, diagonal
    /// The operands are the dimensions: a column of one, a matrix of two.
    case written
    /// The same; one operand is rows and columns.
    case writtenSquare
    /// Operands side by side, and below each other.
    case beside, below
}

/// What a shape is made of: a number, or the name of a number that is not known. The rules of shapes are the same for both.
package protocol DimensionArithmetic {
    associatedtype Dimension
    var one: Dimension { get }
    func isOne(_ dimension: Dimension) -> Bool
    /// Whether two dimensions are equal, or from now on are.
    mutating func unify(_ first: Dimension, _ second: Dimension) -> Bool
    /// The dimension of things side by side.
    mutating func sum(_ parts: [Dimension]) -> Dimension
    /// A dimension that is written out.
    mutating func written(_ number: Int) -> Dimension
    /// How large a dimension is.
    func size(of dimension: Dimension) -> Int
    /// Takes note that a value depends on how large these are.
    mutating func fix(_ sides: Sides<Dimension>)
    /// Whether a value may have so many elements.
    func admits(_ sides: Sides<Dimension>) -> Bool
}

/// The rows and columns of a value, as dimensions of some kind.
package struct Sides<Dimension> {
    /// How many rows.
    package var rows: Dimension
    /// How many columns.
    package var columns: Dimension

    package init(rows: Dimension, columns: Dimension) {
        self.rows = rows
        self.columns = columns
    }
}

/// Which operands of an operation do not go together, and why.
package struct ShapeFault: Error {
    /// By place, in order.
    var operands: [Int]
    var reason: ShapeError.Reason

    init(_ reason: ShapeError.Reason, _ operands: [Int]) {
        self.operands = operands
        self.reason = reason
    }
}

extension DimensionArithmetic {
    /// The sides of a scalar.
    package var scalar: Sides<Dimension> { Sides(rows: one, columns: one) }

    func isScalar(_ sides: Sides<Dimension>) -> Bool { isOne(sides.rows) && isOne(sides.columns) }

    private func isVector(_ sides: Sides<Dimension>) -> Bool { isOne(sides.rows) || isOne(sides.columns) }

    private func length(_ vector: Sides<Dimension>) -> Dimension {
        isOne(vector.columns) ? vector.rows : vector.columns
    }

    /// The sides of an operation's value.
    /// - Parameter numbers: the operand at a place, where it is a number written out: the dimensions of `ones`.
    package mutating func sides(
        of operation: Operation, _ operands: [Sides<Dimension>], numbers: (Int) -> Number?
    ) -> Result<Sides<Dimension>, ShapeFault> {
        guard let first = operands.first else { return .success(scalar) }
        if operation.rule.dependsOnCount { fix(first) }
        switch operation.rule.shape {
        case .elementwise where operands.count == 1:
            return .success(operation.reducesAlone ? scalar : first)
        case .elementwise: return alike(operands)
        case .scalar: return .success(scalar)
        case .vector, .vectorToScalar:
            guard isVector(first) else { return .failure(ShapeFault(.notVector, [0])) }
            return .success(operation.rule.shape == .vector ? first : scalar)
        case .placeInVector:
            guard isVector(first) else { return .failure(ShapeFault(.notVector, [0])) }
            let isShort = size(of: length(first)) <= Limits.comparedElements
            return isShort ? .success(scalar) : .failure(ShapeFault(.tooManyCompared, [0]))
        case .oneHot:
            guard let count = numbers(1)?.integer, count >= 1 else { return .failure(ShapeFault(.notDimension, [1])) }
            guard count <= Limits.elements else { return .failure(ShapeFault(.tooLarge, [0])) }
            guard isScalar(first), numbers(0).map({ ($0.integer ?? 0) >= 1 && ($0.integer ?? 0) <= count }) ?? true
            else {
                return .failure(ShapeFault(.notPlace(count), [0]))
            }
            return .success(Sides(rows: written(count), columns: one))
        case .windowsOfColumn, .windows:
            return windows(of: first, operands[1], areOfColumns: operation.rule.shape == .windowsOfColumn)
        case .windowsSideBySide: return windowsSideBySide(on: first, width: numbers(1)?.integer)
        case .likeFirst: return .success(first)
        case .alongAxis:
            let isForRows = numbers(1) == .one
            return .success(Sides(rows: isForRows ? first.rows : one, columns: isForRows ? one : first.columns))
        case .slice: return part(of: first, bounds: operands.indices.dropFirst().map { numbers($0)?.integer ?? 0 })
        case .transposed: return .success(Sides(rows: first.columns, columns: first.rows))
        case .diagonal:
            if isOne(first.columns) { return limited(first.rows, first.rows, [0]) }
            guard unify(first.rows, first.columns) else { return .failure(ShapeFault(.notDiagonal, [0])) }
            return .success(Sides(rows: first.rows, columns: one))
        case .matrixProduct:
            for place in operands.indices.dropFirst()
            where !unify(operands[place - 1].columns, operands[place].rows) {
                return .failure(ShapeFault(.innerDimensions, [place - 1, place]))
            }
            let last = operands[operands.count - 1]
            return limited(first.rows, last.columns, Array(operands.indices))
        case .dot, .outer:
            guard operands.count == 2 else { return .success(first) }
            if let place = operands.firstIndex(where: { !isVector($0) }) {
                return .failure(ShapeFault(.notVector, [place]))
            }
            let (left, right) = (length(first), length(operands[1]))
            if operation == .outer { return limited(left, right, [0, 1]) }
            return unify(left, right) ? .success(scalar) : .failure(ShapeFault(.unlikeLengths, [0, 1]))
        case .written, .writtenSquare:
            var dimensions: [Dimension] = []
            for place in operands.indices {
                guard let number = numbers(place)?.integer, number >= 1 else {
                    return .failure(ShapeFault(.notDimension, [place]))
                }
                guard number <= Limits.elements else { return .failure(ShapeFault(.tooLarge, [0])) }
                dimensions.append(written(number))
            }
            let alone = operation.rule.shape == .writtenSquare ? dimensions[0] : one
            return limited(dimensions[0], dimensions.count > 1 ? dimensions[1] : alone, [0])
        case .beside:
            for place in operands.indices.dropFirst() where !unify(first.rows, operands[place].rows) {
                return .failure(ShapeFault(.ragged, [0, place]))
            }
            return limited(first.rows, sum(operands.map(\.columns)), [0])
        case .below:
            for place in operands.indices.dropFirst() where !unify(first.columns, operands[place].columns) {
                return .failure(ShapeFault(.ragged, [0, place]))
            }
            return limited(sum(operands.map(\.rows)), first.columns, [0])
        }
    }

    /// Operands of one shape, and scalars.
    private mutating func alike(_ operands: [Sides<Dimension>]) -> Result<Sides<Dimension>, ShapeFault> {
        guard let leading = operands.firstIndex(where: { !isScalar($0) }) else { return .success(scalar) }
        let shape = operands[leading]
        for place in operands.indices where place > leading && !isScalar(operands[place]) {
            guard unify(shape.rows, operands[place].rows), unify(shape.columns, operands[place].columns) else {
                return .failure(ShapeFault(.unlike, [leading, place]))
            }
        }
        return .success(shape)
    }

    private mutating func part(
        of whole: Sides<Dimension>, bounds: [Int]
    ) -> Result<Sides<Dimension>, ShapeFault> {
        guard bounds.count == 4 || isOne(whole.columns) else { return .failure(ShapeFault(.needsRowsAndColumns, [0])) }
        var part = whole
        for (place, side) in [\Sides<Dimension>.rows, \.columns].enumerated() where bounds.count > 2 * place {
            let (from, through) = (bounds[2 * place], bounds[2 * place + 1])
            guard from != 0 || through != 0 else { continue }
            guard from >= 1, from <= through, through <= size(of: whole[keyPath: side]) else {
                return .failure(ShapeFault(.outside, [0]))
            }
            // Bounds that are written say how large it is.
            fix(Sides(rows: whole[keyPath: side], columns: one))
            part[keyPath: side] = written(through - from + 1)
        }
        return .success(part)
    }

    /// Where a kernel has its places: how large both are is part of the value.
    private mutating func windows(
        of whole: Sides<Dimension>, _ kernel: Sides<Dimension>, areOfColumns: Bool
    ) -> Result<Sides<Dimension>, ShapeFault> {
        let sides = [whole, kernel]
        if areOfColumns, let place = sides.firstIndex(where: { !isOne($0.columns) }) {
            return .failure(ShapeFault(.notColumn, [place]))
        }
        let rows = size(of: whole.rows) - size(of: kernel.rows) + 1
        let columns = size(of: whole.columns) - size(of: kernel.columns) + 1
        guard rows >= 1, columns >= 1 else { return .failure(ShapeFault(.kernelTooLarge, [0, 1])) }
        for sides in sides { fix(sides) }
        return .success(Sides(rows: written(rows), columns: written(columns)))
    }

    private mutating func windowsSideBySide(
        on whole: Sides<Dimension>, width: Int?
    ) -> Result<Sides<Dimension>, ShapeFault> {
        guard let width, width >= 1 else { return .failure(ShapeFault(.notDimension, [1])) }
        let (rows, columns) = (size(of: whole.rows), size(of: whole.columns))
        guard rows.isMultiple(of: width), columns == 1 || columns.isMultiple(of: width) else {
            return .failure(ShapeFault(.unfilledWindow(width), [0]))
        }
        fix(whole)
        return .success(Sides(rows: written(rows / width), columns: columns == 1 ? one : written(columns / width)))
    }

    private func limited(
        _ rows: Dimension, _ columns: Dimension, _ places: [Int]
    ) -> Result<Sides<Dimension>, ShapeFault> {
        let sides = Sides(rows: rows, columns: columns)
        return admits(sides) ? .success(sides) : .failure(ShapeFault(.tooLarge, places))
    }
}

/// Dimensions that are numbers.
private struct NumberedDimensions: DimensionArithmetic {
    var one: Int { 1 }
    func isOne(_ dimension: Int) -> Bool { dimension == 1 }
    func unify(_ first: Int, _ second: Int) -> Bool { first == second }
    func sum(_ parts: [Int]) -> Int { parts.reduce(0, +) }
    func written(_ number: Int) -> Int { number }
    func size(of dimension: Int) -> Int { dimension }
    func fix(_ sides: Sides<Int>) {}
    func admits(_ sides: Sides<Int>) -> Bool {
        let (count, overflow) = sides.rows.multipliedReportingOverflow(by: sides.columns)
        return !overflow && count <= Limits.elements
    }
}

extension Operation {
    /// The shape of the value for operands of these shapes.
    /// - Parameter numbers: the operand at a place, where it is a number written out: the dimensions of `ones`.
    func checkedShape(of shapes: [Shape], numbers: (Int) -> Number?) -> Result<Shape, ShapeFault> {
        var dimensions = NumberedDimensions()
        let sides = shapes.map { Sides(rows: $0.rows, columns: $0.columns) }
        return dimensions.sides(of: self, sides, numbers: numbers).map { Shape(rows: $0.rows, columns: $0.columns) }
    }

    /// The same with an error that the caller words, who alone knows how the operands are written.
    func shape(
        of shapes: [Shape], numbers: (Int) -> Number?, worded: (ShapeFault) -> ShapeError
    ) throws(ShapeError) -> Shape {
        switch checkedShape(of: shapes, numbers: numbers) {
        case .success(let shape): return shape
        case .failure(let fault): throw worded(fault)
        }
    }

    /// The same, without saying what is wrong.
    package func fittingShape(of shapes: [Shape], numbers: (Int) -> Number?) -> Shape? {
        try? checkedShape(of: shapes, numbers: numbers).get()
    }
}
