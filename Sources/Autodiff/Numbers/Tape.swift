package import Algebra

/// A straight-line program of operations: what a graph's right-hand sides become before numbers run through them.
///
/// The tape never changes while it runs: values and adjoints lie in flat buffers of the caller, and no sweep allocates.
/// Instructions name operands and result by the place of their first element in those buffers, and `shapes` holds the
/// shape of every result. An instruction over tensors is one more case, which refers to a longer line of its own, so that
/// the many scalar ones stay short.
package struct Tape: Sendable {
    /// What an instruction does to fill its slot.
    package enum Code: Hashable, Sendable {
        /// A value from outside: an input, or the partial of an opaque function.
        case given
        /// A number of the program: no adjoint is kept for it.
        case literal
        /// The operand unchanged: where a node's right-hand side takes another node's value. Its adjoint is what the
        /// node sends back along that edge.
        case copy
        /// A value from outside with partials from outside: `left` is the first of its links, `right` their number.
        case opaque
        /// The left operand to the power of a literal: no adjoint goes to the exponent.
        case powerOfLiteral
        /// An operation of one operand (`left`, and no `right`) or of two; longer sums and products are chains.
        case apply(Operation)
        /// A line over tensors, number `left` of `tensorLines`.
        case tensor
    }

    /// One line of the program; 16 bytes, so that a sweep reads memory in order.
    struct Instruction: Hashable, Sendable {
        var code: Code
        var left: Int32
        var right: Int32
        /// The offset of the result's first element.
        var result: Int32

        /// The right operand of an operation that has one operand.
        static let none: Int32 = -1
    }

    /// One operand of an opaque function and the place of the partial by it.
    struct Link: Hashable, Sendable {
        var operand: Int32
        var partial: Int32
    }

    private(set) var instructions: [Instruction] = []
    private(set) var links: [Link] = []
    private(set) var tensorLines: [TensorLine] = []
    /// By slot.
    package private(set) var shapes: [Shape] = []
    /// What a forward sweep starts from: numbers for inputs with a value and for literals, NaN elsewhere.
    package private(set) var initialValues: [Double] = []

    package init() {}

    /// The number of slots, which is the number of instructions.
    package var count: Int { instructions.count }

    /// The number of elements in all slots, which is the length of the buffers.
    package var elementCount: Int { initialValues.count }

    /// Makes room for a tape of known length.
    package mutating func reserveCapacity(_ count: Int) {
        instructions.reserveCapacity(count)
        shapes.reserveCapacity(count)
        initialValues.reserveCapacity(count)
    }

    /// Where the elements of a slot begin in the buffers of values and adjoints.
    package func offset(of slot: Int) -> Int { Int(instructions[slot].result) }

    /// Where the elements of a slot lie in the buffers of values and adjoints.
    package func place(of slot: Int) -> Range<Int> {
        let offset = offset(of: slot)
        return offset..<offset + shapes[slot].count
    }

    /// What a slot is computed by, and the places of its operands; nil for a slot that is given or copied, and for one
    /// over tensors.
    package func operation(of slot: Int) -> (operation: Operation, operands: [Int])? {
        let line = instructions[slot]
        let (left, right) = (Int(line.left), Int(line.right))
        return switch line.code {
        case .given, .literal, .copy, .opaque, .tensor: nil
        case .powerOfLiteral: (.power, [left, right])
        case .apply(let operation): (operation, line.right == Instruction.none ? [left] : [left, right])
        }
    }

    /// The line of a slot computed over tensors.
    func tensorLine(of slot: Int) -> TensorLine? {
        instructions[slot].code == .tensor ? tensorLines[Int(instructions[slot].left)] : nil
    }

    // MARK: Writing

    /// A slot filled from outside; NaN where the value is not known.
    package mutating func given(_ value: Double) -> Int { append(.given, initialValue: value) }

    /// A slot with a tensor from outside; NaN where nothing is known of it.
    package mutating func given(_ value: Tensor?, shape: Shape) -> Int { append(.given, value, shape: shape) }

    /// A slot that holds a number of the program.
    package mutating func literal(_ value: Double) -> Int { append(.literal, initialValue: value) }

    /// A slot that holds a tensor of the program.
    package mutating func literal(_ value: Tensor) -> Int { append(.literal, value, shape: value.shape) }

    /// A slot with the value of another.
    package mutating func copy(_ operand: Int) -> Int {
        guard shapes[operand] == .scalar else {
            return append(.copy, operand, shape: shapes[operand])
        }
        return append(.copy, place(operand), place(operand))
    }

    /// A slot filled from outside whose partials by its operands are given in other slots.
    package mutating func opaque(_ operands: [(operand: Int, partial: Int)]) -> Int {
        let first = Int32(links.count)
        links += operands.map { Link(operand: place($0.operand), partial: place($0.partial)) }
        return append(.opaque, first, Int32(operands.count))
    }

    /// An operation of one operand, element by element.
    package mutating func apply(_ operation: Operation, _ operand: Int) -> Int {
        guard shapes[operand] == .scalar else {
            return append(.map(operation), operand, shape: shapes[operand])
        }
        return append(.apply(operation), place(operand), Instruction.none)
    }

    /// An operation of two operands, element by element: both of one shape, or one of them a scalar that goes with every
    /// element of the other.
    package mutating func apply(_ operation: Operation, _ first: Int, _ second: Int) -> Int {
        let isPowerOfLiteral = operation == .power && instructions[second].code == .literal
        guard shapes[first] == .scalar, shapes[second] == .scalar else {
            precondition(
                shapes[first] == shapes[second] || shapes[first] == .scalar || shapes[second] == .scalar,
                "operands of one shape")
            let kernel: TensorLine.Kernel =
                isPowerOfLiteral && shapes[second] == .scalar ? .powerOfLiteral : .zip(operation)
            return append(kernel, first, second, shape: shapes[first] == .scalar ? shapes[second] : shapes[first])
        }
        return append(isPowerOfLiteral ? .powerOfLiteral : .apply(operation), place(first), place(second))
    }

    /// The first slot where the condition is not 0, else the second, element by element: of one shape, or scalars that go
    /// with every element of the others.
    package mutating func choice(by condition: Int, _ first: Int, _ second: Int) -> Int {
        let shape = [condition, first, second].map { shapes[$0] }.first { $0 != .scalar } ?? .scalar
        var line = line(.choice, first, second)
        (line.rows, line.columns) = (shape.rows, shape.columns)
        line.condition = offset(of: condition)
        line.conditionStep = shapes[condition] == .scalar ? 0 : 1
        return append(line, shape: shape)
    }

    /// The matrix product of two slots; the left has as many columns as the right has rows.
    package mutating func product(_ first: Int, _ second: Int) -> Int {
        let (left, right) = (shapes[first], shapes[second])
        precondition(left.columns == right.rows, "matrices that can be multiplied")
        return product(first, second, rows: left.rows, inner: left.columns, columns: right.columns)
    }

    /// Σ aᵢbᵢ of two slots with as many elements each.
    package mutating func dot(_ first: Int, _ second: Int) -> Int {
        precondition(shapes[first].count == shapes[second].count, "as many elements")
        return product(first, second, rows: 1, inner: shapes[first].count, columns: 1)
    }

    /// a bᵀ of two slots, whose elements are taken as columns.
    package mutating func outer(_ first: Int, _ second: Int) -> Int {
        product(first, second, rows: shapes[first].count, inner: 1, columns: shapes[second].count)
    }

    /// The transpose of a slot.
    package mutating func transpose(_ operand: Int) -> Int {
        append(.transpose, operand, shape: shapes[operand].transposed)
    }

    /// One number of all elements of a slot.
    mutating func reduce(_ kernel: TensorLine.Kernel, _ operand: Int) -> Int {
        append(kernel, operand, shape: .scalar)
    }

    /// softmax over the elements of a slot.
    package mutating func softmax(_ operand: Int) -> Int { append(.softmax, operand, shape: shapes[operand]) }

    /// The matrix with a column on its diagonal, or the diagonal of a square matrix.
    package mutating func diagonal(_ operand: Int) -> Int {
        let shape = shapes[operand]
        if shape.rows == shape.columns { return append(.diagonalOf, operand, shape: .column(shape.rows)) }
        return append(.diagonal, operand, shape: Shape(rows: shape.count, columns: shape.count))
    }

    /// Two slots with as many rows beside each other.
    package mutating func beside(_ first: Int, _ second: Int) -> Int {
        let (left, right) = (shapes[first], shapes[second])
        precondition(left.rows == right.rows, "as many rows")
        return beside(
            first, second, rows: left.rows, left.columns, right.columns,
            shape: Shape(rows: left.rows, columns: left.columns + right.columns))
    }

    /// Two slots with as many columns below each other.
    package mutating func below(_ first: Int, _ second: Int) -> Int {
        let (left, right) = (shapes[first], shapes[second])
        precondition(left.columns == right.columns, "as many columns")
        return beside(
            first, second, rows: 1, left.count, right.count,
            shape: Shape(rows: left.rows + right.rows, columns: left.columns))
    }

    // MARK: Lines

    private func place(_ slot: Int) -> Int32 { instructions[slot].result }

    private mutating func append(
        _ code: Code, _ left: Int32 = 0, _ right: Int32 = 0, initialValue: Double = .nan
    ) -> Int {
        let result = Int32(initialValues.count)
        instructions.append(Instruction(code: code, left: left, right: right, result: result))
        shapes.append(.scalar)
        initialValues.append(initialValue)
        return instructions.count - 1
    }

    private mutating func append(_ code: Code, _ value: Tensor?, shape: Shape) -> Int {
        let result = Int32(initialValues.count)
        instructions.append(Instruction(code: code, left: 0, right: 0, result: result))
        shapes.append(shape)
        let elements = value?.elements ?? []
        initialValues += elements.count == shape.count ? elements : [Double](repeating: .nan, count: shape.count)
        return instructions.count - 1
    }

    private mutating func product(_ first: Int, _ second: Int, rows: Int, inner: Int, columns: Int) -> Int {
        var line = line(.product, first, second)
        (line.rows, line.inner, line.columns) = (rows, inner, columns)
        return append(line, shape: Shape(rows: rows, columns: columns))
    }

    private mutating func beside(
        _ first: Int, _ second: Int, rows: Int, _ left: Int, _ right: Int, shape: Shape
    ) -> Int {
        var line = line(.beside, first, second)
        (line.rows, line.inner, line.columns) = (rows, left, right)
        return append(line, shape: shape)
    }

    private mutating func append(
        _ kernel: TensorLine.Kernel, _ first: Int, _ second: Int? = nil, shape: Shape
    ) -> Int {
        append(line(kernel, first, second), shape: shape)
    }

    /// A line that goes through the elements of the larger operand.
    private func line(_ kernel: TensorLine.Kernel, _ first: Int, _ second: Int?) -> TensorLine {
        let (left, right) = (shapes[first], shapes[second ?? first])
        let longer = left == .scalar ? right : left
        return TensorLine(
            kernel: kernel, left: offset(of: first), right: offset(of: second ?? first), result: initialValues.count,
            rows: longer.rows, columns: longer.columns, leftStep: left == .scalar ? 0 : 1,
            rightStep: right == .scalar ? 0 : 1)
    }

    private mutating func append(_ line: TensorLine, shape: Shape) -> Int {
        instructions.append(
            Instruction(code: .tensor, left: Int32(tensorLines.count), right: 0, result: Int32(line.result)))
        tensorLines.append(line)
        shapes.append(shape)
        initialValues += [Double](repeating: .nan, count: shape.count)
        return instructions.count - 1
    }
}
