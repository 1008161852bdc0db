internal import Algebra

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
    /// - Parameter constants: whole numbers that an index may name.
    func symbol(indices: [String: Int], constants: [String: Int] = [:]) throws(GraphError) -> Symbol {
        if isFunction { throw .reserved(text, at: range) }
        do throws(ParseError) {
            return try Symbol(parsing: text, indices: indices, constants: constants)
        } catch {
            switch error.reason {
            case .unexpected, .unexpectedCharacter: throw .notAName(at: range)
            default: throw GraphError(error, in: self)
            }
        }
    }

    /// Whether this is the name of a function that can be called, so that it cannot name a node. σ is a function only
    /// until it is declared.
    private var isFunction: Bool { text != "σ" && text != "sigma" && NamedFunction.isReserved(text) }

    /// The place of what is a comment in another language, `// …` or `% …`; nil where there is none.
    var comment: Range<Int>? {
        let marks = ["//", "%"].compactMap { cut(at: $0 as String)?.before.range.upperBound }
        return marks.min().map { $0..<range.upperBound }
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
            range: start + error.range.lowerBound..<start + error.range.upperBound, message: error.messageWithReadings,
            suggestion: error.readings.isEmpty ? error.suggestion : nil)
    }
}
