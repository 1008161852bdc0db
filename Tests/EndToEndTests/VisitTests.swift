import Testing

extension EndToEnd {
    /// A student's whole visit, as README and library invite to it: lesson, tasks, walk, summary.
    @Suite("A visit")
    struct VisitTests {}
}

extension EndToEnd.VisitTests {
    /// A student at the keyboard.
    private struct Student {
        let terminal: Tmux
        let columns: Int

        init(columns: Int, rows: Int) throws {
            terminal = try Tmux(
                columns: columns, rows: rows, command: "'\(try Program.adjoint.path)' '\(Program.cards)'")
            self.columns = columns
        }

        /// Presses keys, and looks at the screen when it shows a text.
        func press(_ keys: String..., shows text: String) throws {
            for key in keys { try terminal.press(key) }
            try sees(text)
        }

        /// Types an answer, sees it read back, and hands it in.
        func answer(_ entry: String, readAs math: String, shows text: String) throws {
            try terminal.type(entry)
            try sees("reads as  \(math)")
            try press("Enter", shows: text)
        }

        /// Waits for a text, and expects what every screen owes a student: whole lines, and a way to go on.
        func sees(_ text: String) throws {
            try terminal.wait(for: text)
            // A screen is looked at while it is painted, and its last row comes last.
            let rows = try terminal.wait(for: "a way on from: \(text)") { $0.contains { $0.contains("? keys") } }
            #expect(rows.allSatisfy { $0.count <= columns * 2 })
        }
    }

    @Test("The lattice from its lesson to the summary", arguments: [(80, 24), (120, 40)])
    func lattice(columns: Int, rows: Int) throws {
        let student = try Student(columns: columns, rows: rows)

        // The library lists the cards; the lattice is opened by its name.
        try student.sees("Bookkeeping partials on a small lattice")
        try student.press("/", shows: "all cards")
        try student.terminal.type("lattice")
        try student.terminal.wait(for: "not the other cards") { rows in !rows.contains { $0.contains("cos(sin") } }
        try student.press("Enter", shows: "Names, edges, local partials")

        // The lesson has its graph with a local partial on every edge, and is read to its end.
        try student.sees("──y = 3──▸│ t = xy = 6 ├──2t = 12──▸")
        try student.press("End", shows: "end of")

        // A wrong option is answered at its place, a hint helps, the right one says why.
        try student.press("Enter", shows: "task 1 of")
        try student.press("Enter", shows: "not this: A sum belongs")
        try student.press("C-g", shows: "Put a finger on x")
        try student.press("Down", "Enter", shows: "Why: There is one path from x to C.")
        try student.press("Enter", shows: "Two consumers")
        try student.press("Down", "Down", "Enter", shows: "Why: At a fan-out")
        try student.press("Enter", shows: "What a matrix node asks for")
        try student.press("Down", "Enter", shows: "Why: The derivatives are the same numbers")
        try student.press("Enter", shows: "Why books warn about layout")
        try student.press("Down", "Down", "Down", "Enter", shows: "Why: One stray transpose")

        // Numbers and symbols are read back while they are typed; a slip is named, an unreadable entry costs nothing.
        try student.press("Enter", shows: "At the fan-out")
        try student.answer("1", readAs: "1", shows: "the contribution through t is missing")
        try student.answer("37", readAs: "37", shows: "Why: The path through t gives 2t·y")
        try student.press("Enter", shows: "In symbols")
        try student.terminal.type("dC/dz +")
        try student.press("Enter", shows: "This cost no attempt.")
        try student.press("C-u", shows: "In symbols")
        try student.answer("dC/dz + dz/dx", readAs: "dC/dz + dz/dx", shows: "Not right.")
        try student.answer(
            #"\frac{dC}{dz}\frac{\partial z}{\partial x}"#, readAs: "dC/dz · ∂z/∂x",
            shows: "Why: The product of the two labels")

        // Every path has factors of its own, a bare product is not enough, and the sum comes last.
        try student.press("Enter", shows: "Path by path")
        try student.answer("3*12", readAs: "3·12 = 36", shows: "x▸t▸C: ∂C/∂t · ∂t/∂x = 2t · y = 12 · 3 = 36")
        try student.answer("36", readAs: "36", shows: "That is the product along x▸t▸C: give its factors")
        try student.press("C-u", shows: "another path")
        try student.answer("= 36", readAs: "the sum = 36", shows: "the contribution through C is missing")
        try student.answer("1", readAs: "1", shows: "x▸C: ∂C/∂x = 1")
        try student.answer("= 37", readAs: "the sum = 37", shows: "Why: Each path has one factor")
        try student.press("Enter", shows: "Whose turn it is")
        try student.answer("C x t y", readAs: "C, x, t, y", shows: "Not right.")
        try student.answer("C, t, x, y", readAs: "C, t, x, y", shows: "Why: A node's adjoint is a sum")

        // The walk, with its ledger.
        try student.press("Enter", shows: "The whole sweep")
        try student.press("Enter", shows: "ledger of C")
        try student.answer("1", readAs: "1", shows: "ledger of t")
        try student.answer("12", readAs: "12", shows: "What does C send back to t")
        try student.answer("1", readAs: "1", shows: "C̄ alone is what")
        try student.answer("12", readAs: "12", shows: "step 3 of 4")
        try student.answer("2", readAs: "2", shows: "right")
        try student.answer("24", readAs: "24", shows: "ledger of x")
        try student.answer("3", readAs: "3", shows: "∂t/∂x = y = 3")
        try student.answer("36", readAs: "36", shows: "Right.")
        try student.answer("1", readAs: "1", shows: "Right.")
        try student.answer("1", readAs: "1", shows: "Right.")
        try student.answer("36", readAs: "36", shows: "Either of two slips leads to this.")
        try student.answer("37", readAs: "37", shows: "whose contributions add up")

        // What went right and wrong.
        try student.press("Enter", shows: "All 10 right: 8 at the first try, 2 after more tries.")
        try student.press("Enter", shows: "a path was left out at x")
        try student.sees("All 9 right")
        try student.press("Escape", shows: "end of")
        try student.press("Escape", shows: "Open a card")
    }
}
