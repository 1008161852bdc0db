import Testing

@testable import Cards

@Suite("Math between dollars")
struct MathMaskTests {
    /// Every piece of math that a text shows: LaTeX, and whether it is displayed.
    private func math(_ text: String) throws -> [String] {
        func inside(_ inlines: [MarkdownInline]) -> [String] {
            inlines.flatMap { inline -> [String] in
                switch inline.content {
                case .math(let latex, let isDisplayed): [isDisplayed ? "$$\(latex.trimmed)$$" : latex]
                case .emphasis(let inlines), .strong(let inlines), .link(let inlines, _): inside(inlines)
                default: []
                }
            }
        }
        func inside(_ block: MarkdownBlock) -> [String] { inside(block.inlines) + block.blocks.flatMap(inside) }
        return inside(try markdown(text))
    }

    @Test(
        "Math is where pandoc sees it",
        arguments: [
            ("It is $x$.", ["x"]),
            ("It costs $5 and $6.", []),
            ("It costs $5, or $x$ of it.", ["x"]),
            ("Not $ x$, not $x $, not $x$1.", []),
            ("Escaped \\$x$ and $a\\$b$.", ["a\\$b"]),
            ("In code `$x$` and `` ` $x$ `` not, but $y$.", ["y"]),
            ("A $`$ tick", ["`"]),
            ("One $a *b$ and $c* d$.", ["a *b", "c* d"]),
            ("$f[i](x)$ and $<a>$ and $a_b$ and $c_d$", ["f[i](x)", "<a>", "a_b", "c_d"]),
            ("$$$ and $$$$", []),
            ("**bold $x$**, [link $y$](z)", ["x", "y"]),
            ("- $a\n- b$", []),
            ("> $a\n> + b$", []),
            ("> $a\n> \\cdot b$", ["a \\cdot b"]),
            ("A long $a +\nb$ line", ["a + b"]),
            ("## Costs $5\nand $6", []),
            ("| $a | b$ |\n|---|\n| $5 |\n| 3$ |", ["a | b"]),
            ("$x$é and é$y$", ["x", "y"]),
        ])
    func pandocRule(text: String, expected: [String]) throws {
        #expect(try math(text) == expected)
    }

    @Test(
        "Displayed math may hold lines that look like Markdown",
        arguments: [
            ("$$x$$", ["$$x$$"]),
            ("Given $$ y = g(u) $$ and $u = h(x)$.", ["$$y = g(u)$$", "u = h(x)"]),
            ("$$\na\n=\nb\n$$", ["$$a\n=\nb$$"]),
            ("$$\na\n- b\n# c\n$$", ["$$a\n- b\n# c$$"]),
            ("> $$\n> a\n> > b\n> $$", ["$$a\n> b$$"]),
            ("- $$\n  a\n  = b\n  $$", ["$$a\n= b$$"]),
            ("$$\na\n\nb\n$$", []),
        ])
    func displayed(text: String, expected: [String]) throws {
        #expect(try math(text) == expected)
    }

    @Test("Displayed math stands as a block of its own among the text around it")
    func displayedBlocks() throws {
        #expect(
            try shown("Given\n$$ y = g(u) $$\nand more.") == [
                .paragraph([.text("Given")]), .math("y = g(u)"), .paragraph([.text("and more.")]),
            ])
    }

    @Test("A `$$` that is never closed is noticed where it stands")
    func unclosed() {
        let text = "One $$a$$ and\n\ntwo $$b\n\nthree"
        let mask = MathMask(SourceText(path: "test.md", bytes: Array(text.utf8)), from: 0)
        #expect(mask.unclosed == [19])
    }

    @Test("Dollars in code are no math that somebody forgot to close")
    func dollarsInCode() {
        let text = "---\nadjoint: 1\ntitle: T\n---\n```sh\necho $$ $1\n```\n\n    echo $$\n\nand `echo $$`.\n"
        #expect(Card.read(text, path: "a.md").diagnostics.isEmpty)
        #expect(Card.read(text + "\nnot $$ closed", path: "a.md").diagnostics.map(\.line) == [13])
    }

    @Test("A dollar that is no delimiter is shown as it stands")
    func otherDollars() throws {
        #expect(
            try shown("It costs $5 and \\$6.\n\nWrite `$x$` for $x$.") == [
                .paragraph([.text("It costs $5 and $6.")]),
                .paragraph([.text("Write "), .code("$x$"), .text(" for "), .math("x"), .text(".")]),
            ])
    }
}
