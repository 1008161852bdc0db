import Foundation
import SeededGenerator

/// The letters, digits and signs that a person sees, counted: styled letters and scripts as plain ones, without marks, blanks
/// and what layout draws.
struct Signs {
    private(set) var counts: [Unicode.Scalar: Int] = [:]

    init(_ text: String) {
        for scalar in text.decomposedStringWithCompatibilityMapping.unicodeScalars {
            let isCounted =
                scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || "∂∇∑∏∫∞√∈".unicodeScalars.contains(scalar)
            if isCounted { counts[scalar, default: 0] += 1 }
        }
    }

    mutating func add(_ other: Signs) { counts.merge(other.counts, uniquingKeysWith: +) }

    /// What there is less of in other signs.
    func missing(from other: Signs) -> String {
        counts.sorted { $0.key < $1.key }.filter { other.counts[$0.key, default: 0] < $0.value }
            .map { "\($0.key)" }.joined()
    }

    func isSubset(of other: Signs) -> Bool { missing(from: other).isEmpty }
}

/// LaTeX read a second time, with none of the parser's means: only which signs it shows.
enum LaTeXReading {
    private static let symbols: [String: String] = [
        "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "theta": "θ", "lambda": "λ", "mu": "μ",
        "sigma": "σ", "phi": "φ", "ell": "l", "partial": "∂", "nabla": "∇", "sum": "∑", "prod": "∏", "int": "∫",
        "infty": "∞", "in": "∈", "sqrt": "√", "exp": "exp", "log": "log", "ln": "ln", "sin": "sin", "cos": "cos",
        "tan": "tan", "max": "max", "min": "min", "lim": "lim", "tanh": "tanh",
    ]
    /// Commands whose next group is a name of theirs, not something shown.
    private static let namedGroups: Set<String> = ["begin", "end"]

    static func signs(of latex: String) -> Signs {
        var shown = ""
        var rest = latex[...]
        while let character = rest.popFirst() {
            guard character == "\\" else {
                shown.append(character)
                continue
            }
            let name = String(rest.prefix { $0.isASCII && $0.isLetter })
            rest = name.isEmpty ? rest.dropFirst() : rest.dropFirst(name.count)
            shown += symbols[name] ?? ""
            if namedGroups.contains(name), rest.first == "{", let end = rest.firstIndex(of: "}") {
                let isArray = rest[..<end].hasSuffix("array")
                rest = rest[end...].dropFirst()
                if isArray, rest.first == "{", let end = rest.firstIndex(of: "}") { rest = rest[end...].dropFirst() }
            }
        }
        return Signs(shown)
    }
}

/// Random formulas with what is to be seen of them.
enum RandomLaTeX {
    struct Formula {
        var latex: String
        var signs: Signs

        init(_ latex: String, shows text: String) {
            self.latex = latex
            signs = Signs(text)
        }

        init(_ latex: String, of parts: [Formula], shows text: String = "") {
            self.latex = latex
            signs = Signs(text)
            for part in parts { signs.add(part.signs) }
        }
    }

    private static let atoms: [Formula] = [
        Formula("x", shows: "x"), Formula("Q", shows: "Q"), Formula("7", shows: "7"), Formula("1.25", shows: "125"),
        Formula(#"\theta "#, shows: "θ"), Formula(#"\partial "#, shows: "∂"), Formula(#"\mathbf{W}"#, shows: "W"),
        Formula(#"\hat{y}"#, shows: "y"), Formula(#"\text{if so }"#, shows: "ifso"), Formula("f(u, v)", shows: "fuv"),
        Formula(#"\unheard{k}"#, shows: "unheardk"), Formula(#"\mathcal{D}"#, shows: "D"), Formula("学", shows: "学"),
        Formula(#"\operatorname{ReLU}(z)"#, shows: "ReLUz"), Formula("h'", shows: "h"),
    ]

    static func formula(depth: Int, using generator: inout SeededGenerator) -> Formula {
        func part() -> Formula { formula(depth: depth - 1, using: &generator) }
        guard depth > 0 else { return atoms.randomElement(using: &generator) ?? atoms[0] }
        let (a, b) = (part(), part())
        switch Int.random(in: 0..<13, using: &generator) {
        case 0: return Formula("\\frac{\(a.latex)}{\(b.latex)}", of: [a, b])
        case 1: return Formula("{\(a.latex)}_{\(b.latex)}", of: [a, b])
        case 2: return Formula("{\(a.latex)}^{\(b.latex)}", of: [a, b])
        case 3: return Formula("\\sqrt{\(a.latex)}", of: [a])
        case 4: return Formula("\\sqrt[\(b.latex)]{\(a.latex)}", of: [a, b])
        case 5: return Formula("\\sum_{\(a.latex)}^{n} \(b.latex)", of: [a, b], shows: "∑n")
        case 6: return Formula("\\left(\(a.latex)\\right] = \(b.latex)", of: [a, b])
        case 7:
            return Formula(
                "\\begin{bmatrix} \(a.latex) & 1 \\\\ \(b.latex) & 0 \\end{bmatrix}", of: [a, b], shows: "10")
        case 8: return Formula("\\overline{\(a.latex)} - \(b.latex)", of: [a, b])
        case 9: return Formula("\\underbrace{\(a.latex)}_{\(b.latex)}", of: [a, b])
        case 10:
            return Formula(
                "\\begin{cases} \(a.latex) & \\text{for } t \\\\ \(b.latex) \\end{cases}", of: [a, b], shows: "fort")
        case 11: return Formula("\\binom{\(a.latex)}{\(b.latex)}", of: [a, b])
        default: return Formula("\(a.latex) + \(b.latex)", of: [a, b])
        }
    }
}
