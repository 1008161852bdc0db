/// A kind of line of a graph block, as a page of help lists it.
package struct GraphBlockHelp: Sendable {
    /// Lines that can stand in one block with the others.
    package var example: String
    /// What they do.
    package var meaning: String

    /// The words that no node can be called, because lines begin with them or hold them.
    package static let words = BlockLine.reservedWords

    /// In the order in which they may stand in a block.
    package static let all: [GraphBlockHelp] =
        [
            GraphBlockHelp(example: "x = 2", meaning: "an input with a value: no names stand right of ="),
            GraphBlockHelp(example: "t = x^2 + 1", meaning: "a node; its operands may be defined further down"),
            GraphBlockHelp(example: "z = f(x, t)", meaning: "an opaque function: its partials stay symbols"),
        ] + BlockLine.Keyword.allCases.map(\.help) + [
            GraphBlockHelp(
                example: "for j in 1..2: a[j] = x * j", meaning: "a family, one node for every value of the index"),
            GraphBlockHelp(example: "b[1..2] = [4, 5]", meaning: "a family of scalars by its values"),
            GraphBlockHelp(
                example: "s = sum(i in 1..2, j in 1..2, a[i] * b[j])", meaning: "a sum over indices; max and mean too"),
            GraphBlockHelp(example: "v : 3 = [1, 2, 3]", meaning: "a column; the shape may be left out"),
            GraphBlockHelp(example: "W : 2x3 = [[1, 2, 3], [4, 5, 6]]", meaning: "a matrix, row by row"),
            GraphBlockHelp(example: "h[1;] = tanh(W @ v)", meaning: "layer 1, shown as h with (1) above"),
            GraphBlockHelp(
                example: "r = sum(W, axis=1)", meaning: "along an axis: 1 leaves one number a row, 0 one a column"),
            GraphBlockHelp(
                example: "Z = W + v^T",
                meaning: "a row beside a matrix stands in each of its rows, a column in each of its columns"),
            GraphBlockHelp(
                example: "p = concat(v[1..2], W[:,1])", meaning: "slices, counted from 1, both ends included"),
            GraphBlockHelp(
                example: "C = s + sum(h[1;])^2 \\\n    + z", meaning: "a line goes on behind \\ and in open brackets"),
            GraphBlockHelp(example: "# anything", meaning: "a comment, to the end of its line"),
        ]
}

extension BlockLine.Keyword {
    fileprivate var help: GraphBlockHelp {
        switch self {
        case .input: GraphBlockHelp(example: "input y, u : 3", meaning: "inputs without a value, of a shape")
        case .parameter: GraphBlockHelp(example: "param w = 0.5", meaning: "a trained parameter")
        case .constant:
            GraphBlockHelp(example: "const k = 2", meaning: "gets no adjoint; a range or index may name it, 1..k, b[k]")
        case .opaque: GraphBlockHelp(example: "opaque loss", meaning: "leaves a function of several letters open")
        case .output: GraphBlockHelp(example: "output C", meaning: "else the last definition with operands")
        }
    }
}
