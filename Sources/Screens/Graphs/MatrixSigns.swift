internal import Algebra
internal import Autodiff

/// The short signs of mathematics that labels have in place of functions: 𝟏 for `ones(2)` and I for `eye(2)`. Their sizes follow
/// from what they stand beside. In ASCII, and I where a node has that name, they are not used.
struct MatrixSigns: Sendable {
    private let signs: [(sign: String, function: String)]

    init(of graph: Graph, isASCII: Bool) {
        let names = GraphNames(graph: graph, notation: .unicode)
        let isTaken = graph.nodes.indices.contains { names.node($0).contains("I") }
        signs = isASCII ? [] : [("𝟏", "ones")] + (isTaken ? [] : [("I", "eye")])
    }

    /// The text with the signs in place of the functions of one number.
    func shortened(_ text: String) -> String {
        signs.reduce(text) { text, sign in
            var (shortened, rest) = ("", text[...])
            while let call = rest.firstRange(of: "\(sign.function)(") {
                let number = rest[call.upperBound...].prefix { $0.isNumber }
                let end = number.endIndex
                let isWhole = rest[..<call.lowerBound].last.map { !$0.isLetter } ?? true
                guard isWhole, !number.isEmpty, end < rest.endIndex, rest[end] == ")" else {
                    shortened += rest[..<call.upperBound]
                    rest = rest[call.upperBound...]
                    continue
                }
                shortened += rest[..<call.lowerBound] + sign.sign
                rest = rest[rest.index(after: end)...]
            }
            return shortened + rest
        }
    }

    /// `I is eye(n)`, of the signs that occur.
    func meanings(in texts: [String]) -> [String] {
        signs.filter { sign in texts.contains { $0.contains(sign.sign) } }.map { "\($0.sign) is \($0.function)(n)" }
    }
}
