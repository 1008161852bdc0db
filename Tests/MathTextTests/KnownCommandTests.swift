import Testing

@testable import MathText

@Suite("Which commands of LaTeX are known")
struct KnownCommandTests {
    @Test(
        "What means something is known, with whatever arguments",
        arguments: [
            "frac", "sqrt", "sigma", "cdot", "bar", "mathbf", "text", "operatorname", "left", "right", "begin", "end",
            "not",
            "overset", "binom", "quad", "partial", "tag", "substack", "displaystyle", "top", "odot", "max",
            "xrightarrow",
            "middle", "bigl", "bf",
        ])
    func known(command: String) { #expect(MathText.knows(command: command)) }

    @Test("What is shown as its source is not", arguments: ["foo", "sgima", "newcommand", "fraq", "Frac"])
    func unknown(command: String) {
        #expect(!MathText.knows(command: command))
        #expect(MathText.inline("\\\(command){x}").contains(command))
    }

    @Test("What is suggested is known")
    func suggestions() {
        #expect(MathText.commands.count > 100)
        #expect(MathText.commands.filter { !MathText.knows(command: $0) } == [])
    }
}
