internal import Algebra
internal import Autodiff

/// An expression over a graph written for NumPy or for PyTorch. Columns are arrays of shape (n, 1), scalars have no axes.
struct PythonExpression {
    enum Library {
        case numpy, torch
    }
    let graph: Graph
    let names: PythonNames
    let library: Library

    /// The code; nil where the expression has a derivative that is known by no code.
    func code(_ expression: Expression) throws(ShapeError) -> String? {
        let piece = try expression.folded { (node: Expression, operands: [Piece]) throws(ShapeError) -> Piece in
            // Such a call is a whole right-hand side, so nothing asks for its shape.
            let shape =
                if case .opaque = node {
                    Shape.scalar
                } else {
                    try node.shape(ofOperands: operands.map(\.shape), layout: .denominator) { graph.shapes[$0] }
                }
            var piece = written(node, operands, shape)
            piece.shape = shape
            piece.isKnown = piece.isKnown && operands.allSatisfy(\.isKnown)
            return piece
        }
        return piece.isKnown ? piece.text : nil
    }

    /// How tightly Python holds a written expression together.
    private enum Binding: Int, Comparable {
        case sum, product, negation, power, atom
        static func < (left: Binding, right: Binding) -> Bool { left.rawValue < right.rawValue }
    }

    private struct Piece {
        var text: String
        var binding = Binding.atom
        var shape = Shape.scalar
        /// Among products, which have one rank in Python: whether its factors are matrices, and not elements.
        var isMatrixProduct = false
        /// What it may be written as where it is multiplied: `(z > 0)` counts as 1 or 0.
        var asFactor: String?
        /// What it is written as where it decides: `z > 0`.
        var asCondition: String?
        /// Whether it is a plain number, which is no tensor for PyTorch.
        var isNumber = false
        var isKnown = true

        func bracketed(below binding: Binding) -> String { self.binding < binding ? "(\(text))" : text }
    }

    private func written(_ node: Expression, _ operands: [Piece], _ shape: Shape) -> Piece {
        switch node {
        case .number(let number): return Self.number(number)
        case .constant(let constant): return Piece(text: constant == .pi ? "np.pi" : "np.e", isNumber: true)
        case .symbol(let symbol): return Piece(text: names.value(symbol))
        case .adjoint(let symbol): return Piece(text: names.adjoint(symbol))
        case .derivative(let derivative):
            let call = names.partial(derivative, in: graph)
            return Piece(text: call ?? "", isKnown: call != nil)
        case .opaque(let name, _):
            let arguments = operands.map(\.text).joined(separator: ", ")
            return Piece(text: "\(names.opaqueFunctions[name] ?? name)(\(arguments))")
        case .apply(let operation, let parts):
            if shape == .scalar, operation.keepsScalars, let operand = operands.first { return operand }
            return self.operation(operation, parts, operands, shape)
        }
    }

    private static func number(_ number: Number) -> Piece {
        let text =
            switch number {
            case .rational(let above, 1): String(above)
            case .rational(let above, let below):
                // 0.5 as it is written by hand, and 1 / 3 as a fraction.
                [2, 4, 5, 8, 10, 16, 20, 25, 50, 100, 1_000].contains(below)
                    ? "\(number.doubleValue)" : "\(above) / \(below)"
            case .real(let value): "\(value)"
            }
        let binding: Binding = text.contains(" ") ? .product : number.isNegative ? .negation : .atom
        return Piece(text: text, binding: binding, isNumber: true)
    }

    private func operation(
        _ operation: Operation, _ parts: [Expression], _ operands: [Piece], _ shape: Shape
    ) -> Piece {
        switch operation {
        case .add: return sum(parts, operands)
        case .multiply: return product(operands)
        case .divide:
            return Piece(
                text: "\(factor(operands[0], isFirst: true)) / \(operands[1].bracketed(below: .power))",
                binding: .product)
        case .power:
            return Piece(
                text: "\(operands[0].bracketed(below: .atom)) ** \(operands[1].bracketed(below: .negation))",
                binding: .power)
        case .negate: return Piece(text: "-\(operands[0].bracketed(below: .product))", binding: .negation)
        case .matmul: return matrixProduct(operands, shape)
        case .transpose: return Piece(text: operands[0].bracketed(below: .atom) + ".T")
        case .row, .column: return blocks(operation, parts, operands)
        case .ones, .eye: return constant(operation, shape)
        case .slice: return slice(parts, operands[0], shape)
        case .greater, .less, .atLeast, .atMost:
            let sign = [.greater: ">", .less: "<", .atLeast: ">="][operation] ?? "<="
            let holds = "\(tensor(operands[0])) \(sign) \(tensor(operands[1]))"
            return Piece(
                text: library == .torch ? "(\(holds)).to(torch.float64)" : "(\(holds)) * 1.0",
                binding: library == .torch ? .atom : .product, asCondition: holds)
        case .where:
            let condition = operands[0].asCondition ?? "\(tensor(operands[0])) != 0"
            return Piece(
                text: "\(module).where(\(condition), \(tensor(operands[1])), \(tensor(operands[2])))")
        case .sumAlong, .meanAlong, .maxAlong, .softmaxAlong:
            return alongAxis(operation, operands[0], operands[1].text, shape)
        case .concat, .onehot, .conv1d, .conv2d, .maxpool: return composition(of: operation, parts, operands)
        default: return call(operation, operands)
        }
    }

    /// `np.sum(Z, axis=1, keepdims=True)`
    private func alongAxis(_ operation: Operation, _ whole: Piece, _ axis: String, _ shape: Shape) -> Piece {
        if whole.shape == .scalar { return operation == .softmaxAlong ? Piece(text: "1.0", isNumber: true) : whole }
        let text =
            switch (library, operation) {
            case (.numpy, .softmaxAlong): "softmax_along(\(whole.text), \(axis))"
            case (.torch, .softmaxAlong): "torch.softmax(\(whole.text), dim=\(axis))"
            case (.numpy, _): "np.\(operation.name)(\(whole.text), axis=\(axis), keepdims=True)"
            case (.torch, .maxAlong): "torch.amax(\(whole.text), dim=\(axis), keepdim=True)"
            case (.torch, _): "torch.\(operation.name)(\(whole.text), dim=\(axis), keepdim=True)"
            }
        // A matrix of one element is not a scalar here.
        return Piece(text: shape == .scalar ? text + "[0, 0]" : text)
    }

    /// `Z[0:2, :]`, which keeps both axes; `Z[0, 1]` of a single element.
    private func slice(_ parts: [Expression], _ whole: Piece, _ shape: Shape) -> Piece {
        let bounds = parts.dropFirst().map { $0.number?.integer ?? 0 }
        let ranges = [0, 2].map { place in
            guard place < bounds.count, bounds[place] > 0 else { return shape == .scalar ? "0" : ":" }
            return shape == .scalar ? "\(bounds[place] - 1)" : "\(bounds[place] - 1):\(bounds[place + 1])"
        }
        return Piece(text: "\(whole.bracketed(below: .atom))[\(ranges.joined(separator: ", "))]")
    }

    private func sum(_ parts: [Expression], _ operands: [Piece]) -> Piece {
        var text = ""
        for (part, piece) in zip(parts, operands) {
            if text.isEmpty {
                text = piece.text
            } else if case .apply(.negate, _) = part {
                text += " - " + piece.text.dropFirst()
            } else if piece.binding == .negation, piece.isNumber {
                text += " - " + piece.text.dropFirst()
            } else {
                text += " + " + piece.text
            }
        }
        return Piece(text: text, binding: .sum)
    }

    private func product(_ operands: [Piece]) -> Piece {
        let factors = operands.enumerated().map { factor($1, isFirst: $0 == 0) }
        return Piece(text: factors.joined(separator: " * "), binding: .product)
    }

    /// A factor of an elementwise product. Products have one rank in Python and are taken from the left, so that a
    /// fraction needs brackets behind the first place, and a matrix product has them everywhere to be seen.
    private func factor(_ piece: Piece, isFirst: Bool) -> String {
        if let asFactor = piece.asFactor { return asFactor }
        if piece.isMatrixProduct { return "(\(piece.text))" }
        return piece.bracketed(below: isFirst ? .product : .power)
    }

    private func matrixProduct(_ operands: [Piece], _ shape: Shape) -> Piece {
        var text = operands[0].bracketed(below: operands[0].isMatrixProduct ? .product : .power)
        for (left, right) in zip(operands, operands.dropFirst()) {
            let sign = left.shape == .scalar || right.shape == .scalar ? "*" : "@"
            text += " \(sign) \(right.bracketed(below: .power))"
        }
        let holdsScalarsOnly = operands.allSatisfy { $0.shape == .scalar }
        guard shape == .scalar, !holdsScalarsOnly else {
            return Piece(text: text, binding: .product, isMatrixProduct: !holdsScalarsOnly)
        }
        // A matrix of one element is not a scalar here.
        return Piece(text: "(\(text))[0, 0]")
    }

    /// Rows and columns put together of scalars or of blocks.
    private func blocks(_ operation: Operation, _ parts: [Expression], _ operands: [Piece]) -> Piece {
        if library == .torch {
            let list = operands.map { operand in
                if operand.isNumber { return "torch.tensor([[\(operand.text)]], dtype=torch.float64)" }
                return operand.shape == .scalar ? "\(operand.bracketed(below: .atom)).reshape(1, 1)" : operand.text
            }
            return Piece(
                text: "torch.cat([\(list.joined(separator: ", "))], dim=\(operation == .row ? 1 : 0))")
        }
        // `[[a, b], [c, d]]`: the rows of a column are joined without a call of their own.
        var hasBlocks = false
        var rows: [String] = []
        if operation == .row {
            hasBlocks = operands.contains { $0.shape != .scalar }
            rows = ["[\(operands.map(\.text).joined(separator: ", "))]"]
        } else {
            for (part, piece) in zip(parts, operands) {
                let opening = [Self.array, Self.block].first { piece.text.hasPrefix($0) }
                if case .apply(.row, _) = part, let opening {
                    hasBlocks = hasBlocks || opening == Self.block
                    rows.append(String(piece.text.dropFirst(opening.count).dropLast(Self.end.count)))
                } else {
                    hasBlocks = hasBlocks || piece.shape != .scalar
                    rows.append("[\(piece.text)]")
                }
            }
        }
        return Piece(text: (hasBlocks ? Self.block : Self.array) + rows.joined(separator: ", ") + Self.end)
    }

    private static let array = "np.array(["
    private static let block = "np.block(["
    private static let end = "])"

    private func constant(_ operation: Operation, _ shape: Shape) -> Piece {
        guard shape != .scalar else { return Piece(text: "1.0", isNumber: true) }
        let size = shape.rows == shape.columns ? "\(shape.rows)" : "\(shape.rows), \(shape.columns)"
        switch (library, operation) {
        case (.numpy, .ones): return Piece(text: "np.ones(\(shape.python))")
        case (.numpy, _): return Piece(text: "np.eye(\(size))")
        case (.torch, .ones): return Piece(text: "torch.ones(\(shape.python), dtype=torch.float64)")
        case (.torch, _): return Piece(text: "torch.eye(\(size), dtype=torch.float64)")
        }
    }

    /// An operand of a function: PyTorch's take no plain numbers.
    private func tensor(_ piece: Piece) -> String {
        library == .torch && piece.isNumber ? "torch.tensor(\(piece.text), dtype=torch.float64)" : piece.text
    }

    private var module: String { library == .numpy ? "np" : "torch" }

    private func call(_ operation: Operation, _ operands: [Piece]) -> Piece {
        let arguments = operands.map(tensor)
        let first = arguments.first ?? ""
        func fold(_ function: String) -> Piece {
            Piece(text: arguments.dropFirst().reduce(first) { "\(module).\(function)(\($0), \($1))" })
        }
        switch operation {
        case .max, .min:
            if operands.count == 1 { return Piece(text: "\(module).\(operation.name)(\(first))") }
            return fold(operation == .max ? "maximum" : "minimum")
        case .logsumexp:
            if operands.count > 1 { return fold("logaddexp") }
            return Piece(text: library == .numpy ? "logsumexp(\(first))" : "torch.logsumexp(\(first).flatten(), 0)")
        case .softmax:
            let axis = operands[0].shape.columns == 1 ? 0 : 1
            return Piece(text: library == .numpy ? "softmax(\(first))" : "torch.softmax(\(first), dim=\(axis))")
        case .relu: return Piece(text: library == .numpy ? "np.maximum(0, \(first))" : "torch.relu(\(first))")
        case .softplus:
            return Piece(
                text: library == .numpy
                    ? "np.logaddexp(0, \(first))" : "torch.nn.functional.softplus(\(first), threshold=700)")
        case .step:
            if library == .torch { return Piece(text: "(\(first) > 0).to(torch.float64)") }
            return Piece(text: "np.heaviside(\(first), 0)", asFactor: "(\(first) > 0)")
        case .argmax:
            return Piece(
                text: library == .numpy
                    ? "(np.argmax(\(first)) + 1.0)" : "(torch.argmax(\(first)) + 1).to(torch.float64)")
        case .dot: return Piece(text: dotProduct(operands, arguments))
        case .outer:
            if operands.allSatisfy({ $0.shape == .scalar }) { return product(operands) }
            return Piece(
                text: library == .numpy
                    ? "np.outer(\(arguments.joined(separator: ", ")))"
                    : "torch.outer(\(arguments.map { "\($0).flatten()" }.joined(separator: ", ")))")
        case .diag:
            if operands[0].shape.kind == .column { return Piece(text: "\(module).diagflat(\(first))") }
            return Piece(text: "\(module).diag(\(first)).reshape(-1, 1)")
        default:
            // The file defines it for NumPy; PyTorch gets what it is composed of.
            if operation.isComposedInPython, library == .torch { return composition(of: operation, [], operands) }
            let isDefined = library == .numpy && operation.isDefinedForNumPy
            let name = isDefined ? operation.name : "\(module).\(operation.numPyName)"
            return Piece(text: "\(name)(\(arguments.joined(separator: ", ")))")
        }
    }

    /// What an operation is composed of, on operands as they are written.
    /// - Parameter parts: the operands as expressions, where a number among them has to be seen.
    private func composition(of operation: Operation, _ parts: [Expression], _ operands: [Piece]) -> Piece {
        let standIns = operands.indices.map { place -> Expression in
            let isNumber = parts.indices.contains(place) && parts[place].number != nil
            return isNumber ? parts[place] : .symbol(Symbol("operand ", indices: [place]))
        }
        guard let expansion = operation.expansion(of: standIns, shapes: operands.map(\.shape)) else {
            return Piece(text: "", isKnown: false)
        }
        return expansion.folded { (part: Expression, inner: [Piece]) -> Piece in
            if let place = standIns.firstIndex(of: part) { return operands[place] }
            var shape = Shape.scalar
            if case .apply(let operation, let arguments) = part {
                shape = operation.fittingShape(of: inner.map(\.shape)) { arguments[$0].number } ?? .scalar
            }
            var piece = written(part, inner, shape)
            piece.shape = shape
            return piece
        }
    }

    /// `def gelu(a):`, the definition of what NumPy lacks, for operands of these shapes.
    func definition(of operation: Operation, _ shapes: [Shape]) -> String {
        let arguments = zip(["a", "b"], shapes).map { Piece(text: $0, shape: $1) }
        let list = arguments.map(\.text).joined(separator: ", ")
        return "def \(operation.name)(\(list)):\n    return \(composition(of: operation, [], arguments).text)"
    }

    private func dotProduct(_ operands: [Piece], _ arguments: [String]) -> String {
        if library == .numpy { return "np.vdot(\(arguments.joined(separator: ", ")))" }
        return "torch.dot(\(arguments.map { "\($0).flatten()" }.joined(separator: ", ")))"
    }
}

extension Operation {
    /// Whether it gives a scalar back unchanged.
    fileprivate var keepsScalars: Bool {
        switch self {
        case .transpose, .diag, .row, .column: true
        default: false
        }
    }

    /// The function of NumPy, which PyTorch calls alike.
    fileprivate var numPyName: String {
        switch self {
        case .asin: "arcsin"
        case .acos: "arccos"
        case .atan: "arctan"
        default: name
        }
    }
}

extension Shape {
    /// `(3, 1)`; `()` for a scalar.
    var python: String { self == .scalar ? "()" : "(\(rows), \(columns))" }
}
