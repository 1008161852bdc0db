internal import Algebra
internal import Autodiff

/// Everything that can be wrong with a card: the facts. `Fault+Message.swift` words them.
enum Fault {
    // MARK: The file
    case tooLarge(bytes: Int)
    case notText(byte: UInt8)
    case invalidUTF8(byte: UInt8)
    case tooManyFaults

    // MARK: YAML, in the front matter and in answer blocks
    case yamlSyntax(String)
    case yamlAlias
    case yamlTooLong
    case yamlTooDeep
    case yamlTooManyValues
    case duplicateKey(String)
    /// A list or a single value where keys belong.
    case notKeysWithValues(found: YAMLValue.Kind)
    /// A list or a mapping in the place of a key.
    case notAKey(found: YAMLValue.Kind)
    case unknownKey(String, owner: KeyOwner, known: [String])
    /// A `#` behind a blank in words without quotes: YAML takes it for a comment.
    case cutOff(key: String)
    case wrongType(key: String, expected: Expected, found: YAMLValue.Kind)
    case unknownValue(key: String, value: String, allowed: [String])
    case outOfRange(key: String, allowed: Expected)
    case repeatedItem(key: String, value: String)

    // MARK: Front matter
    case missingFrontMatter
    case unclosedFrontMatter
    case missingVersion
    case unsupportedVersion(String)
    case missingTitle(id: String)
    case invalidIdentifier(String)
    case invalidDate(String)
    case invalidAddress(String)
    case refersToItself(key: String, id: String)
    case invalidLanguage(String)

    // MARK: Markdown
    case markdownTooDeep
    case markdownTooLarge
    case tooManyTasks
    case unclosedMath
    /// A single `$` that nothing closes.
    case strayDollar
    /// A command in math that nothing is known of, without its backslash.
    case unknownCommand(String, nearest: String?)
    case unclosedFence
    case unknownFence(String, nearest: String)
    case unknownLabel(String, nearest: String)

    // MARK: Lesson and tasks
    case emptyLesson
    case emptyTasks
    /// A heading that looks like `# Tasks` but is not.
    case nearTasksHeading
    case headingBelowTasks
    case textBeforeFirstTask
    case answerOutsideTask(String)
    case nestedAnswer(String)
    case unnamedTask
    case invalidTaskID(String)
    case duplicateTask(String, firstLine: Int, isDefault: Bool)
    case noAnswer
    case secondAnswer(firstLine: Int)
    case fenceArgument(fence: String, argument: String)
    case emptyLabel(String)
    /// `> Points:` beside `points:` in a block.
    case secondPoints
    /// A block that follows `Right:`, `Wrong:` or `Returned:` in its quote.
    case textBehindTest
    /// The label of a test below a hint or a why, in its quote.
    case testInOtherQuote(String)
    /// `Hint:` at the beginning of a paragraph that is no quote.
    case labelWithoutQuote(String)

    // MARK: Training
    case secondTraining
    /// A block `training` below the heading `Tasks`.
    case trainingInTask
    /// A name in `inputs` that stands for no input.
    case notGiven(String, graph: String)
    /// A row that does not give a number for each input.
    case notARow(key: String, numbers: Int)
    case untrainable(TrainingPlan.Obstacle, graph: String)

    // MARK: Other numbers
    /// `vary` beside a key that is about no graph.
    case variesWithoutGraph
    /// A name in `vary` that stands for no input.
    case notAnInput(String, graph: String, known: [String])
    case notARange(String)
    /// An input in `vary` that has no number in the graph.
    case variesWithoutValue(String, graph: String)
    /// A number in the prompt of a task that is drawn anew.
    case numberThatVaries(String)

    // MARK: Choices
    case noCorrectOption
    case singleOption
    case plainItem
    case emptyOption
    /// A table, a code block or the like inside an option.
    case blockInOption
    /// A block `shapes` in a task that is no multiple choice, or a second one.
    case shapesWithoutOptions
    case secondShapes
    case noFormulaInOptions
    /// A block `drawing` in a task that is about a graph already, or a second one.
    case drawingOfOwnGraph(String)
    case secondDrawing
    case severalFormulasInOption

    // MARK: Graphs
    case unnamedGraph
    case invalidGraphName(String)
    case duplicateGraph(String, firstLine: Int)
    case unknownGraphOption(String, known: [String])
    /// `weights=edges` where no parameter or constant is a local partial.
    case noWeightOnEdge(graph: String)
    /// What the reader of graph blocks says.
    /// - Parameter firstLine: the line of the file with the first of two definitions.
    case inGraph(GraphError, firstLine: Int?)
    /// What an author may not have meant in a sound graph.
    case remark(GraphError)
    case undefinedValue(EvaluationFault)

    // MARK: Answer keys
    case noKey
    case twoKeys(String, String)
    case keyNotFor(key: String, kind: String)
    case noGraph(name: String, known: [String])
    /// No graph is named, and the card has none or several.
    case whichGraph([String])
    /// What the reader of expressions says.
    case inExpression(ParseError)
    /// Shapes in a key that do not go together.
    case shapesOfKey(ShapeError)
    case notANode(String, graph: String, known: [String])
    case notAName(key: String)
    case noFiniteValue
    /// A name or derivative in a key over a graph without that number.
    /// - Parameter open: the inputs without a value.
    case noNumber(String, graph: String, open: [String])
    /// A number is asked for, and the key is a vector or matrix.
    case tensorForNumber(key: String, shape: Shape)
    /// The derivative of a node by what is computed from it.
    case reversedDerivative(Derivative)
    case expectDisagrees(computed: Tensor, expected: Tensor)
    /// That an answer in the terms that are asked for cannot be right: the key and its values at two points, where the terms
    /// have the same values.
    case notInTerms(key: Expression, TermsCounterexample)
    /// `in terms of` beside entries that may be numbers.
    case termsOfNumbers(Walk.Entries)
    case expectedShapeDisagrees(computed: Shape, expected: Shape)
    case notAShape(String)
    case shapeTooLarge(String)
    case notNumeric(graph: String)
    case unwalkable(WalkObstacle, graph: String)
    case studentOrderOfPush
    /// `rate` in a walk that asks no updates.
    case rateWithoutUpdates
    case nothingToUpdate(graph: String)
    /// The key of a paths task is not the derivative of its graph's output by another node.
    case notPaths(meant: String?)
    /// The factor on an edge of a path is no matrix.
    case noFactor(Derivative)
    /// Factors along a path of vectors and matrices are expressions.
    case pathsOfTensors(graph: String)
    /// No path to ask for, or too many.
    case pathCount(UInt128, from: String, to: String)

    /// The key of an edge task is neither a weight nor the derivative of its graph's output by one.
    case notAWeight(meant: String?)
    /// A weight that stands on no edge, or on several.
    case weightEdges(Int, weight: String)

    /// A derivation that does not say where it ends.
    case noGoal
    /// A line of a derivation that is not equal to what it begins with.
    case lineDisagrees(key: String, start: Tensor, written: Tensor)
    /// A line of a derivation that is an earlier one in another order.
    case lineRepeats(key: String)

    /// A node whose equation is not taken apart into operations.
    case notTakenApart(Symbol, ComputationObstacle)

    /// A node takes the name of something that keys and answers have a sign for.
    case shadows(Sign)

    // MARK: Libraries
    case duplicateCard(id: String, other: String)
    /// - Parameter key: `related` or `requires`.
    case cardMissing(String, key: String, known: [KnownName])
    case noChapters
    case unnamedChapter
    case cardTwice(String, firstLine: Int)
    /// A card that a course names and its folder has not.
    case notInCourseFolder(String, known: [String])
    /// A card of a course that requires one that comes later.
    case requiresLater(String, required: String)

    // MARK: What the cases say

    /// Whose key it is.
    enum KeyOwner { case card, answer, walk, shapes, drawing, course, chapter, heading, training }

    /// What a key takes.
    enum Expected {
        case text, word, list, chapters, date, version, expression, shape, graphName, nodeName, range, inputsWithRanges
        case wholeNumber(ClosedRange<Int>)
        /// Above 0 and below 1.
        case fraction
        case positiveNumber
    }

    /// What has a sign of its own in keys and answers.
    enum Sign: String { case transpose = "T", e, pi }
}
