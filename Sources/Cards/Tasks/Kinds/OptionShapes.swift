internal import Autodiff
package import Algebra

/// What the formula of an option comes to in a multiple choice with a block `shapes`.
package enum OptionShape: Sendable, Equatable {
    /// The shape of the whole; `factors` are those of a matrix product, else empty.
    case fits(Shape, factors: [Shape])
    /// Shapes that do not go together.
    case fails(ShapeError)
}

/// Reads a block `shapes`, with which the tutor can show what each option of a multiple choice comes to: over which graph
/// (`graph`), and in which layout (`layout`), where it is not the card's.
struct OptionShapesReader {
    /// By option; nil for an option without a formula.
    static func read(
        _ block: CodeBlock, of list: MarkdownBlock, _ source: SourceText, _ graphs: CardGraphs,
        _ conventions: TaskConventions, _ findings: inout Findings
    ) -> [OptionShape?] {
        guard let keys = KeyedValues(block, source, owner: .shapes, known: [.graph, .layout], &findings)
        else { return [] }
        let layout: Layout? = keys.word(.layout, &findings)
        guard let entry = graphs.entry(keys[.graph], at: block.contentOffset, &findings), entry.graph != nil else {
            return []
        }
        let reader = KeyExpression(
            source: source, entry: entry, layout: layout ?? conventions.layout, readsMatrices: true)
        let faults = findings.count
        let shapes = list.blocks.map { shape(of: $0, reader, &findings) }
        if findings.count == faults, shapes.allSatisfy({ $0 == nil }) {
            findings.report(.noFormulaInOptions, at: block.offset)
        }
        return shapes
    }

    private static func shape(
        of item: MarkdownBlock, _ reader: KeyExpression, _ findings: inout Findings
    ) -> OptionShape? {
        let formulas = item.blocks.filter { if case .paragraph = $0.kind { true } else { false } }
            .flatMap(\.inlines).compactMap { inline in
                if case .math(let formula, _) = inline.content { (formula, inline.offset) } else { nil }
            }
        guard let (formula, offset) = formulas.first else { return nil }
        guard formulas.count == 1 else {
            findings.report(.severalFormulasInOption, at: formulas[1].1)
            return nil
        }
        do throws(ParseError) {
            return try reader.shapeOfOption(formula)
        } catch {
            findings.report(.inExpression(error), at: offset)
            return nil
        }
    }
}

extension KeyExpression {
    /// - Throws: where the text cannot be read for another reason than its shapes.
    fileprivate func shapeOfOption(_ text: String) throws(ParseError) -> OptionShape {
        do throws(ParseError) {
            let expression = try Expression(parsing: text, in: scope)
            let shapes = entry?.graph?.shapes ?? [:]
            do throws(ShapeError) {
                var factors: [Shape] = []
                if case .apply(.matmul, let operands) = expression {
                    for operand in operands { factors.append(try operand.shape(layout: layout) { shapes[$0] }) }
                }
                return .fits(try expression.shape(layout: layout) { shapes[$0] }, factors: factors)
            } catch { return .fails(error) }
        } catch {
            guard case .shape(let fault) = error.reason else { throw error }
            return .fails(fault)
        }
    }
}
