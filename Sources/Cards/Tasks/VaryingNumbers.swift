internal import Algebra
internal import Autodiff

// A text that says a number is untrue once the number is drawn anew. Such hints and reasons are left out then; a prompt keeps
// its task as it stands, and `check` says so.

/// The numbers of a graph that change where inputs are drawn anew: of its values, partials and adjoints.
struct VaryingNumbers {
    private let numbers: [Double]

    init(of graph: Graph, _ variation: Variation) {
        let here = graph.evaluation
        // What stays the same at the least and at the greatest of every range stays the same.
        let others = [graph.redrawn(variation) { _ in 0 }, graph.redrawn(variation) { $0 - 1 }].map(\.evaluation)
        func changing(_ tensors: (Evaluation) -> [Tensor?]) -> [Double] {
            let own = tensors(here)
            return others.flatMap { other in
                zip(own, tensors(other)).flatMap { own, other -> [Double] in
                    guard let own, let other, own.elements.count == other.elements.count else {
                        return own?.elements ?? []
                    }
                    return zip(own.elements, other.elements).filter { $0 != $1 }.map { abs($0.0) }
                }
            }
        }
        numbers = changing(\.values) + changing(\.partials) + changing(\.adjoints) + changing(\.contributions)
    }

    /// The first number of a text that is one of them; nil where there is none. Small whole numbers, as those of `2t` or `two
    /// factors 1`, count only behind an equals sign.
    func first(in blocks: [Block]) -> String? { blocks.lazy.flatMap(\.texts).compactMap(first).first }

    private func first(in text: String) -> String? {
        for match in text.matches(of: /(?<sign>[=≈]\s*[-−]?)?(?<before>[\p{L}\^_{\.]*)(?<number>\d+(\.\d+)?)/) {
            guard match.before.isEmpty, let number = Double(match.number) else { continue }
            let isSmall = number < 3 && number == number.rounded()
            guard !isSmall || match.sign != nil else { continue }
            let decimals = match.number.split(separator: ".").dropFirst().first?.count ?? 0
            let unit = powerOfTen(-decimals)
            if numbers.contains(where: { abs($0 - number) <= (decimals == 0 ? 1e-9 : 0.51 * unit) }) {
                return String(match.number)
            }
        }
        return nil
    }
}

extension Block {
    /// What is said in it, a piece each.
    fileprivate var texts: [String] {
        switch self {
        case .heading(_, let inlines), .paragraph(let inlines): [inlines.map(\.said).joined()]
        case .list(_, _, let items): items.joined().flatMap(\.texts)
        case .quote(let blocks): blocks.flatMap(\.texts)
        case .code(_, let text), .math(let text): [text]
        case .table(let header, let rows): (header + rows.joined()).map { $0.map(\.said).joined() }
        case .graph, .rule: []
        }
    }
}

extension Inline {
    fileprivate var said: String {
        switch self {
        case .text(let text), .code(let text), .math(let text): text
        case .emphasis(let inlines), .strong(let inlines), .link(let inlines, _): inlines.map(\.said).joined()
        case .lineBreak: " "
        }
    }
}
