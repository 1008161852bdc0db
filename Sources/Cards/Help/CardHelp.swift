internal import Algebra
internal import Autodiff

/// What can be written, and what it means.
struct HelpEntry: Sendable {
    /// As it stands in a card.
    var example: String
    /// In a few words.
    var meaning: String

    init(_ example: String, _ meaning: String) {
        self.example = example
        self.meaning = meaning
    }
}

/// What can stand in a card, with an example of everything: the page that `adjoint help cards` prints. It is made from the
/// tables that the reader of cards uses.
package enum CardHelp {
    /// A part of the page.
    struct Section {
        var title: String
        /// What it is about, a sentence or two; empty where the title says it.
        var about = ""
        /// What may be written, and what it means.
        var entries: [HelpEntry]
    }

    /// The page, in lines of at most 80 columns.
    package static var text: String { sections.map(\.text).joined(separator: "\n\n") }

    static let sections: [Section] = [
        Section(
            title: "The head",
            about:
                "YAML between two lines `---` at the beginning of the file. A value that begins with a bracket, or holds a "
                + "colon and a space, or a blank and a #, is put in quotes.",
            entries: FrontMatterReader.Key.allCases.map { $0.help }),
        Section(
            title: "The lesson",
            about:
                "Markdown, with math between dollars; a dollar is written \\$. Below the heading `# Tasks` each heading "
                + "`## Title` opens a task, and `## Title {#id}` gives it an id, which progress follows.",
            entries: [
                HelpEntry("$x^2$", "math in a line"), HelpEntry("$$\\frac{dC}{dx}$$", "math by itself"),
                HelpEntry("<!-- a comment -->", "is not shown"),
                HelpEntry(
                    "## Title {teaches=missing-path}",
                    "a section that feedback on this slip leads to; several slips with commas"),
            ]),
        Section(
            title: "A graph: ```graph NAME", entries: GraphBlockHelp.all.map { HelpEntry($0.example, $0.meaning) }),
        Section(
            title: "Behind the name of a graph", entries: GraphOption.allCases.map { $0.help }),
        Section(
            title: "Training in the lesson: ```training",
            about: "The key t trains the parameters of a graph on rows of data and draws the mean of its output.",
            entries: TrainingPlan.keys.compactMap { $0.helpInTraining }),
        Section(
            title: "Functions in graphs, keys and answers",
            entries: FunctionHelp.all.map { function in
                let others = function.names.filter { !function.example.hasPrefix($0 + "(") }
                return HelpEntry(
                    function.example, function.meaning + (others.isEmpty ? "" : "; also \(others.listed())"))
            }),
        Section(
            title: "Names of nodes",
            entries: [
                HelpEntry("w[0], x[1,2]", "drawn as w and x with the indices below the line; w0 stays as it is"),
                HelpEntry("h[2;1]", "an index and a layer, which is drawn above in brackets"),
                HelpEntry("theta", "a Greek letter, also as it stands"),
            ]),
        Section(
            title: "Derivatives in keys, tests and answers",
            entries: [
                HelpEntry("dC/dx", "over all paths from x to C"),
                HelpEntry("∂C/∂x", "in a key the local partial alone, which stands on the edge from x to C"),
                HelpEntry("bar(x)", "the adjoint of x, the derivative of the output by it"),
            ]),
        Section(
            title: "A task",
            about: "A prompt in Markdown and one of these. Any other fence, as ```text, is shown as it stands.",
            entries: [HelpEntry("- [x] right", "a choice: options in a list, the right ones marked")]
                + CodeBlock.Kind.allCases.compactMap { $0.help }),
        Section(
            title: "An answer: ```answer", about: "One of these keys.",
            entries: Answer.written.map { $0.help }),
        Section(
            title: "Beside the key of an answer",
            entries: (Answer.everywhere + Answer.written.flatMap { $0.options }).unique.compactMap { key in
                key.help.map { HelpEntry($0.example, $0.meaning + "; with " + key.owners.listed()) }
            }),
        Section(title: "A walk: ```walk", entries: Walk.keys.compactMap { $0.helpInWalk }),
        Section(
            title: "Below a task",
            about:
                "Quotes with a label. Tests hold an entry, typed as a student would, against what is said of it; walks and paths, "
                + "which take several entries, have none.",
            entries: LabelledText.Label.allCases.map { $0.help } + [
                HelpEntry("> Right: A C", "of a choice: options by their letters")
            ]),
        Section(
            title: "A course: course.yml",
            about: "In a folder of cards. Those that it does not name come at the end.",
            entries: [HelpEntry("chapters:\n  - title: First steps\n    cards: [lattice]", "ids of cards, in order")]),
    ]
}

extension CardHelp.Section {
    fileprivate static let width = 80
    /// Examples up to this wide have their meaning beside them.
    private static let column = 34

    fileprivate var text: String {
        let about = about.isEmpty ? [] : Self.wrapped(about, width: Self.width - 2).map { "  " + $0 }
        return ([title] + about + entries.flatMap(lines)).joined(separator: "\n")
    }

    private func lines(_ entry: HelpEntry) -> [String] {
        let examples = entry.example.split(separator: "\n").map { "  " + $0 }
        let meaning = Self.wrapped(entry.meaning, width: Self.width - Self.column)
        let indent = String(repeating: " ", count: Self.column)
        let isBeside = (examples.last?.count ?? 0) < Self.column - 1
        var lines = examples
        for (number, part) in meaning.enumerated() {
            if number == 0, isBeside, let last = lines.popLast() {
                lines.append(last + indent.dropFirst(last.count) + part)
            } else {
                lines.append(indent + part)
            }
        }
        return lines
    }

    private static func wrapped(_ text: String, width: Int) -> [String] {
        text.split(separator: " ").reduce(into: []) { lines, word in
            if let last = lines.last, last.count + 1 + word.count <= width {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append(String(word))
            }
        }
    }
}

extension [BlockKey] {
    fileprivate var unique: [BlockKey] {
        var seen: Set<BlockKey> = []
        return filter { seen.insert($0).inserted }
    }
}

extension BlockKey {
    /// The kinds of answers that it goes with.
    fileprivate var owners: [String] {
        Answer.written.filter { Answer.everywhere.contains(self) || $0.options.contains(self) }.map {
            "`\($0.name.name)`"
        }
    }

    /// The key with a value, and what it says, beside the key of an answer.
    var help: HelpEntry? {
        switch name {
        case "graph": HelpEntry("graph: lattice", "the graph that is asked about; needed where a card has several")
        case "points": HelpEntry("points: 2", "what the task counts in the summary, where any task of the card says so")
        case "expect": HelpEntry("expect: 37", "the answer as the author knows it, held against the graph")
        case "round": HelpEntry("round: 0", "digits after the point that count")
        case "tolerance": HelpEntry("tolerance: 1e-3", "how far off a number may be, as a part of it")
        case "layout": HelpEntry("layout: numerator", "where the task has another than the card")
        case "in terms of":
            HelpEntry("in terms of: [t, y]", "the names that the answer may use; also one text with commas between")
        case "entries": HelpEntry("entries: both", "numeric, symbolic or both")
        case "reveal-shape": HelpEntry("reveal-shape: true", "a wrong shape is told the right one")
        case "vary":
            HelpEntry(
                "vary: {x: -3..3, w: 0.1..0.9}",
                "inputs that are drawn anew where the task is asked again, with `--seed` or in a drill")
        case "ask": HelpEntry("ask: symbol", "the edge is shown, and its weight is asked")
        case "goal": HelpEntry("goal: 2*x + 1", "the form in which the last line is to be; required")
        case "steps":
            HelpEntry(
                "steps: [x^2 + 2*x + 1 - x^2]",
                "lines on the author's way, for hints and the solution; then the goal is no first line"
            )
        default: nil
        }
    }

    /// The same in a block `walk`.
    var helpInWalk: HelpEntry? {
        switch name {
        case "fill":
            HelpEntry(
                "fill: [partials, adjoints]",
                "what is asked, any of \(Walk.Fill.allCases.map(\.rawValue).listed()); without it contributions and adjoints"
            )
        case "rate": HelpEntry("rate: 0.05", "the learning rate of the updates; else 0.1")
        case "method": HelpEntry("method: push", "pull sums up at each node, push adds to every operand")
        case "feedback": HelpEntry("feedback: end", "marks come together, and a slip is followed through")
        case "order": HelpEntry("order: student", "the student says which node comes next")
        case "output": HelpEntry("output: t", "another output than the graph's")
        case "wrt": HelpEntry("wrt: [x, y]", "only what leads to these")
        default: help
        }
    }
}

extension BlockKey {
    /// The same in a block `training`.
    var helpInTraining: HelpEntry? {
        switch name {
        case "inputs": HelpEntry("inputs: [x, t]", "what a row gives a number to, of a vector to each element")
        case "train": HelpEntry("train: [[0, 1], [2, 5]]", "the rows that steps are taken for, in this order")
        case "test": HelpEntry("test: [[1, 3]]", "rows that no step uses; they may be left out")
        case "rate": HelpEntry("rate: 0.05", "the learning rate; else 0.1")
        case "epochs": HelpEntry("epochs: 40", "how often the rows are gone through; else 100")
        default: help
        }
    }
}

extension FrontMatterReader.Key {
    /// The key with a value, and what it says.
    var help: HelpEntry {
        switch self {
        case .adjoint: HelpEntry("adjoint: 1", "the version of the format; required")
        case .title: HelpEntry("title: Fan-out", "how lists name the card")
        case .id: HelpEntry("id: fan-out", "its identity; without it the name of the file")
        case .topic: HelpEntry("topic: Machine learning", "its field")
        case .difficulty:
            HelpEntry("difficulty: intermediate", FrontMatter.Difficulty.allCases.map(\.rawValue).listed(by: "or"))
        case .author: HelpEntry("author: Ada", "who wrote it")
        case .created: HelpEntry("created: 2026-06-01", "the day it was written")
        case .layout: HelpEntry("layout: numerator", "of derivatives by vectors and matrices; else denominator")
        case .requires: HelpEntry("requires: [chain-rule]", "cards to be studied before")
        case .related: HelpEntry("related: [lattice]", "cards that go on from here")
        case .tags: HelpEntry("tags: [matrices]", "words to find it by")
        case .source: HelpEntry("source: 'A book, chapter 5'", "where the exercise comes from")
        case .license: HelpEntry("license: CC-BY-4.0", "of its text")
        case .lang: HelpEntry("lang: en", "the language of its text")
        case .video: HelpEntry("video: https://example.org/v", "one address, or a list of them")
        case .approvals: HelpEntry("approvals: [A school]", "institutions that approved it")
        case .revealShape: HelpEntry("reveal-shape: true", "a wrong shape is told the right one, in all tasks")
        }
    }
}

extension GraphOption {
    fileprivate var help: HelpEntry {
        switch self {
        case .expandPrimitives: HelpEntry(rawValue, "every right-hand side is split into single operations")
        case .weightsOnEdges: HelpEntry(rawValue, "parameters that are local partials stand on edges, not in boxes")
        case .askedPartials: HelpEntry(rawValue, "no drawing shows a local partial: it is part of what is asked")
        }
    }
}

extension CodeBlock.Kind {
    /// As part of a task; nil for what belongs to the lesson.
    fileprivate var help: HelpEntry? {
        switch self {
        case .training: nil
        case .graph: HelpEntry("```graph NAME", "one more graph, best at the end of the prompt")
        case .answer: HelpEntry("```answer", "something is typed")
        case .walk: HelpEntry("```walk", "the reverse sweep, step by step")
        case .shapes: HelpEntry("```shapes", "with a choice: the shapes of the formulas in its options are told")
        case .drawing: HelpEntry("```drawing", "with a choice: the graph that is drawn beside it")
        }
    }
}

extension LabelledText.Label {
    fileprivate var help: HelpEntry {
        switch self {
        case .hint: HelpEntry("> Hint: Count the paths.", "several make a ladder; generated hints follow")
        case .why: HelpEntry("> Why: Two paths, two products.", "said after a right answer")
        case .points: HelpEntry("> Points: 2", "what a choice counts; else `points` in the block")
        case .right: HelpEntry("> Right: 37", "a test that `check` runs: the entry is right")
        case .wrong:
            HelpEntry(
                "> Wrong: 1 -> missing-path", "the entry is wrong, and called so; `adjoint help slips` lists the names")
        case .returned:
            HelpEntry("> Returned: [1, 2]", "the entry is no answer and costs nothing, as one of another shape")
        }
    }
}
