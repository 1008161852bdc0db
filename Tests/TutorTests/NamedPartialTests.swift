import Algebra
import Autodiff
import Testing
import Tutor

@Suite("A long local partial")
struct NamedPartialTests {
    /// The partial on the edge between two nodes, at most ten columns of it written out.
    private func partial(_ block: String, _ from: String, _ to: String, _ notation: Notation = .unicode) throws
        -> String
    {
        let graph = try graph(block)
        let edge = try #require(
            graph.edges.indices.first {
                graph.nodes[graph.edges[$0].from].symbol == Symbol(from)
                    && graph.nodes[graph.edges[$0].to].symbol == Symbol(to)
            })
        return graph.namedPartial(of: edge, notation, longerThan: 10)
    }

    @Test(
        "is written with the name of the node it contains",
        arguments: [
            ("input a\nh = sigmoid(a)", "a", "h", "h·(1 − h)"),
            ("input a\ng = tanh(a)", "a", "g", "1 − g²"),
            ("input w\ninput x\nh = relu(w*x + 1)", "w", "h", "x·step(h)"),
            ("input x\ninput b\nh = relu(sum(k in 1..2, k*x) + b)", "b", "h", "step(h)"),
            ("input w\ninput x\nr = sigmoid(w*x)", "w", "r", "x·r·(1 − r)"),
            ("input x\ninput y\nm = sqrt(x^2 + y^2)", "x", "m", "x/m"),
            ("input a\ns = 1/(1 + exp(-a))", "a", "s", "s·(1 − s)"),
        ])
    func namedByItsNode(block: String, from: String, to: String, expected: String) throws {
        #expect(try partial(block, from, to) == expected)
    }

    @Test("names the derivative of the logistic function")
    func namesTheLogistic() throws {
        let block = "input b\ninput v\nu = exp(-b)/(1+exp(-b))^2 * v"
        #expect(try partial(block, "v", "u") == "σ′(b)")
        #expect(try partial(block, "v", "u", .ascii) == "sigmoid'(b)")
    }

    @Test("that is short, or has no shorter name, is written out")
    func writtenOut() throws {
        #expect(try partial("input t\nu = sin(t)", "t", "u") == "cos(t)")
        #expect(try partial("input t\nu = exp(t)", "t", "u") == "exp(t)")
        #expect(
            try partial("input x\ninput y\nu = log(x + y) * sin(x)", "y", "u") == "sin(x)/(x + y)")
    }
}
