internal import Autodiff
internal import Equivalence

/// Ways of going wrong with the factors of one path, and what is said of each; never the right answer.
struct PathSlips {
    struct Slip {
        let misconception: Misconception
        let formula: Formula
        let message: String
    }

    let names: GraphNames
    let start: Int
    let paths: [Path]

    var all: [Slip] { paths.flatMap(missingFactor) + paths.compactMap(sumOfFactors) + severalPaths + paths.map(sign) }

    private func missingFactor(_ path: Path) -> [Slip] {
        guard path.edges.count > 1 else { return [] }
        return path.edges.indices.map { missing in
            let edge = names.graph.edges[path.edges[missing]]
            var others = path
            others.edges.remove(at: missing)
            return Slip(
                misconception: missing == 0 ? .missingLocal : .missingUpstream, formula: Formula(others),
                message: "\(names.path(path)) has \(path.edges.count) edges, so as many factors: "
                    + "the one on the edge from \(names.node(edge.from)) to \(names.node(edge.to)) is missing.")
        }
    }

    private func sumOfFactors(_ path: Path) -> Slip? {
        guard path.edges.count > 1 else { return nil }
        return Slip(
            misconception: .sumAlongPath, formula: .sum(path.edges.map { .quantity(.localPartial(edge: $0)) }),
            message: "Along one path, \(names.path(path)), factors are multiplied; sums belong where paths meet.")
    }

    private var severalPaths: [Slip] {
        guard paths.count > 1 else { return [] }
        return [
            Slip(
                misconception: .productOfPaths, formula: .product(paths.map(Formula.init)),
                message: "That multiplies the paths with each other: each has a product of its own, and at "
                    + "\(names.node(start)) the products are added.")
        ]
    }

    private func sign(_ path: Path) -> Slip {
        Slip(misconception: .sign, formula: .negative(Formula(path)), message: "Look at the sign.")
    }
}
