import Testing

extension EndToEnd {
    /// The screens on which a graph is looked at, opened in a terminal.
    @Suite("Graphs and their paths in a terminal")
    struct GraphScreensTests {
        @Test(
            "From a node to its paths, path by path, and to their sum; doubled lines tell without colours too",
            arguments: [("", 80, 24), ("NO_COLOR=1 ", 120, 40)])
        func paths(environment: String, columns: Int, rows: Int) throws {
            let terminal = try Tmux(
                columns: columns, rows: rows,
                command:
                    "\(environment)'\(try Program.adjoint.path)' draw '\(Program.cards)/lattice.md' --graph lattice --screen"
            )
            try terminal.wait(for: "node 1 of 4")
            try terminal.press("Tab")
            try terminal.wait(for: "node 2 of 4")
            try terminal.press("BTab")
            try terminal.press("p")
            #expect(try terminal.wait(for: "path 1 of 2").contains { $0.contains("═") })
            try terminal.press("Enter")
            try terminal.wait(for: "path 2 of 2")
            try terminal.press("Enter")
            #expect(try terminal.wait(for: "the sum of all paths").contains { $0.contains("= 37") })
            try terminal.press("Escape")
            try terminal.wait(for: "node 1 of 4")
        }
    }
}
