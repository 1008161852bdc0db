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
    }
    private var declarations: [Declaration] = []
    private var outputItem: BlockLine.Item?
    private var symbols: Set<Symbol> = []
    /// How many more symbols and operations the right-hand sides may have.
    private var remainingSize = 10 * Graph.edgeLimit

    mutating func read(_ text: Excerpt) {
        for (index, line) in text.linesWithoutComments.enumerated() where !line.isEmpty {
            do throws(GraphError) {
                try declare(BlockLine(line, number: index + 1))
            } catch {
                errors.append(error)
            }
        }
        symbols = Set(declarations.map(\.symbol))
        readOutput()
        // The instances of a family share their faults: one of each is enough.
        var faulty: Set<Int> = []
        for declaration in declarations {
            var definition = Definition(declaration.symbol, .input)
            do throws(GraphError) {
                definition = try self.definition(of: declaration)
            } catch {
                if faulty.insert(declaration.item.source.lowerBound).inserted { errors.append(error) }
            }
            definition.source = declaration.line.loops.isEmpty ? declaration.item.source : declaration.line.source
            definition.nameSource = declaration.item.name.range
            definition.line = declaration.line.number
            definitions.append(definition)
        }
    }

    // MARK: Names

    private mutating func declare(_ line: BlockLine) throws(GraphError) {
        if line.keyword == .output {
            guard line.loops.isEmpty, line.items.count == 1, line.items[0].right == nil else {
                throw .outputIsOneName(at: line.source)
            }
            guard outputItem == nil else { throw .secondOutput(at: line.source) }
            outputItem = line.items[0]
            return
        }
        try forEachIndex(in: line.loops[...], of: line, indices: [:]) { (reader, indices) throws(GraphError) in
            for item in line.items {
                let symbol = try item.name.symbol(indices: indices)
                reader.declarations.append(Declaration(symbol: symbol, item: item, line: line, indices: indices))
                if reader.declarations.count > Graph.nodeLimit {
                    throw .overLimit(at: line.source, Graph.nodeLimit, "nodes")
                }
            }
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
            throw .badLoop(at: loop.index.range)
        }
        let first = try loop.first.wholeNumber(indices: indices)
        let last = try loop.last.wholeNumber(indices: indices)
        let range = loop.first.range.lowerBound..<loop.last.range.upperBound
        guard first <= last else { throw .emptyRange(first, last, at: range) }
        guard last - first < Graph.nodeLimit else { throw .overLimit(at: line.source, Graph.nodeLimit, "nodes") }
        for value in first...last {
            try forEachIndex(
                in: loops.dropFirst(), of: line, indices: indices.merging([name: value]) { $1 }, body)
        }
    }

    private mutating func readOutput() {
        guard let outputItem else { return }
        do throws(GraphError) {
            let symbol = try outputItem.name.symbol(indices: [:])
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
        for loop in declaration.line.loops where symbols.contains(Symbol(loop.index.text)) {
            throw .indexIsNode(loop.index.text, at: loop.index.range)
        }
        let symbol = declaration.symbol
        let kind: Node.Kind =
            switch declaration.line.keyword {
            case .parameter: .parameter
            case .constant: .constant
            default: .input
            }
        guard let right = declaration.item.right, remainingSize >= 0 else { return Definition(symbol, kind) }
        let expression = try self.expression(right, of: declaration)
        remainingSize -= expression.size
        if remainingSize < 0 { throw .overLimit(at: right.range, 10 * Graph.edgeLimit, "symbols and operations") }

        guard expression.symbols.isEmpty else {
            guard declaration.line.keyword == nil else { throw .notANumber(symbol, at: right.range) }
            return Definition(symbol, .computed(expression))
        }
        let value = expression.evaluated { _ in .nan }
        guard value.isFinite else { throw .undefinedNumber(right.text, isTooLarge: !value.isNaN, at: right.range) }
        return Definition(symbol, kind, value: value)
    }

    private func expression(
        _ right: Excerpt, of declaration: Declaration
    ) throws(GraphError) -> Expression {
        let scope = Scope(symbols: symbols, indices: declaration.indices)
        let (word, rest) = right.leadingWord
        let arguments = word.isEmpty ? nil : rest.trimmed.insideBrackets
        // The name being defined is also the function: C = C(z).
        if let arguments, (try? word.symbol(indices: [:]))?.name == declaration.symbol.name {
            return try Self.opaqueCall(of: word, arguments, in: scope)
        }
        let expression: Expression
        do throws(ParseError) {
            expression = try Expression(parsing: right.text, in: scope)
        } catch {
            if let arguments, case .unknownFunction(_, let suggestion) = error.reason,
                error.range.lowerBound == 0, suggestion == nil || word.text.count < 3
            {
                return try Self.opaqueCall(of: word, arguments, in: scope)
            }
            throw GraphError(error, in: right)
        }
        if let atom = expression.forbiddenAtom { throw .atom(atom, at: right.range) }
        return expression
    }

    /// A function that is named but not defined, whose arguments are nodes.
    private static func opaqueCall(
        of name: Excerpt, _ arguments: Excerpt, in scope: Scope
    ) throws(GraphError) -> Expression {
        var operands: [Expression] = []
        for argument in arguments.split(at: ",").map(\.trimmed) {
            let operand = try argument.expression(in: scope)
            guard case .symbol = operand else { throw .opaqueArgument(of: name.text, at: argument.range) }
            operands.append(operand)
        }
        return .opaque(try name.symbol(indices: [:]).name, operands)
    }
}

extension Excerpt {
    /// What the parser reads here, with the place of a fault in the block.
    func expression(in scope: Scope) throws(GraphError) -> Expression {
        do throws(ParseError) {
            return try Expression(parsing: text, in: scope)
        } catch {
            throw GraphError(error, in: self)
        }
    }

    /// The name that stands here, new or not: `w`, `theta`, `w[2; j,i]`.
    func symbol(indices: [String: Int]) throws(GraphError) -> Symbol {
        let isWord = leadingWord.rest.isEmpty
        do throws(ParseError) {
            switch try Expression(parsing: text, in: Scope(indices: indices, declaresOnUse: true)) {
            case .symbol(let symbol): return symbol
            // π and e are constants until they are declared.
            case .constant(let constant): return Symbol(constant.rawValue)
            default: break
            }
        } catch {
            // A word that is no variable is a function.
            throw isWord ? .reserved(text, at: range) : GraphError(error, in: self)
        }
        throw isWord ? .reserved(text, at: range) : .notAName(at: range)
    }

    /// A bound of an index.
    func wholeNumber(indices: [String: Int]) throws(GraphError) -> Int {
        let value = try expression(in: Scope(indices: indices)).evaluated { _ in .nan }
        guard let number = Int(exactly: value), number.magnitude <= 1_000_000_000 else { throw .badBound(at: range) }
        return number
    }
}

extension GraphError {
    /// A fault the parser found in a part of the block.
    init(_ error: ParseError, in excerpt: Excerpt) {
        let start = excerpt.range.lowerBound
        self.init(
            range: start + error.range.lowerBound..<start + error.range.upperBound, message: error.message,
            suggestion: error.suggestion)
    }
}

extension Expression {
    /// A derivative atom, adjoint or opaque call, none of which a definition may contain.
    var forbiddenAtom: Atom? {
        atoms.first { if case .symbol = $0 { false } else { true } }
    }
}
