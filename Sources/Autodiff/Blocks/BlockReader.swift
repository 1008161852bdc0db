internal import Algebra

/// Reads a block in two passes: the names first, since they may be used before the line that defines them, and then
/// the right-hand sides. Faults are collected; a definition with a fault still counts as defined.
struct BlockReader {
    private(set) var definitions: [Definition] = []
    private(set) var output: Symbol?
    private(set) var errors: [GraphError] = []

    /// A name that a line defines, once for every value of the line's indices.
    private struct Declaration {
        var symbol: Symbol
        var item: BlockLine.Item
        var line: BlockLine
        var indices: [String: Int]

        /// Its definition as long as nothing is known of the right-hand side.
        var blank: Definition {
            var definition = Definition(symbol, .input)
            definition.source = line.loops.isEmpty ? item.source : line.source
            definition.nameSource = item.name.range
            definition.rightSource = item.right?.range
            definition.line = line.number
            return definition
        }
    }
    private var declarations: [Declaration] = []
    private var outputItem: BlockLine.Item?
    private var symbols: Set<Symbol> = []
    /// Whether a shape is declared, if only that of a matrix of one entry.
    private(set) var declaresShapes = false
    /// What is known of shapes so far.
    private var shapes: [Symbol: Shape] = [:]
    /// Those of vectors and matrices.
    private var tensorShapes: [Symbol: Shape] = [:]
    private var hasTensors = false
    /// How many more symbols and operations the right-hand sides may have.
    private var remainingSize: Int
    private let sizeLimit: Int
    /// Nil for a card's block, in which every name is declared.
    private let own: OwnNames?
    /// The functions that a line `opaque f` leaves open.
    private var opaqueFunctions: Set<String> = []
    /// What stands left of = in lines that could not be read.
    private var faultyNames: Set<String> = []
    /// The whole numbers that constants stand for, which ranges and indices may name.
    private var wholeConstants: [String: Int] = [:]
    /// The inputs that nothing but their use declares, in order of first use.
    private(set) var inputsByUse: [Symbol] = []
    /// How many elements the values have together.
    private var elementCount = 0

    init(sizeLimit: Int = Limits.graphLength, own: OwnNames? = nil) {
        self.sizeLimit = sizeLimit
        self.own = own
        remainingSize = sizeLimit
    }

    /// Whether a limit ended the reading, so that nothing can be said about what follows.
    private(set) var isOverLimit = false

    /// After this many faults the rest of the block is not looked at: each looks for a near name among all of them.
    private static let faultLimit = 50

    mutating func read(_ text: Excerpt) {
        let lines = text.lines.filter { !$0.text.isEmpty }
        for (number, line) in lines {
            do throws(GraphError) {
                try declare(BlockLine(line, number: number, unnamed: number == lines.last?.number ? own?.output : nil))
            } catch {
                errors.append(error)
                faultyNames.formUnion((line.cut(at: "=" as Character)?.before ?? line).words)
                isOverLimit = declarations.count > Limits.nodes
                if isOverLimit { return }
            }
        }
        symbols = Set(declarations.map(\.symbol))
        for (symbol, shape) in own?.inputs ?? [:] where symbols.insert(symbol).inserted { know(shape, of: symbol) }
        readOutput()
        readRightHandSides()
    }

    /// How a text is read depends on the shapes of what it names, which may be defined further down. Where there are
    /// vectors and matrices, definitions with unknown operands are read again while shapes become known.
    private mutating func readRightHandSides() {
        definitions = declarations.map(\.blank)
        var waiting = Array(declarations.indices)
        var faults: [Int: GraphError] = [:]
        for _ in 0..<Self.roundLimit {
            let knownBefore = shapes.count
            var stillWaiting: [Int] = []
            // The instances of a family share their faults: one of each is enough.
            var faulty: Set<Int> = []
            for index in waiting {
                let declaration = declarations[index]
                guard faults.count < Self.faultLimit, faulty.insert(declaration.item.source.lowerBound).inserted else {
                    continue
                }
                do throws(GraphError) {
                    definitions[index] = try definition(of: declaration)
                    faults[index] = nil
                    if !inferShape(of: definitions[index]) { stillWaiting.append(index) }
                    faulty.remove(declaration.item.source.lowerBound)
                } catch {
                    definitions[index] = declaration.blank
                    faults[index] = error
                    stillWaiting.append(index)
                }
            }
            waiting = stillWaiting
            guard hasTensors, shapes.count > knownBefore, !waiting.isEmpty, !isOverLimit else { break }
        }
        errors += faults.sorted { $0.key < $1.key }.filter { !follows($1, at: $0, from: faults.keys) }.map(\.value)
        definitions.insert(contentsOf: inputsByUse.map { Definition($0, .input, shape: shapes[$0]) }, at: 0)
    }

    /// Whether a fault is one only because another definition has one: the first is what is mended.
    private func follows(_ fault: GraphError, at index: Int, from faulty: some Sequence<Int>) -> Bool {
        guard fault.isPerhapsOfOthers, let words = declarations[index].item.right?.words else { return false }
        let others = faulty.filter { $0 != index }.map { declarations[$0].item.name.leadingWord.word.text }
        return !faultyNames.union(others).isDisjoint(with: words)
    }

    /// How often definitions are read again.
    private static let roundLimit = 8

    /// Takes note of a definition's shape; false where it is not known yet.
    private mutating func inferShape(of definition: Definition) -> Bool {
        var shape = definition.shape
        if case .computed(.opaque) = definition.kind {
            shape = shape ?? .scalar
        } else if case .computed(let expression) = definition.kind, shape == nil {
            guard expression.symbols.allSatisfy({ shapes[$0] != nil }) else { return false }
            // Shapes that do not go together are reported when the graph is put together.
            do throws(ShapeError) { shape = try expression.shape { shapes[$0] } } catch { return true }
        }
        know(shape ?? .scalar, of: definition.symbol)
        if let shape, shape != .scalar { hasTensors = true }
        return true
    }

    /// Takes note of the inputs that a right-hand side of one's own declares by using them.
    private mutating func declareInputs(of expression: Expression) {
        guard own != nil else { return }
        let declared = Set(declarations.map(\.symbol))
        for symbol in expression.symbols where !declared.contains(symbol) && !inputsByUse.contains(symbol) {
            guard !symbol.tensors.contains(where: { tensorShapes[$0] != nil }) else { continue }
            inputsByUse.append(symbol)
            if shapes[symbol] == nil { know(.scalar, of: symbol) }
        }
    }

    private mutating func know(_ shape: Shape, of symbol: Symbol) {
        shapes[symbol] = shape
        if shape != .scalar { tensorShapes[symbol] = shape }
    }

    // MARK: Names

    private mutating func declare(_ line: BlockLine) throws(GraphError) {
        if line.keyword == .opaque {
            for item in line.items {
                guard line.loops.isEmpty, item.right == nil, item.shape == nil else {
                    throw .opaqueTakesNames(at: line.source)
                }
                opaqueFunctions.insert(try item.name.symbol(indices: [:]).name)
            }
            return
        }
        if line.keyword == .output {
            guard line.loops.isEmpty, line.items.count == 1, line.items[0].right == nil else {
                throw .outputIsOneName(at: line.source)
            }
            guard outputItem == nil else { throw .secondOutput(at: line.source) }
            outputItem = line.items[0]
            return
        }
        try forEachIndex(in: line.loops[...], of: line, indices: [:]) { (reader, indices) throws(GraphError) in
            for written in line.items {
                for member in try written.members(constants: reader.wholeConstants) {
                    let symbol = try written.symbol(
                        of: member, indices: indices, constants: reader.wholeConstants)
                    reader.declarations.append(
                        Declaration(symbol: symbol, item: member.item, line: line, indices: indices))
                    if reader.declarations.count > Limits.nodes {
                        throw .overLimit(at: line.source, Limits.nodes, "nodes")
                    }
                }
            }
        }
        guard line.keyword == .constant, line.loops.isEmpty else { return }
        for item in line.items {
            // What is no whole number is looked at with the other right-hand sides.
            guard let number = try? item.right?.wholeNumber(indices: wholeConstants) else { continue }
            wholeConstants[item.name.text] = number
        }
    }

    /// Calls `body` for all values of the indices, the last index running fastest. The recursion is as deep as the line
    /// has indices.
    private mutating func forEachIndex(
        in loops: ArraySlice<BlockLine.Loop>, of line: BlockLine, indices: [String: Int],
        _ body: (inout BlockReader, [String: Int]) throws(GraphError) -> Void
    ) throws(GraphError) {
        guard let loop = loops.first else { return try body(&self, indices) }
        guard loops.count <= Limits.nestedSums else { throw .tooManyIndices(at: line.source) }
        let name = loop.index.text
        guard indices[name] == nil, try loop.index.symbol(indices: [:]) == Symbol(name) else {
            throw .badLoop(loop.index, at: loop.index.range)
        }
        let known = wholeConstants.merging(indices) { $1 }
        let first = try loop.first.wholeNumber(indices: known)
        let last = try loop.last.wholeNumber(indices: known)
        let range = loop.first.range.lowerBound..<loop.last.range.upperBound
        guard first <= last else { throw .emptyRange(first, last, at: range) }
        guard last - first < Limits.nodes else { throw .overLimit(at: line.source, Limits.nodes, "nodes") }
        for value in first...last {
            try forEachIndex(
                in: loops.dropFirst(), of: line, indices: indices.merging([name: value]) { $1 }, body)
        }
    }

    private mutating func readOutput() {
        guard let outputItem else { return }
        do throws(GraphError) {
            let symbol = try outputItem.name.symbol(indices: [:], constants: wholeConstants)
            guard symbols.contains(symbol) else {
                throw .undefined(symbol, at: outputItem.name.range, among: symbols)
            }
            output = symbol
        } catch {
            errors.append(error)
        }
    }

    // MARK: Right-hand sides

    private mutating func definition(of declaration: Declaration) throws(GraphError) -> Definition {
        var definition = declaration.blank
        for loop in declaration.line.loops where symbols.contains(Symbol(loop.index.text)) {
            throw .indexIsNode(loop.index.text, at: loop.index.range)
        }
        definition.kind =
            switch declaration.line.keyword {
            case .parameter: .parameter
            case .constant: .constant
            default: .input
            }
        definition.shape = try declaration.item.shape?.shape()
        // The declared shape counts even where the right-hand side has a fault.
        if let shape = definition.shape {
            know(shape, of: declaration.symbol)
            declaresShapes = true
        }
        guard let right = declaration.item.right, !isOverLimit else { return definition }
        let expression = try self.expression(right, of: declaration)
        remainingSize -= expression.size
        isOverLimit = remainingSize < 0
        if isOverLimit { throw .overLimit(at: right.range, sizeLimit, "symbols and operations") }

        declareInputs(of: expression)
        guard expression.symbols.isEmpty else {
            guard declaration.line.keyword == nil else { throw .notANumber(declaration.symbol, at: right.range) }
            definition.kind = .computed(expression)
            return definition
        }
        let value = try Self.value(of: expression, right)
        switch definition.shape {
        case let shape? where value.shape == .scalar && shape != .scalar:
            // `b : 2 = 0`: the same number in every place.
            definition.value = Tensor(repeating: value.scalar, shape: shape)
        case let shape? where value.shape != shape:
            throw .otherShape(definition, declared: shape, found: value)
        default:
            definition.value = value
            definition.shape = value.shape
        }
        elementCount += definition.shape?.count ?? 1
        guard elementCount <= Limits.graphElements else {
            isOverLimit = true
            throw .overLimit(at: right.range, Limits.graphElements, "elements in vectors and matrices")
        }
        return definition
    }

    /// The value of a right-hand side without variables.
    private static func value(of expression: Expression, _ right: Excerpt) throws(GraphError) -> Tensor {
        let shape: Shape
        do throws(ShapeError) {
            shape = try expression.shape { _ in nil }
        } catch {
            throw GraphError(range: right.range, message: error.message)
        }
        if let value = expression.tensor({ _ in nil }) { return value }
        let number = shape == .scalar ? expression.evaluated { _ in .nan } : .nan
        throw .undefinedNumber(right.text, isTooLarge: !number.isNaN, at: right.range)
    }

    private func expression(
        _ right: Excerpt, of declaration: Declaration
    ) throws(GraphError) -> Expression {
        var scope = Scope(
            symbols: symbols, indices: declaration.indices, shapes: tensorShapes, readsMatrices: true,
            declaresOnUse: own != nil, textBeside: own?.text ?? "")
        scope.spreadsVectors = true
        scope.isAuthored = true
        scope.constants = wholeConstants
        let (word, rest) = right.leadingWord
        let arguments = word.isEmpty ? nil : rest.trimmed.insideBrackets
        // The name being defined is also the function: C = C(z).
        if let arguments, (try? word.symbol(indices: [:]))?.name == declaration.symbol.name {
            return try opaqueCall(of: word, arguments, in: scope)
        }
        let expression: Expression
        do throws(ParseError) {
            expression = try Expression(parsing: right.text, in: scope)
        } catch {
            guard let name = unknownFunction(error) else {
                throw right.comment.map { .otherComment(at: $0) } ?? fault(error, in: right)
            }
            let range = GraphError(error, in: right).range
            let near = Self.functions(near: name)
            guard near.isEmpty else { throw .misspeltFunction(name, near: near, at: range) }
            guard let arguments, range == word.range else { throw .unknownFunction(name, at: range) }
            let symbol = try word.symbol(indices: [:])
            guard own != nil || isOpenByUse(symbol.name) else { throw .undeclaredFunction(name, at: range) }
            return try opaqueCall(of: word, arguments, in: scope)
        }
        if let atom = expression.forbiddenAtom { throw .atom(atom, at: right.range) }
        return expression
    }

    /// The function that is not known, where that is what is wrong.
    private func unknownFunction(_ error: ParseError) -> String? {
        switch error.reason {
        case .unknownFunction(let name, _): name
        case .functionElsewhere(let name, _) where opaqueFunctions.contains(name): name
        default: nil
        }
    }

    /// A fault of a right-hand side, which may follow from one of another line: of a name that is defined there, or of its
    /// shape.
    private func fault(_ error: ParseError, in right: Excerpt) -> GraphError {
        var fault = GraphError(error, in: right)
        switch error.reason {
        case .unknownVariable(let name, _, _), .missingIndices(let name, _):
            fault.isPerhapsOfOthers = faultyNames.contains(Excerpt(name).leadingWord.word.text)
        case .shape, .tensor, .entryNotScalar, .noElement, .unevenRows: fault.isPerhapsOfOthers = true
        default: break
        }
        return fault
    }

    /// The known functions a name is a slip away from. Up to three letters are near to something by chance, as `sig` is
    /// to `sin` and `f1` to anything: a short name is taken as written, an opaque function.
    private static func functions(near name: String) -> [String] {
        guard name.count > 3, !functionsOfLectures.contains(name) else { return [] }
        return NamedFunction.names.filter { nearestName(to: name, among: [$0]) != nil }
    }

    /// Whether a function may be left open without a line that says so: one letter, with or without a number behind it, is
    /// no misspelt function.
    private func isOpenByUse(_ name: String) -> Bool {
        name.prefix { $0.isLetter }.count == 1 || opaqueFunctions.contains(name)
            || Self.functionsOfLectures.contains(name)
    }

    /// Names that lectures give to functions they leave open, though a known one is near: cost is not meant as cos.
    private static let functionsOfLectures: Set<String> = ["cost"]

    /// A function that is named but not defined, whose arguments are nodes.
    private func opaqueCall(
        of name: Excerpt, _ arguments: Excerpt, in scope: Scope
    ) throws(GraphError) -> Expression {
        var operands: [Expression] = []
        for argument in arguments.split(at: ",").map(\.trimmed) {
            let operand = try argument.expression(in: scope)
            guard case .symbol = operand else {
                throw .opaqueArgument(
                    of: name.text, meantAs: own == nil ? nil : "\(name.text)*(\(arguments.text))", at: argument.range)
            }
            operands.append(operand)
        }
        return .opaque(try name.symbol(indices: [:]).name, operands)
    }
}

extension Expression {
    /// A derivative atom, adjoint or opaque call, none of which a definition may contain.
    var forbiddenAtom: Atom? {
        atoms.first { if case .symbol = $0 { false } else { true } }
    }
}
