import Autodiff
import Algebra
import Testing

@testable import Cards

@Suite("Tasks")
struct TaskTests {
    /// The tasks below a lesson with the lattice and an opaque graph.
    private func tasks(_ text: String, graphs: String = lattice + opaque) throws -> [Task] {
        let (card, diagnostics) = Card.read(
            "---\nadjoint: 1\ntitle: T\n---\nL\n\n\(graphs)# Tasks\n\n\(text)", path: "a.md")
        #expect(diagnostics.isEmpty, "\(diagnostics.map(\.text).joined(separator: "\n"))")
        return try #require(card).tasks
    }

    private static let lattice = "```graph lattice\nx = 2\ny = 3\nt = x*y\nC = t^2 + x\n```\n\n"
    private static let opaque = "```graph opaque\ninput x\nz = f(x)\nC = C(z)\n```\n\n"
    private static let choice = "\n- [x] yes\n- [ ] no\n"

    @Test("A heading gives the id by its slug, or by {#id}, and keeps its math for display")
    func headings() throws {
        let found = try tasks(
            "## What is $dC/dx$, Änne?\(Self.choice)\n## Two {#my-id}\(Self.choice)\n## `x` *then* y\(Self.choice)")
        #expect(found.map(\.id) == ["what-is-dc-dx-änne", "my-id", "x-then-y"])
        #expect(found.map(\.title) == ["What is dC/dx, Änne?", "Two", "x then y"])
        #expect(found[0].heading == [.text("What is "), .math("dC/dx"), .text(", Änne?")])
        #expect(found[1].heading == [.text("Two")])
    }

    @Test("A task shows the graph it is about, else the one it speaks of: in a block, or by its name in the prompt")
    func shownGraphs() throws {
        let answer = "\n```answer\ngraph: opaque\nsymbolic: dC/dx\n```\n"
        let text = "---\nadjoint: 1\ntitle: T\n---\nL\n\n\(Self.lattice + Self.opaque)# Tasks\n\n"
        func shown(_ task: String) throws -> String? {
            let (card, diagnostics) = Card.read(text + "## One\n\n" + task, path: "a.md")
            #expect(diagnostics.isEmpty, "\(diagnostics.map(\.text))")
            return try card.flatMap { $0.shownGraph(of: try #require($0.tasks.first))?.name }
        }
        #expect(try shown("Which?\n\(Self.choice)") == nil)
        #expect(try shown("Which?\n\(Self.choice)\n```drawing\ngraph: lattice\n```\n") == "lattice")
        #expect(try shown("Which, in the graph `opaque`?\n\(Self.choice)") == "opaque")
        #expect(try shown("Which, in `lattice`?\n\(answer)") == "opaque")
        #expect(try shown("How many?\n\n```answer\ngraph: lattice\nexpect: 2\n```\n") == "lattice")
        let formulas = "\n- [x] $dC/dx$\n- [ ] $dC/dz$\n\n```shapes\ngraph: opaque\n```\n"
        #expect(try shown("Which?\n\(formulas)") == "opaque")
    }

    @Test("A choice has its options, their feedback, and as many right ones as are marked")
    func choices() throws {
        let found = try tasks(
            """
            ## One

            Pick.

            - [ ] $a$ or
              $b$
              - Not quite.

                Think again.
              - See $c$.
            - [X] **both**
            - [x] none
            """)
        guard case .choice(let choice)? = found.first?.answer else { throw Unexpected() }
        #expect(found[0].prompt == [.paragraph([.text("Pick.")])])
        #expect(choice.options.map(\.isCorrect) == [false, true, true])
        #expect(choice.options[0].text == [.math("a"), .text(" or "), .math("b")])
        #expect(
            choice.options[0].feedback == [
                .paragraph([.text("Not quite.")]), .paragraph([.text("Think again.")]),
                .paragraph([.text("See "), .math("c"), .text(".")]),
            ])
        #expect(choice.options[1].text == [.strong([.text("both")])])
        #expect(choice.options[2].feedback.isEmpty)
        #expect(choice.toggling(0, in: [1]) == [0, 1] && choice.toggling(0, in: [0, 1]) == [1])
        var picksOne = choice
        picksOne.options[2].isCorrect = false
        #expect(picksOne.toggling(0, in: [1]) == [0] && picksOne.toggling(1, in: [1]) == [])
    }

    @Test("Hints form a ladder, the why stands apart, and other quotes stay in the prompt")
    func labels() throws {
        let found = try tasks(
            """
            ## One

            > As the book says: "no label".
            \(Self.choice)
            > Hint: first
            > line.
            >
            > With a second paragraph.

            > Hint: second
            > Hint: third with $x$
            > Why: because
            >
            > $$x$$
            """)
        let task = try #require(found.first)
        #expect(task.prompt == [.quote([.paragraph([.text("As the book says: \"no label\".")])])])
        #expect(
            task.hints == [
                [.paragraph([.text("first line.")]), .paragraph([.text("With a second paragraph.")])],
                [.paragraph([.text("second")])], [.paragraph([.text("third with "), .math("x")])],
            ])
        #expect(task.why == [.paragraph([.text("because")]), .math("x")])
    }

    @Test(
        "A numeric key is computed from its graph",
        arguments: [
            ("graph: lattice\nnumeric: dC/dx", 37), ("graph: lattice\nnumeric: ∂C/∂x", 1),
            ("graph: lattice\nnumeric: bar(t)", 12), ("graph: lattice\nnumeric: dt/dx + 2C", 79),
            ("numeric: 3/4", 0.75), ("numeric: 2*pi", 2 * Double.pi), ("expect: 1.5e1", 15),
            ("numeric:\nexpect: -3", -3), ("graph: lattice\nnumeric: dC/dx\nexpect: 37", 37),
            ("graph: lattice\nnumeric: C/7\nexpect: 5.43\nround: 2", 38.0 / 7),
        ] as [(String, Double)])
    func numericKeys(yaml: String, value: Double) throws {
        let found = try tasks("## One\n\n```answer\n\(yaml)\n```\n")
        guard case .numeric(let key)? = found.first?.answer else { throw Unexpected() }
        #expect(abs(key.value - value) < 1e-12)
    }

    @Test(
        "A count follows from its graph",
        arguments: [
            // C = t^2 + x with t = xy: x reaches C through t and directly, y through t alone. The edges are
            // x→t, y→t, t→C, x→C.
            ("paths(x)", 2), ("paths( y )", 1), ("paths(C)", 1),
            // One product for each edge that does not lead into C, x→t and y→t; one sum, at x.
            ("multiplications(reverse)", 2), ("additions(reverse)", 1),
            // The paths x t C, x C, y t C take a product for each edge but one, and a sum at x.
            ("multiplications(paths)", 2), ("additions(paths)", 1),
            // From x the edge t→C is a product, and C adds two; from y another product.
            ("multiplications(forward)", 2), ("additions(forward)", 1),
            // x moved, y moved, and neither.
            ("passes(differences)", 3),
        ] as [(String, Double)])
    func counts(key: String, value: Double) throws {
        let found = try tasks("## One\n\n```answer\ngraph: lattice\nnumeric: \(key)\n```\n")
        guard case .numeric(let numeric)? = found.first?.answer else { throw Unexpected() }
        #expect(numeric.value == value && numeric.graph == "lattice")
    }

    @Test(
        "A count of nothing that is counted is reported",
        arguments: [
            ("multiplications(revers)", "revers"), ("paths(q)", "q"), ("passes(reverse)", "reverse"),
        ])
    func miscounts(key: String, word: String) throws {
        let text = "---\nadjoint: 1\ntitle: T\n---\nL\n\n\(Self.lattice)# Tasks\n\n## One\n\n"
        let (card, diagnostics) = Card.read(text + "```answer\nnumeric: \(key)\n```\n", path: "a.md")
        #expect(card == nil)
        #expect(diagnostics.count == 1 && diagnostics[0].message.contains("`\(word)`"), "\(diagnostics.map(\.text))")
    }

    @Test("Round and tolerance are kept for the grader")
    func comparison() throws {
        let found = try tasks("## One\n\n```answer\ngraph: lattice\nnumeric: C\nround: 0\ntolerance: 1e-3\n```\n")
        guard case .numeric(let key)? = found.first?.answer else { throw Unexpected() }
        #expect(key.round == 0 && key.tolerance == 0.001 && key.graph == "lattice")
    }

    @Test("A symbolic key may use its graph's names, or its own where the card has no graph")
    func symbolicKeys() throws {
        let found = try tasks("## One\n\n```answer\ngraph: opaque\nsymbolic: ∂C/∂z * dz/dx\n```\n")
        guard case .symbolic(let key)? = found.first?.answer else { throw Unexpected() }
        #expect(key.graph == "opaque")
        #expect(key.terms.isEmpty)
        let formed = try tasks(
            "## One\n\n```answer\ngraph: opaque\nsymbolic: dC/dx\nin terms of: [dC/dz, x]\n```\n")
        guard case .symbolic(let form)? = formed.first?.answer else { throw Unexpected() }
        #expect(
            form.terms == [
                .derivative(Derivative(of: Symbol("C"), variable: Symbol("z"), isPartial: false)), .symbol(Symbol("x")),
            ])
        let free = try tasks("## One\n\n```answer\nsymbolic: 2a*b\n```\n", graphs: "")
        guard case .symbolic(let own)? = free.first?.answer else { throw Unexpected() }
        #expect(own.graph == nil && own.key.symbols == [Symbol("a"), Symbol("b")])
    }

    @Test("A key needs no graph by name where the card has one only")
    func onlyGraph() throws {
        let found = try tasks("## One\n\n```answer\norder: forward\n```\n", graphs: Self.lattice)
        guard case .order(let key)? = found.first?.answer else { throw Unexpected() }
        #expect(key.graph == "lattice" && key.direction == .forward)
    }

    @Test("Paths begin at the variable of the derivative; numbers are taken where the graph has them")
    func paths() throws {
        for (yaml, start, entries) in [
            ("graph: lattice\npaths: dC/dx", "x", Walk.Entries.both),
            ("graph: lattice\npaths: bar(t)\nentries: numeric", "t", .numeric),
            ("graph: opaque\npaths: ∂C/∂x", "x", .symbolic),
        ] {
            let found = try tasks("## One\n\n```answer\n\(yaml)\n```\n")
            guard case .paths(let key)? = found.first?.answer else { throw Unexpected() }
            #expect(key.start == Symbol(start) && key.entries == entries, "\(yaml)")
        }
    }

    @Test("A walk takes its keys, asks for symbols where the graph has no numbers, and names its output and variables")
    func walks() throws {
        let found = try tasks(
            """
            ## One

            ```walk
            graph: opaque
            order: student
            ```

            ## Two

            ```walk
            graph: lattice
            fill: [adjoints]
            method: push
            entries: both
            feedback: end
            output: t
            wrt: x
            ```
            """)
        guard case .walk(let first)? = found.first?.answer, case .walk(let second)? = found.last?.answer else {
            throw Unexpected()
        }
        #expect(first.entries == .symbolic && first.method == .pull && first.feedback == .step)
        #expect(first.order == .student && second.order == .given)
        #expect(first.fill == [.contributions, .adjoints] && first.output == nil && first.wrt.isEmpty)
        #expect(second.fill == [.adjoints] && second.method == .push && second.entries == .both)
        #expect(second.feedback == .end && second.output == Symbol("t") && second.wrt == [Symbol("x")])
    }

    @Test("A graph may stand in a task, and is drawn there")
    func graphInTask() throws {
        let found = try tasks("## One\n\n```graph own\nx = 1\nC = 2x\n```\n\n```answer\ngraph: own\nnumeric: C\n```\n")
        #expect(found.first?.prompt == [.graph("own")])
    }
}
