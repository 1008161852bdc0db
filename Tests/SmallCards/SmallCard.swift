/// The text of a small card for a test: a head, graph blocks, and tasks about them.
package enum SmallCard {
    /// z = W x and C = Σ z², x of three elements and z of two: z̄ = 2z.
    package static let layer = graph(
        "g",
        """
        input x : 3 = [1, 2, 3]
        param W : 2x3 = [[1, 2, 3], [4, 5, 6]]
        z = W @ x
        C = sum(z^2)
        """)

    /// x = 2, y = 3, t = x·y = 6 and C = t² + x = 38: dC/dt = 2t = 12, dC/dx = 12·3 + 1 = 37, dC/dy = 12·2 = 24.
    package static let lattice = graph(
        "g",
        """
        x = 2
        y = 3
        t = x * y
        C = t^2 + x
        """)

    /// A softmax of two elements and its cross-entropy with the second: dC/dz₂ = P₂ − 1.
    package static let softmax = graph(
        "soft",
        """
        z[1] = 0.5
        z[2] = 1.5
        for j in 1..2: P[j] = exp(z[j]) / sum(i in 1..2, exp(z[i]))
        C = -log(P[2])
        """)

    /// A graph block.
    package static func graph(_ name: String, _ definitions: String) -> String { fenced("graph \(name)", definitions) }

    /// A task that is answered by a line; its prompt does not say what is asked for.
    package static func answer(_ title: String, _ key: String) -> String {
        "## \(title)\nWhat is it?\n" + fenced("answer", key)
    }

    /// A walk as a task.
    package static func walk(_ title: String, _ keys: String) -> String { "## \(title)\n" + fenced("walk", keys) }

    /// The card.
    package static func text(_ graphs: [String], tasks: [String]) -> String {
        "---\nadjoint: 1\ntitle: Small\n---\n\(graphs.joined())# Tasks\n\(tasks.joined())"
    }

    private static func fenced(_ head: String, _ lines: String) -> String { "```\(head)\n\(lines)\n```\n" }
}
