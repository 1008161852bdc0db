import Testing

@testable import Diagram

@Suite("What is found of a layout without making one")
struct FittingTests {
    @Test("is never more than the layout takes", arguments: 0..<60)
    func leastSize(seed: Int) throws {
        let graph = SampleGraph.layered(seed: UInt64(7000 + seed), nodes: 3 + seed % 30, edges: 3 + seed * 3 / 4)
        let draft = DiagramDraft(
            [[{ DiagramWording(nodes: graph.nodes, edges: graph.edges) }]], columns: { _ in 1 })
        let components = try #require(draft.components)
        let texts = draft.wordings[0].texts
        let fitting = try #require(Fitting(draft, options: DiagramOptions()))
        let legend = Legend(texts, widerThan: .max, DiagramOptions())
        for direction in DiagramOptions.Direction.allCases {
            for style in Style.steps(direction, .unicode) {
                let layouts = components.map { component in
                    Layout(
                        graph: component.graph,
                        measures: Measures(texts, of: component, legend: legend),
                        style: style)
                }
                let least = fitting.leastSize(0, legend, style)
                #expect(layouts.contains { $0.width >= least.columns } && layouts.contains { $0.height >= least.rows })
            }
        }
    }

    @Test("tells that labels stand between the layers of a chain")
    func labels() throws {
        let graph = SampleGraph("a b 12345; b c 12345")
        let draft = DiagramDraft(
            [[{ DiagramWording(nodes: graph.nodes, edges: graph.edges) }]], columns: { _ in 1 })
        let fitting = try #require(Fitting(draft, options: DiagramOptions()))
        let legend = Legend(draft.wordings[0].texts, widerThan: .max, DiagramOptions())
        let least = fitting.leastSize(0, legend, Style.tightest(.leftToRight, .unicode))
        // │a├─12345─▸│b├─12345─▸│c│: three boxes of 3 columns, and twice a label of 5 with a piece of line on either side and
        // its arrowhead.
        #expect(least.columns == 3 * 3 + 2 * (5 + 2 + 1) && least.rows == 3)
    }
}
