internal import Algebra

/// The wording of faults in graphs. Places and facts come from where the fault is found.
extension GraphError {
    static func overLimit(at range: Range<Int>, _ limit: Int, _ things: String) -> GraphError {
        GraphError(range: range, message: "the graph has more than \(limit) \(things), which is the limit")
    }

    static func definedTwice(_ definition: Definition, first: Definition) -> GraphError {
        GraphError(
            range: definition.place, message: "\(definition.symbol.text(.ascii)) is already defined",
            related: first.place)
    }

    static func undefined(_ symbol: Symbol, at range: Range<Int>, among known: some Sequence<Symbol>) -> GraphError {
        let name = symbol.text(.ascii)
        return GraphError(
            range: range, message: "\(name) is not defined",
            suggestion: nearestName(to: name, among: known.lazy.map { $0.text(.ascii) }))
    }

    /// - Parameter cycle: Every definition an operand of the next, and the last of the first.
    static func cycle(_ cycle: [Definition]) -> GraphError {
        let names = cycle.map { $0.symbol.text(.ascii) }
        let place = cycle.first?.place ?? 0..<0
        guard names.count > 1 else {
            let name = names.joined()
            let transpose = name == "T" ? "; with a node called T, A^T is a power and not the transpose of A" : ""
            return GraphError(range: place, message: "\(name) is defined by itself\(transpose)")
        }
        // A cycle of hundreds of nodes is told by its beginning.
        let shown = names.count > 8 ? names.prefix(7) + ["…"] : names[...]
        let way = (shown + names.prefix(1)).joined(separator: " → ")
        return GraphError(range: place, message: "these definitions go round in a circle: \(way)")
    }

    static func empty(at range: Range<Int>) -> GraphError {
        GraphError(range: range, message: "the graph has no definition", suggestion: "x = 2")
    }

    // MARK: Lines

    static func missingName(after keyword: String, at range: Range<Int>) -> GraphError {
        GraphError(range: range, message: "\(keyword) needs a name", suggestion: "\(keyword) x")
    }

    static func missingName(at range: Range<Int>) -> GraphError {
        GraphError(range: range, message: "a name is missing here")
    }

    static func missingComma(in name: Excerpt) -> GraphError {
        let words = name.text.split(whereSeparator: \.isWhitespace)
        if words.count == 2, Double(words[1]) != nil {
            return GraphError(
                range: name.range, message: "= stands before a value", suggestion: words.joined(separator: " = "))
        }
        return GraphError(
            range: name.range, message: "several names are separated by commas",
            suggestion: words.joined(separator: ", "))
    }

    static func missingColon(
        name: String, shape: String, after keyword: BlockLine.Keyword?, at range: Range<Int>
    ) -> GraphError {
        let front = keyword.map { $0.rawValue + " " } ?? ""
        return GraphError(
            range: range, message: "a shape stands behind a colon", suggestion: "\(front)\(name) : \(shape)")
    }

    /// `L := w^2`.
    static func colonBeforeSign(_ line: Excerpt, _ name: Excerpt, _ right: Excerpt?) -> GraphError {
        GraphError(
            range: line.range, message: "= alone defines a node", suggestion: "\(name.text) = \(right?.text ?? "…")")
    }

    static func opaqueTakesNames(at range: Range<Int>) -> GraphError {
        GraphError(range: range, message: "opaque takes the names of functions", suggestion: "opaque f, g")
    }

    static func unknownKeyword(_ word: String, at range: Range<Int>) -> GraphError {
        GraphError(
            range: range, message: "no line begins with \(word)",
            suggestion: nearestName(to: word, among: BlockLine.reservedWords))
    }

    static func reserved(_ word: String, at range: Range<Int>) -> GraphError {
        let owner = BlockLine.reservedWords.contains(word) ? "a word of graph blocks" : "the name of a function"
        return GraphError(range: range, message: "\(word) is \(owner) and cannot name a node")
    }

    static func notAName(at range: Range<Int>) -> GraphError {
        GraphError(range: range, message: "one name stands left of =")
    }

    static func withoutRightHandSide(_ text: Excerpt) -> GraphError {
        GraphError(
            range: text.range, message: "\(text.text) has no right-hand side", suggestion: "input \(text.text)")
    }

    static func missingRightHandSide(of name: String, at range: Range<Int>) -> GraphError {
        GraphError(range: range, message: "\(name) has nothing right of =", suggestion: "input \(name)")
    }

    static func outputIsOneName(at range: Range<Int>) -> GraphError {
        GraphError(range: range, message: "output takes the name of one node", suggestion: "output C")
    }

    static func secondOutput(at range: Range<Int>) -> GraphError {
        GraphError(range: range, message: "a graph has one output, and it is named already")
    }

    // MARK: Shapes

    static func badShape(_ text: String, at range: Range<Int>) -> GraphError {
        GraphError(
            range: range,
            message: (text.isEmpty ? "a shape is missing here" : "\(text) is not a shape")
                + ": 3 is a column of 3, 2x3 a matrix of 2 rows")
    }

    static func tooManyElements(at range: Range<Int>) -> GraphError {
        GraphError(range: range, message: "a vector or matrix has at most \(Limits.elements) elements")
    }

    static func opaqueMatrix(_ definition: Definition, _ shape: Shape) -> GraphError {
        let name = definition.symbol.text(.ascii)
        return GraphError(
            range: definition.place,
            message:
                "\(name) is declared \(shape.text(.ascii)), and a function that is not defined gives a number or a column",
            suggestion: "\(name) : \(shape.count)")
    }

    static func opaqueDerivative(
        _ definition: Definition, _ shape: Shape, by operand: Symbol, _ operandShape: Shape
    ) -> GraphError {
        let name = definition.symbol.text(.ascii)
        let partial = Expression.derivative(Derivative(of: definition.symbol, variable: operand, isPartial: true))
        return GraphError(
            range: definition.rightSource ?? definition.place,
            message: "\(name) is a column and \(operand.text(.ascii)) is \(operandShape.text(.ascii)), so "
                + "\(partial.text(.ascii)), which stays a symbol here, is no matrix; a column or a number can stand there"
        )
    }

    static func element(_ symbol: Symbol, of tensor: Symbol, at range: Range<Int>) -> GraphError {
        let (element, whole) = (symbol.text(.ascii), tensor.text(.ascii))
        return GraphError(
            range: range,
            message: "\(element) is an element of \(whole), and a definition takes \(whole) whole, or a slice of it",
            suggestion: symbol.slice(of: tensor))
    }

    static func opened(over limit: Int, _ things: String, at range: Range<Int>) -> GraphError {
        GraphError(
            range: range,
            message: "opened into its elements the graph has more than \(limit) \(things), which is the limit")
    }

    static func otherShape(_ definition: Definition, declared: Shape, found: Shape) -> GraphError {
        let name = definition.symbol.text(.ascii)
        return GraphError(
            range: definition.rightSource ?? definition.place,
            message:
                "\(name) is declared \(declared.text(.ascii)), and what stands right of = is \(found.text(.ascii))",
            suggestion: found == .scalar ? name : "\(name) : \(found.text(.ascii))")
    }

    /// - Parameter found: a value whose numbers may be meant row by row.
    static func otherShape(_ definition: Definition, declared: Shape, found: Tensor) -> GraphError {
        var error = otherShape(definition, declared: declared, found: found.shape)
        if found.shape.columns == 1, found.shape.count == declared.count {
            error.message += "; a matrix is written row by row"
            let numbers = found.elements.map { $0.text(.ascii) }
            let rows = stride(from: 0, to: numbers.count, by: declared.columns).map {
                "[" + numbers[$0..<$0 + declared.columns].joined(separator: ", ") + "]"
            }
            error.suggestion = "[" + rows.joined(separator: ", ") + "]"
        }
        return error
    }

    // MARK: Families

    static func loopWithoutBody(at range: Range<Int>) -> GraphError {
        GraphError(
            range: range, message: "for needs a colon and a definition after it",
            suggestion: "for j in 1..3: a[j] = …")
    }

    /// - Parameter written: what stands in place of an index and its range.
    static func badLoop(_ written: Excerpt, at range: Range<Int>) -> GraphError {
        GraphError(
            range: range, message: "an index runs over a range", suggestion: written.rangeOfPython ?? "j in 1..3")
    }

    static func badBound(at range: Range<Int>) -> GraphError {
        GraphError(range: range, message: "a range goes from a whole number to a whole number", suggestion: "1..3")
    }

    static func emptyRange(_ first: Int, _ last: Int, at range: Range<Int>) -> GraphError {
        GraphError(range: range, message: "the range \(first)..\(last) is empty")
    }

    static func tooManyIndices(at range: Range<Int>) -> GraphError {
        GraphError(range: range, message: "a family has at most \(Limits.nestedSums) indices")
    }

    static func indexIsNode(_ name: String, at range: Range<Int>) -> GraphError {
        GraphError(range: range, message: "\(name) is a node already; the index needs another name")
    }

    static func otherCount(_ found: Int, names: Int, at range: Range<Int>) -> GraphError {
        GraphError(range: range, message: "\(names) names stand left of =, and \(found) values right of it")
    }

    // MARK: Right-hand sides

    static func notANumber(_ symbol: Symbol, at range: Range<Int>) -> GraphError {
        GraphError(
            range: range,
            message: "a number is expected; what follows from other nodes is written without a word in front",
            suggestion: "\(symbol.text(.ascii)) = …")
    }

    static func undefinedNumber(_ text: String, isTooLarge: Bool, at range: Range<Int>) -> GraphError {
        GraphError(range: range, message: isTooLarge ? "\(text) is too large" : "\(text) is not defined")
    }

    /// - Parameter product: the same as a product, where that may be meant.
    static func opaqueArgument(of function: String, meantAs product: String?, at range: Range<Int>) -> GraphError {
        GraphError(
            range: range,
            message: "\(function) is not defined, so its arguments are names of nodes; give this one a name first",
            suggestion: product)
    }

    static func misspeltFunction(_ name: String, near: [String], at range: Range<Int>) -> GraphError {
        GraphError(range: range, message: "no function is called \(name)", suggestion: near.joined(separator: " or "))
    }

    static func otherComment(at range: Range<Int>) -> GraphError {
        GraphError(range: range, message: "a comment begins with #")
    }

    static func undeclaredFunction(_ name: String, at range: Range<Int>) -> GraphError {
        GraphError(
            range: range,
            message: "no function is called \(name); one that stays open is declared in a line of its own",
            suggestion: "opaque \(name)")
    }

    static func unknownFunction(_ name: String, at range: Range<Int>) -> GraphError {
        GraphError(
            range: range,
            message: "\(name) is not defined; a function left open is a right-hand side of its own",
            suggestion: "u = \(name)(…)")
    }

    static func atom(_ atom: Atom, at range: Range<Int>) -> GraphError {
        let message =
            switch atom {
            case .derivative, .adjoint: "derivatives and adjoints follow from the definitions and cannot stand in one"
            case .opaque(let name, _): "\(name) is not defined: it can only be a right-hand side of its own"
            case .symbol(let symbol): "\(symbol.text(.ascii)) is not defined"
            }
        return GraphError(range: range, message: message)
    }

    static func withoutShapes(at range: Range<Int>) -> GraphError {
        GraphError(
            range: range,
            message: "this multiplies vectors or matrices, and no shape is known: one is declared, or given by a value",
            suggestion: "input W : 2x3, x : 3")
    }

    static func withoutVariable(at range: Range<Int>) -> GraphError {
        GraphError(range: range, message: "no variable stands here, so that there is nothing to differentiate")
    }
}

extension Symbol {
    /// An element of a vector or matrix as a slice of it: `z[2..2]` for z[2].
    fileprivate func slice(of tensor: Symbol) -> String {
        let place = indices.dropFirst(tensor.indices.count).map { "\($0)..\($0)" }
        return tensor.text(.ascii) + "[" + place.joined(separator: ",") + "]"
    }
}

extension Excerpt {
    /// `i in range(3)` in the range that is written in a graph block; nil for anything else.
    fileprivate var rangeOfPython: String? {
        guard let match = text.wholeMatch(of: /(\w+)\s+in\s+range\(\s*(?:(\d+)\s*,\s*)?(\d+)\s*\)/),
            let end = Int(match.3)
        else {
            return nil
        }
        return "\(match.1) in \(match.2 ?? "0")..\(end - 1)"
    }
}
