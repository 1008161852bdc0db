internal import Algebra
internal import Autodiff

extension Fault {
    /// A card with a warning can be studied; a card with an error cannot.
    var severity: Diagnostic.Severity {
        switch self {
        case .missingTitle, .cutOff, .unclosedMath, .strayDollar, .unknownCommand, .emptyLesson, .emptyTasks, .shadows,
            .remark,
            .labelWithoutQuote, .reversedDerivative, .cardMissing, .numberThatVaries, .requiresLater:
            .warning
        default: .error
        }
    }

    /// What to write instead, where that is known.
    var suggestion: String? {
        switch self {
        case .unknownKey(let name, _, let known), .unknownValue(_, let name, let known),
            .unknownGraphOption(let name, let known), .noGraph(let name, let known), .notANode(let name, _, let known),
            .notAnInput(let name, _, let known), .notInCourseFolder(let name, let known):
            nearestName(to: name, among: known.prefix(CardLimits.namesCompared))
        case .cardMissing(let name, _, let known): known.nearest(to: name)
        case .unknownCommand(_, let nearest): nearest.map { "\\" + $0 }
        case .unknownFence(_, let nearest), .unknownLabel(_, let nearest): nearest
        case .inGraph(let error, _), .remark(let error): error.suggestion
        case .inExpression(let error): error.readings.isEmpty ? error.suggestion : nil
        case .reversedDerivative(let derivative): derivative.reversed.text
        case .labelWithoutQuote(let label): "> \(label) …"
        case .nearTasksHeading: "# Tasks"
        case .notPaths(let meant), .notAWeight(let meant): meant
        default: nil
        }
    }

    /// One sentence for the author, without the place and without the suggestion.
    var message: String {
        switch self {
        case .tooLarge(let bytes):
            "the file has \(bytes) bytes; a card has at most \(CardLimits.cardBytes) (1 MiB)"
        case .notText(let byte):
            "this is not a text file: it holds the control character \(hexadecimal(byte))"
        case .invalidUTF8(let byte):
            "the text is not UTF-8: the byte \(hexadecimal(byte)) cannot stand here"
        case .tooManyFaults:
            "there are more than \(CardLimits.findings) faults; the rest is not listed"

        case .yamlSyntax(let problem): yamlMessage(problem)
        case .yamlAlias: "YAML anchors (&) and aliases (*) are not read in cards; write the value out, or quote it"
        case .yamlTooLong: "the YAML is longer than the limit of \(CardLimits.yamlBytes) bytes"
        case .yamlTooDeep: "the YAML is nested deeper than the limit of \(CardLimits.yamlDepth) levels"
        case .yamlTooManyValues: "the YAML has more than the limit of \(CardLimits.yamlNodes) values"
        case .duplicateKey(let key): "the key `\(key)` is here for the second time"
        case .notKeysWithValues(let found): "lines `key: value` belong here, but this is \(found.name)"
        case .notAKey(let found): "a key is a single word, but this is \(found.name)"
        case .unknownKey(let key, let owner, _): "\(owner.name) has no key `\(key)`"
        case .wrongType(let key, let expected, let found):
            "`\(key)` takes \(expected.name), but this is \(found.name)"
                + (found.isBracketed && expected.isText ? "; a value that begins with a bracket is put in quotes" : "")
        case .unknownValue(let key, let value, let allowed):
            "`\(key)` cannot be `\(value)`; it is \(alternatives(allowed))"
        case .outOfRange(let key, let allowed): "`\(key)` takes \(allowed.name)"
        case .repeatedItem(let key, let value): "`\(key)` names `\(value)` twice"

        case .missingFrontMatter: "a card begins with front matter: a line `---`, the key `adjoint: 1`, a line `---`"
        case .unclosedFrontMatter: "the front matter that begins here is never closed by a second line `---`"
        case .missingVersion: "the front matter has no key `adjoint`, the version of the card format: `adjoint: 1`"
        case .unsupportedVersion(let version): "this version of Adjoint reads card format 1, not `\(version)`"
        case .missingTitle(let id): "the card has no `title`; lists show its id, `\(id)`"
        case .invalidIdentifier(let id): "the id `\(id)` may have only letters, digits, `-` and `_`"
        case .invalidDate(let date): "`\(date)` is no date; dates are written like 2026-06-01"
        case .invalidAddress(let address): "`\(address)` is no web address; it begins with https:// or http://"
        case .refersToItself(let key, let id): "`\(key)` names the card itself, `\(id)`"
        case .invalidLanguage(let tag): "`\(tag)` is no language tag; languages are written like en or pt-BR"

        case .markdownTooDeep:
            "lists, quotes or emphasis are nested deeper than the limit of \(CardLimits.markdownDepth) levels"
        case .tooManyTasks: "a card has at most \(CardLimits.tasks) tasks; the rest is not read"
        case .markdownTooLarge: "links repeat one address so often that the card grows beyond its limit"
        case .unclosedMath: "the `$$` that opens math here is never closed in its paragraph"
        case .cutOff(let key): "`\(key)` ends before this `#`, which begins a comment; put the value in quotes"
        case .strayDollar: "nothing closes the math that this `$` opens; a dollar is written \\$"
        case .unknownCommand(let name, _):
            "no LaTeX command \\\(name) is known here, so that it is shown as it is written"
        case .unclosedFence: "the block that begins here is never closed by a fence of its own"
        case .unknownFence(let language, _): "a card has no block `\(language)`"
        case .unknownLabel(let label, _):
            "`\(label)` is no label of a task; there are "
                + "\(LabelledText.Label.allCases.map { "`\($0.rawValue):`" }.listed()), without marks"

        case .emptyLesson: "the card has no lesson above its tasks"
        case .emptyTasks: "no task follows this heading"
        case .nearTasksHeading: "the tasks begin with a heading of level 1 that reads `Tasks`"
        case .headingBelowTasks:
            "below `# Tasks` a heading of level 2 opens each task; a heading of level 1 has no place"
        case .textBeforeFirstTask: "this stands before the first task, so it belongs to none"
        case .answerOutsideTask(let fence):
            "a block `\(fence)` belongs to a task, below the heading `# Tasks`"
        case .nestedAnswer(let fence): "a block `\(fence)` stands by itself in its task, not inside a list or a quote"
        case .unnamedTask: "a task's heading says what the task is about"
        case .invalidTaskID(let id): "the task id `\(id)` may have only letters, digits, `-` and `_`"
        case .duplicateTask(let id, let line, let isDefault):
            isDefault
                ? "the task id `\(id)`, made from the heading, is that of the task on line \(line); give one an id: {#…}"
                : "the task id `\(id)` is that of the task on line \(line)"
        case .noAnswer: "the task has no answer: a task list, a block `answer` or a block `walk`"
        case .secondAnswer(let line): "the task has a second answer; the first is on line \(line)"
        case .fenceArgument(let fence, let argument): "a block `\(fence)` takes no `\(argument)` after its name"
        case .secondPoints: "the block of the task says its `points` already"
        case .emptyLabel(let label): "`> \(label):` has no text"

        case .textBehindTest:
            "a quote of tests has a line `Right: …`, `Wrong: …` or `Returned: …` for each entry, and nothing else"
        case .testInOtherQuote(let label): "`\(label)` begins a quote of its own, with an empty line above it"
        case .labelWithoutQuote(let label): "`\(label)` labels a quote, whose lines begin with `>`"

        case .noCorrectOption: "no option is marked right with `[x]`"
        case .singleOption: "a choice needs at least two options"
        case .plainItem: "every option begins with `[ ]` or `[x]`; this item does not"
        case .emptyOption: "the option has no text"
        case .blockInOption: "an option is text, and a nested bullet its feedback; this is neither"
        case .shapesWithoutOptions: "a block `shapes` belongs to a task list of options, and this task has none"
        case .secondShapes: "a task has one block `shapes`"
        case .drawingOfOwnGraph(let graph):
            "the task is about the graph `\(graph)`, whose drawing it shows already"
        case .secondDrawing: "a task has one block `drawing`"
        case .noFormulaInOptions: "no option has a formula whose shape could be shown"
        case .severalFormulasInOption: "the shape of one formula for each option can be shown, and this is the second"

        case .unnamedGraph: "a graph has a name: ```graph NAME"
        case .invalidGraphName(let name): "the graph name `\(name)` may have only letters, digits, `-` and `_`"
        case .duplicateGraph(let name, let line): "the graph `\(name)` is defined on line \(line) already"
        case .unknownGraphOption(let option, let known):
            "a graph has no option `\(option)`; there is \(alternatives(known))"
        case .noWeightOnEdge(let graph):
            "no parameter or constant of the graph `\(graph)` is a local partial, as w is in z = w * x, so that "
                + "`weights=edges` does nothing"
        case .inGraph(let error, let line): error.message + (line.map { " on line \($0)" } ?? "")
        case .remark(let error): error.message
        case .inExpression(let error): error.messageWithReadings
        case .shapesOfKey(let error): error.message
        case .notAName(let key): "`\(key)` takes names and derivatives, such as x and dC/dz"
        case .undefinedValue(let fault): fault.message

        case .noKey:
            "the answer has no key: it takes \(Answer.written.map { "`\($0.name.name)`" }.listed(by: "or"))"
        case .twoKeys(let first, let second): "the answer has both `\(first)` and `\(second)`; it takes one of them"
        case .keyNotFor(let key, let kind): "`\(key)` does not go with `\(kind)`"
        case .noGraph(let name, _): "the card has no graph `\(name)`"
        case .whichGraph(let names):
            names.isEmpty
                ? "this needs a graph, and the card has none"
                : "the card has several graphs; `graph` says which: \(alternatives(names))"
        case .variesWithoutGraph: "`vary` draws inputs of a graph anew, and this key is about none"
        case .secondTraining: "a card has one block `training`"
        case .trainingInTask: "a block `training` belongs to the lesson, above the heading `# Tasks`"
        case .notGiven(let name, let graph):
            "`\(name)` is no input of the graph `\(graph)`: a row of data gives numbers to inputs, and training moves parameters"
        case .notARow(let key, let numbers):
            "a row of `\(key)` has a number for each of the `inputs`, of a vector for each element: here \(numbers)"
        case .untrainable(let obstacle, let graph): obstacle.message(graph: graph)

        case .notAnInput(let name, let graph, _):
            "the graph `\(graph)` has no input `\(name)`: `vary` draws what has no definition, inputs, parameters and constants"
        case .notARange(let text):
            "`\(text)` is no range; write the least and the greatest, as in `-3..3` or `0.1..0.9`, "
                + "at most \(Variation.Range.numberLimit) numbers with at most \(Variation.Range.decimalLimit) digits behind the point"
        case .variesWithoutValue(let name, let graph):
            "`\(name)` has no number in the graph `\(graph)`: give it one, which is what the card shows"
        case .numberThatVaries(let number):
            "the prompt says \(number), which `vary` draws anew: so the task keeps its numbers; let the drawing say it"
        case .notANode(let name, let graph, _): "the graph `\(graph)` has no node `\(name)`"
        case .noFiniteValue: "the key has no value: it is no finite number"
        case .noNumber(let name, let graph, let open):
            "the key has no value: \(name) has no number in the graph `\(graph)`"
                + (open.isEmpty
                    ? ""
                    : ", where \(open.listed()) \(open.count == 1 ? "has" : "have") none; `symbolic` asks for an expression")
        case .tensorForNumber(let key, let shape):
            "`\(key)` is \(shape.text(.ascii)) and no number; `matrix` asks for it"
        case .reversedDerivative(let derivative):
            "`\(derivative.text)` is 0: \(derivative.of.text(.ascii)) is not computed from "
                + derivative.variable.text(.ascii)
        case .expectDisagrees(let computed, let expected):
            "the graph gives \(computed.text(.ascii)), but `expect` says \(expected.text(.ascii))"
        case .notInTerms(let key, let example):
            "`\(key.text(.ascii))` cannot be written in terms of "
                + "\(example.kept.map { $0.0.text(.ascii) }.listed()) alone: where "
                + "\(example.kept.map { "\($0.0.text(.ascii)) = \($0.1.text(.ascii))" }.listed()), it may be "
                + "\(example.values.0.text(.ascii)) or \(example.values.1.text(.ascii))"
        case .termsOfNumbers(let entries):
            "`in terms of` asks for an expression, and `entries: \(entries.rawValue)` lets numbers be an answer"
        case .expectedShapeDisagrees(let computed, let expected):
            "the shape is \(computed.text(.ascii)), but `expect` says \(expected.text(.ascii))"
        case .notAShape(let text): "`\(text)` is no shape; shapes are written like 2x3, 3x1, (3,) or scalar"
        case .shapeTooLarge(let text): "`\(text)` has more than the limit of \(Limits.elements) elements"
        case .notNumeric(let graph): "the graph `\(graph)` has no numbers to enter; take `entries: symbolic`"
        case .unwalkable(let obstacle, let graph): obstacle.message(graph: graph)
        case .rateWithoutUpdates: "`rate` is for the updates of a walk; `fill: [adjoints, updates]` asks for them"
        case .nothingToUpdate(let graph):
            "the graph `\(graph)` has no parameter with a number to update: `param w = 0.5` makes one"
        case .studentOrderOfPush:
            "`order: student` goes with `method: pull`: what a push adds up follows from its order"
        case .notPaths: "`paths` takes the derivative of the graph's output by another of its nodes"
        case .pathsOfTensors(let graph):
            "along paths of vectors and matrices, as in the graph `\(graph)`, factors are expressions: `entries: symbolic`"
        case .noFactor(let partial):
            "`paths` asks for products of matrices, and `\(partial.text)`, on the edge from "
                + "\(partial.variable.text(.ascii)) to \(partial.of.text(.ascii)), is none; a vector has paths of matrices"
        case .pathCount(let count, let from, let to):
            count == 0
                ? "no path leads from `\(from)` to `\(to)` along which a derivative is passed on"
                : "\(count == .max ? "more than 10^38" : "\(count)") paths lead from `\(from)` to `\(to)`; "
                    + "a task asks for at most \(PathsKey.limit)"

        case .notAWeight: "`edge` takes a weight, or the derivative of the graph's output by one"
        case .weightEdges(let count, let weight):
            count == 0
                ? "`\(weight)` is no weight, a param or const that is the local partial of an edge, as w is in z = w * x"
                : "`\(weight)` is the local partial of \(count) edges, and a task asks for one"

        case .noGoal: "`derivation` needs `goal`, the form in which it ends"
        case .lineDisagrees(let key, let start, let written):
            "`\(key)` comes to \(written.text(.ascii)) where the derivation begins with \(start.text(.ascii))"
        case .lineRepeats(let key):
            "`\(key)` has a line that was there already, but for the order of its terms and factors"
        case .notTakenApart(let symbol, let obstacle): obstacle.message(symbol.text(.ascii))

        case .shadows(let hidden): "a node called `\(hidden.rawValue)` hides \(hidden.meaning)"
        case .duplicateCard(let id, let other): "the card id `\(id)` is that of \(other)"
        case .cardMissing(let id, let key, _): "`\(key)` names `\(id)`, and there is no such card here"
        case .noChapters: "a course has `chapters`, each with a `title` and `cards`"
        case .unnamedChapter: "the chapter has no `title`"
        case .cardTwice(let id, let line): "the course has the card `\(id)` on line \(line) already"
        case .notInCourseFolder(let id, _): "the folder of the course has no card `\(id)`"
        case .requiresLater(let id, let required):
            "`\(id)` requires `\(required)`, which comes later in the course"
        }
    }
}

extension YAMLValue.Kind {
    fileprivate var name: String {
        switch self {
        case .nothing: "nothing"
        case .scalar: "a single value"
        case .list: "a list"
        case .mapping: "keys with values"
        }
    }
}

extension Derivative {
    fileprivate var text: String { Expression.derivative(self).text(.ascii) }

    fileprivate var reversed: Derivative { Derivative(of: variable, variable: of, isPartial: isPartial) }
}

extension YAMLValue.Kind {
    /// Whether YAML has taken a bracket at the beginning for its own.
    fileprivate var isBracketed: Bool { self == .list || self == .mapping }
}

extension Fault.KeyOwner {
    fileprivate var name: String {
        switch self {
        case .card: "a card"
        case .answer: "an answer"
        case .walk: "a walk"
        case .shapes: "a block of shapes"
        case .drawing: "a drawing"
        case .course: "a course"
        case .chapter: "a chapter"
        case .heading: "a heading"
        case .training: "a training"
        }
    }
}

extension Fault.Expected {
    /// Whether it is written as one text, in which brackets may stand.
    fileprivate var isText: Bool {
        switch self {
        case .text, .expression, .shape: true
        default: false
        }
    }

    fileprivate var name: String {
        switch self {
        case .text: "a text"
        case .word: "a word"
        case .list: "a list, [a, b]"
        case .chapters: "a list of chapters, `- title: …` with `cards: [a, b]` below it"
        case .date: "a date"
        case .version: "the format's version, 1"
        case .expression: "an expression"
        case .shape: "a shape"
        case .graphName: "the name of a graph"
        case .nodeName: "the name of a node"
        case .range: "a range, as `-3..3`"
        case .inputsWithRanges: "inputs with their ranges, as `{x: -3..3}`"
        case .wholeNumber(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .fraction: "a number above 0 and below 1"
        case .positiveNumber: "a number above 0"
        }
    }
}

extension TrainingPlan.Obstacle {
    fileprivate func message(graph: String) -> String {
        switch self {
        case .noRows: "nothing can be trained without data: `inputs` names what a row gives, `train` lists the rows"
        case .noParameter: "the graph `\(graph)` has nothing to train: `param w = 0.5` makes a parameter"
        case .output: "the output of the graph `\(graph)` is no single number, which training could make small"
        case .noNumber(let name): "`\(name)` has no number in the graph `\(graph)`, and no row of data gives it one"
        }
    }
}

extension Fault.Sign {
    /// What the sign means, and what can be written instead.
    fileprivate var meaning: String {
        switch self {
        case .transpose: "the transpose: A^T is a power of A here, and only A.T its transpose"
        case .e: "the constant e = 2.718…; exp(1) is written instead"
        case .pi: "the constant pi = 3.14159…"
        }
    }
}

/// `a`, `b` or `c`.
private func alternatives(_ words: [String]) -> String {
    words.map { "`\($0)`" }.listed(by: "or")
}

private func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return "0x" + (digits.count < 2 ? "0" : "") + digits
}

/// libyaml's problems in an author's words.
private func yamlMessage(_ problem: String) -> String {
    switch problem {
    case "mapping values are not allowed in this context":
        "a value cannot hold a colon and a space; put it in quotes"
    case "found character that cannot start any token":
        "a value cannot begin with this character; put it in quotes"
    case "block sequence entries are not allowed in this context":
        "a value cannot begin with a dash and a blank; put it in quotes"
    case "quoted scalar": "the quote that opens here is never closed"
    case "simple key", "did not find expected key": "a line `key: value` belongs here"
    case "bracketed value": "a value that begins with a bracket is put in quotes"
    case "flow sequence": "the list that opens here is not closed by `]`, or lacks a comma"
    case "flow mapping": "the keys that open here are not closed by `}`, or lack a comma"
    default: "the YAML cannot be read: \(problem)"
    }
}

extension ComputationObstacle {
    fileprivate func message(_ node: String) -> String {
        switch self {
        case .noEquation: "`\(node)` has no equation: `computation` takes one apart that a definition gives"
        case .namesComputed(let other):
            "the equation of `\(node)` names `\(other.text(.ascii))`, which is computed: write it in inputs alone, since the "
                + "drawing would tell how it is taken apart"
        case .singleOperation: "`\(node)` is a single operation: there is nothing to take apart"
        case .tensors: "`computation` is for numbers: this graph has vectors or matrices"
        }
    }
}
