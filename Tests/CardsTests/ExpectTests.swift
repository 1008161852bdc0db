import Algebra
import SmallCards
import Testing

@testable import Cards

@Suite("What an author writes beside a key is held against the graph")
struct ExpectTests {
    private static let graphs = [
        SmallCard.softmax,
        SmallCard.graph(
            "g",
            """
            x = 2
            y = 3
            t = x * y
            C = t^2 + x
            """),
        SmallCard.graph(
            "unit",
            """
            z = 0.5
            s = 1 / (1 + exp(-z))
            C = s^2
            """),
        SmallCard.graph(
            "m",
            """
            input x : 3 = [1, 2, 3]
            param W : 2x3 = [[1, 0, 2], [0, 1, 1]]
            z = W @ x
            C = sum(z^2)
            """),
    ]

    private func read(_ answer: String) -> (card: Card?, errors: [String]) {
        let text = SmallCard.text(Self.graphs, tasks: [SmallCard.answer("One", answer)])
        let (card, diagnostics) = Card.read(text, path: "a.md")
        return (card, diagnostics.map(\.message))
    }

    @Test(
        "It agrees",
        arguments: [
            // dC/dx = 2ty + 1 = 37 at x = 2, y = 3.
            "graph: g\nsymbolic: dC/dx\nexpect: 2t*y + 1", "graph: g\nsymbolic: dC/dx\nexpect: 37",
            "graph: g\nnumeric: dC/dx\nexpect: 37", "graph: m\nnumeric: dC/dW[1,2]\nexpect: 28",
            "graph: unit\nsymbolic: ds/dz\nexpect: s*(1 - s)",
            "graph: m\nmatrix: dC/dW\nentries: symbolic\nexpect: 'bar(z) x^T'",
            // z = [7, 5], so that 2z xᵀ has the rows 14x and 10x.
            "graph: m\nmatrix: dC/dW\nexpect: [[14, 28, 42], [10, 20, 30]]",
        ])
    func agrees(answer: String) throws {
        let (card, errors) = read(answer)
        #expect(errors == [])
        #expect(card != nil)
    }

    @Test("An expression is kept, a number is not")
    func kept() throws {
        func expected(_ answer: String) throws -> String? {
            guard case .symbolic(let key)? = read(answer).card?.tasks.first?.answer else { return nil }
            return key.expected?.text(.ascii)
        }
        #expect(try expected("graph: unit\nsymbolic: ds/dz\nexpect: s*(1 - s)") == "s*(1 - s)")
        #expect(try expected("graph: g\nsymbolic: dC/dx\nexpect: 37") == nil)
    }

    @Test(
        "It disagrees, and both values are told",
        arguments: [
            ("graph: g\nsymbolic: dC/dx\nexpect: 36", "the graph gives 37, but `expect` says 36"),
            ("graph: g\nsymbolic: dC/dx\nexpect: 2t*y", "the graph gives 37, but `expect` says 36"),
            ("graph: g\nnumeric: dC/dx\nexpect: 36", "the graph gives 37, but `expect` says 36"),
            // Equal at the graph's own values, where t = 6 and 12 t = 2t·x·y, and nowhere else.
            ("graph: g\nsymbolic: dC/dt\nexpect: 12", nil),
            ("graph: g\nsymbolic: dC/dx\nexpect: 37*x/2", "the graph gives"),
            (
                "graph: m\nmatrix: dC/dW\nentries: symbolic\nexpect: '2 bar(z) x^T'",
                "the graph gives [14, 28, 42; 10, 20, 30], but `expect` says [28, 56, 84; 20, 40, 60]"
            ),
        ] as [(String, String?)])
    func disagrees(answer: String, message: String?) throws {
        let errors = read(answer).errors
        guard let message else { return #expect(errors == []) }
        #expect(errors.count == 1 && errors[0].hasPrefix(message), "\(errors)")
    }

    @Test("Terms in which no answer can be right are told, with two points that prove it")
    func impossibleTerms() throws {
        // dC/dx = 2ty + 1 and t = xy: with y fixed, it goes with x.
        let errors = read("graph: g\nsymbolic: dC/dx\nin terms of: [y]").errors
        #expect(errors.count == 1)
        #expect(errors[0].hasPrefix("`dC/dx` cannot be written in terms of y alone: where y = 3, it may be 37 or "))
        // P₂ − 1 = −P₁, but not a formula in z₁.
        #expect(read("graph: soft\nsymbolic: 'dC/dz[2]'\nin terms of: ['z[1]']").errors.count == 1)
        // 2ty + 1 with t fixed still goes with y.
        #expect(read("graph: g\nsymbolic: dC/dx\nin terms of: [t]").errors.count == 1)
    }

    @Test("Terms of vectors and matrices in which no answer can be right are told as well")
    func impossibleTermsOfMatrices() throws {
        // dC/dW = 2z xᵀ = 2 W x xᵀ: with x fixed it goes with W.
        let errors = read("graph: m\nmatrix: dC/dW\nin terms of: [x]").errors
        #expect(errors.count == 1)
        let beginning =
            "`dC/dW` cannot be written in terms of x alone: where x = [1; 2; 3], it may be [14, 28, 42; 10, 20, 30] or "
        #expect(errors.first?.hasPrefix(beginning) == true, "\(errors)")
        // W and z̄ = 2Wx leave x a line to move along, W having two rows and three columns.
        #expect(read("graph: m\nmatrix: dC/dW\nin terms of: ['bar(z)', W]").errors.count == 1)
        #expect(
            read("graph: m\nmatrix: dC/dW\nentries: both\nin terms of: [z, x]").errors == [
                "`in terms of` asks for an expression, and `entries: both` lets numbers be an answer"
            ])
    }

    @Test(
        "Terms in which there is an answer are not touched",
        arguments: [
            "graph: m\nmatrix: dC/dW\nin terms of: ['bar(z)', x]", "graph: m\nmatrix: dC/dW\nin terms of: [z, x]",
            "graph: m\nmatrix: dC/dW\nin terms of: [dC/dz]", "graph: m\nmatrix: dC/dW\nin terms of: [W, x]",
            "graph: m\nmatrix: dC/dx\nin terms of: ['bar(z)', W]", "graph: m\nmatrix: dz/dx\nin terms of: [W]",
            // Wᵀ is the local partial ∂z/∂x, which stays free beside a derivative.
            "graph: m\nmatrix: dC/dx\nin terms of: ['bar(z)', z]",
            "graph: g\nsymbolic: dC/dx\nin terms of: [t, y]", "graph: g\nsymbolic: dC/dx\nin terms of: [x, y]",
            "graph: g\nsymbolic: dC/dt\nin terms of: [t]", "graph: unit\nsymbolic: ds/dz\nin terms of: [s]",
            "graph: soft\nsymbolic: 'dC/dz[2]'\nin terms of: ['P[2]']",
            "graph: soft\nsymbolic: 'dC/dz[2]'\nin terms of: ['P[1]']",
            "graph: soft\nsymbolic: 'dC/dz[1]'\nin terms of: ['z[1]', 'z[2]']",
            "graph: g\nsymbolic: dC/dx\nin terms of: [dC/dt]",
        ])
    func possibleTerms(answer: String) throws {
        #expect(read(answer).errors == [])
    }
}
