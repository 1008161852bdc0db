/// Which names a text may use, and how tolerantly it is read.
package struct Scope: Sendable {
    /// Every declared variable.
    package var symbols: Set<Symbol>
    /// Functions that stay opaque; an applied name outside this set that is no known function is an error.
    package var opaqueFunctions: Set<String>
    /// Index variables of `for` and `sum`, with their present value.
    package var indices: [String: Int]
    /// Whole numbers by the names of constants, which an index in brackets and the range of one may name: u[o].
    package var constants: [String: Int] = [:]
    /// The shapes of the declared variables that are vectors or matrices; every other one is a scalar. An element of
    /// one, `W[1,3]`, need not be declared.
    package var shapes: [Symbol: Shape]
    /// What decides the shape of a derivative atom.
    package var layout: Layout
    /// Whether `@`, transposes and matrices in brackets are read. Where nothing is a vector or matrix, they are met with
    /// an error that says so.
    package var readsMatrices: Bool
    /// Whether a row beside a matrix stands in each of its rows, and a column in each of its columns, as NumPy has it: in graphs,
    /// where it is written out, Z + ones(4) @ b. Elsewhere shapes that differ are met with an error that says so.
    package var spreadsVectors = false
    /// Whether an author writes the text: a name such as zz is a slip there, and no z·z.
    package var isAuthored = false
    /// Whether `asin(t)` where a is declared may be a·sin(t), so that it is refused.
    var asksForInverses = false
    /// Whether any unknown name is taken as a new variable (`grade --expect`, `solve -e`), not refused.
    package var declaresOnUse: Bool
    /// Where names are declared by their use: whether only a letter is a new one, so that a word is a slip.
    package var declaresOnlyLetters: Bool
    /// Where names are declared by their use: a text that is read together with this one. A name that stands without a
    /// bracket behind it there is a variable, so that a bracket behind it here is a factor, x(log x + 1).
    package var textBeside: String

    package init(
        symbols: Set<Symbol> = [], opaqueFunctions: Set<String> = [], indices: [String: Int] = [:],
        shapes: [Symbol: Shape] = [:], layout: Layout = .denominator, readsMatrices: Bool = false,
        declaresOnUse: Bool = false, declaresOnlyLetters: Bool = false, textBeside: String = ""
    ) {
        self.symbols = symbols
        self.opaqueFunctions = opaqueFunctions
        self.indices = indices
        self.shapes = shapes.filter { $0.value != .scalar }
        self.layout = layout
        self.readsMatrices = readsMatrices || !self.shapes.isEmpty
        self.declaresOnUse = declaresOnUse
        self.declaresOnlyLetters = declaresOnlyLetters
        self.textBeside = textBeside
    }
}

extension Scope {
    /// Has `asin(t)` refused where a is declared, unless what is asked about has such a function itself.
    package mutating func askForInverses(unlessIn expressions: some Sequence<Expression>) {
        guard symbols.contains(Symbol("a")) else { return }
        asksForInverses = !expressions.contains { expression in
            expression.nodes.contains { node in
                if case .apply(let operation, _) = node { [.asin, .acos, .atan].contains(operation) } else { false }
            }
        }
    }

    /// Whether no variable is declared.
    var isEmpty: Bool { symbols.isEmpty && shapes.isEmpty }

    /// Whether a variable may be named: it is declared, or the element of a vector or matrix that is.
    func declares(_ symbol: Symbol) -> Bool { symbols.contains(symbol) || isElement(symbol) }

    /// Whether it is an element within its vector or matrix, which is declared.
    func isElement(_ symbol: Symbol) -> Bool {
        tensor(ofElement: symbol).map { $0.shape.contains($0.place) } ?? false
    }

    /// The declared vector or matrix that a symbol with indices belongs to, and the place in it.
    func tensor(ofElement symbol: Symbol) -> (tensor: Symbol, shape: Shape, place: [Int])? {
        guard !shapes.isEmpty else { return nil }
        for count in 1...2 where symbol.indices.count >= count {
            var tensor = symbol
            tensor.indices.removeLast(count)
            guard let shape = shapes[tensor], (shape.kind == .column) == (count == 1) else { continue }
            return (tensor, shape, Array(symbol.indices.suffix(count)))
        }
        return nil
    }
}
