internal import Algebra
internal import Autodiff
internal import Canvas
internal import Cards
package import Tutor

/// A trial balance as a table and what follows from it. Screens and plain lines share it.
package struct TrialBalanceText: Sendable {
    private let balance: TrialBalance
    private let appearance: Appearance

    package init(_ balance: TrialBalance, appearance: Appearance) {
        self.balance = balance
        self.appearance = appearance
    }

    /// The lines as they are printed.
    package func plainLines(width: Int) -> [String] { lines(width: width).plainText }

    func lines(width: Int) -> [[Span]] {
        let output = names.node(balance.graph.output)
        let header = ["input", "nudged by", "\(output) moves by", "your adjoint says", ""].map { [Inline.text($0)] }
        let table = TableLayout(header: header, rows: balance.lines.map { row($0).map { [.text($0)] } }, prose: prose)
        let method =
            "Each input is nudged down and up, everything else is left as it is, and the forward pass is run: \(output) has to "
            + "move by the adjoint times twice the nudge."
        return prose.lines(method, width: width) + [[]] + table.lines(width: width) + [[]]
            + prose.lines(verdict, width: width, role: balance.balances ? .correct : .strong)
    }

    private var names: GraphNames { GraphNames(graph: balance.graph, notation: appearance.notation) }
    private var prose: Prose { Prose(appearance: appearance) }

    /// What the output does is told where the adjoint says it too: elsewhere it would be the right number.
    private func row(_ line: TrialBalance.Line) -> [String] {
        let symbol = balance.graph.nodes[line.node].symbol
        let name =
            line.element.map { place in
                symbol.element(row: place.row, column: place.column, of: balance.graph.nodes[line.node].shape)
                    .text(appearance.notation)
            } ?? symbol.text(appearance.notation)
        let claim = line.claimedChange.map(shown) ?? "-"
        let (change, words): (String, String) =
            switch line.outcome {
            case .balances(let change): (shown(change), "balances")
            case .doesNotBalance: ("not told", "does not balance")
            case .open: ("not told", "no entry")
            case .notSmooth: ("-", "not smooth here")
            }
        return [name, "\(appearance.isASCII ? "+/-" : "±") \(shown(line.nudge))", change, claim, words]
    }

    private func shown(_ number: Double) -> String { number.text(appearance.notation, significantDigits: 3) }

    /// What to do next.
    private var verdict: String {
        if balance.balances { return "The books balance: each input's adjoint agrees with the forward pass." }
        let unbalanced = balance.unbalanced.map { names.adjoint($0) }
        guard !unbalanced.isEmpty else {
            return "Where there is no entry, and where the function is not smooth, nothing is said."
        }
        let verb = unbalanced.count == 1 ? "does" : "do"
        return
            "\(unbalanced.listed()) \(verb) not balance. A row of a ledger is wrong, there or at a consumer on the way to the output: "
            + "which one is for you to find."
    }
}

extension TextScreen {
    init(trialBalance: TrialBalance, width: Int, appearance: Appearance) {
        let text = TrialBalanceText(trialBalance, appearance: appearance)
        self.init(title: "Trial balance", lines: text.lines(width: width), appearance: appearance)
    }
}
