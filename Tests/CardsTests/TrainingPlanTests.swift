import Algebra
import Autodiff
import SmallCards
import Testing

@testable import Cards

@Suite("A block training")
struct TrainingPlanTests {
    private static let line = SmallCard.graph("line", "input x\ninput t\nparam w = 1\nparam b = 0\nJ = (w*x + b - t)^2")
    private static let layer = SmallCard.graph("layer", "input x : 2\nparam W : 1x2 = [[1, 2]]\nJ = sum((W @ x)^2)")
    private static let opaque = SmallCard.graph("opaque", "input x\nparam w = 1\nz = w*x\nJ = f(z)")
    private static let other = SmallCard.graph("other", "input x\ninput u\nparam w = 1\nJ = w*x*u")
    private static let fixed = SmallCard.graph("fixed", "input x\nJ = x^2")
    private static let vector = SmallCard.graph("vector", "input x : 2\nparam w = 1\nJ = w*x")

    private func read(_ keys: String, graphs: [String] = [line], tasks: [String] = []) -> (Card?, [String]) {
        let text = SmallCard.text(graphs + ["Train.\n\n```training\n\(keys)\n```\n\n"], tasks: tasks)
        let (card, diagnostics) = Card.read(
            text.replacing("# Tasks\n", with: tasks.isEmpty ? "" : "# Tasks\n"), path: "a.md")
        return (card, diagnostics.filter { $0.severity == .error }.map(\.message))
    }

    @Test("Rows are read by the names of their inputs, of a vector element by element")
    func rows() throws {
        let (card, errors) = read(
            "inputs: [t, x]\ntrain: [[1, 2], [-3, 4e-1]]\ntest:\n  - [5, 6]\nrate: 0.05\nepochs: 40")
        #expect(errors == [])
        let plan = try #require(card?.training)
        #expect(plan.inputs.map { plan.graph.nodes[$0].symbol } == [Symbol("t"), Symbol("x")])
        #expect(plan.training == [[1, 2], [-3, 0.4]] && plan.testing == [[5, 6]])
        #expect(plan.rate == 0.05 && plan.epochs == 40)
        let (vectors, none) = read("inputs: x\ntrain: [[1, 2], [[3, 4]]]", graphs: [Self.layer])
        #expect(none == [])
        #expect(vectors?.training?.training == [[1, 2], [3, 4]])
    }

    @Test(
        "What cannot be trained is said with its reason",
        arguments: [
            ("inputs: [x, w]\ntrain: [[1, 2]]", line, "`w` is no input of the graph `line`"),
            ("inputs: [x, t]\ntrain: [[1]]", line, "a row of `train` has a number for each of the `inputs`"),
            ("inputs: [x, t]\ntrain: [[1, two]]", line, "a row of `train` has a number for each of the `inputs`"),
            ("inputs: [x, t]", line, "nothing can be trained without data"),
            ("inputs: [x, t]\ntrain: [[1, 2]]\nrate: -1", line, "`rate` takes a number above 0"),
            ("inputs: [x, t]\ntrain: [[1, 2]]\nepochs: 0", line, "`epochs` takes a whole number from 1 to 10000"),
            ("inputs: [x, t]\ntrain: [[1, 2]]\nrat: 1", line, "a training has no key `rat`"),
            ("inputs: x\ntrain: [[1]]", fixed, "the graph `fixed` has nothing to train"),
            ("inputs: x\ntrain: [[1]]", opaque, "has no number in the graph `opaque`"),
            ("inputs: x\ntrain: [[1]]", other, "`u` has no number in the graph `other`"),
            ("inputs: x\ntrain: [[1, 2]]", vector, "the output of the graph `vector` is no single number"),
        ])
    func faults(keys: String, graph: String, message: String) {
        let (card, errors) = read(keys, graphs: [graph])
        #expect(card == nil)
        #expect(errors.count == 1 && errors[0].contains(message), "\(errors)")
    }

    @Test("A card trains one thing, and in its lesson")
    func place() {
        let block = "```training\ninputs: [x, t]\ntrain: [[1, 2]]\n```\n"
        let choice = "\n- [x] yes\n  - So.\n- [ ] no\n  - No.\n"
        let twice = Card.read(
            SmallCard.text([Self.line + block + "\n" + block], tasks: ["## A\nQ?\n\(choice)"]), path: "a.md")
        #expect(
            twice.diagnostics.map(\.message).filter { $0.contains("training") } == ["a card has one block `training`"])
        let below = Card.read(SmallCard.text([Self.line], tasks: ["## A\nQ?\n\n\(block)\(choice)"]), path: "a.md")
        #expect(
            below.diagnostics.map(\.message).filter { $0.contains("training") }
                == ["a block `training` belongs to the lesson, above the heading `# Tasks`"])
    }
}
