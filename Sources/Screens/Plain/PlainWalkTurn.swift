internal import Algebra
internal import Autodiff
internal import Cards
internal import Canvas
internal import Tutor

/// The turns of a walk in plain lines, for a walk of its own and for a walk task of a quiz.
struct PlainWalkTurn: Sendable {
    var source: WalkSource
    let appearance: Appearance
    let width: Int

    private var walk: WalkSession? { source.walk }
    var isFinished: Bool { walk?.isFinished ?? true }

    /// What stands at the start of a walk: the drawing and the first ledger.
    func opening() -> [String] { drawing() + ledger() }

    /// Answers a line that is no word of another face: an entry, or a word's action.
    mutating func answer(_ line: String, action: PlainAction?) -> [String] {
        let before = place
        var lines: [String] = []
        switch action {
        case .hint: lines = source.hint().map { Message($0).lines(width: width, layout: layout).plainText } ?? []
        case .reveal: lines = source.reveal().map { sentences("The answer is: \($0)") } ?? []
        case .skip: lines = skip()
        case .mark: lines = mark()
        case .back:
            lines = sentences(source.undo() ? "The last entry is taken back." : "There is nothing to take back.")
        case .draw: lines = drawing()
        case .ledger: lines = ledger()
        case .balance: lines = trialBalance()
        case .solution: lines = sentences("The worked solution opens when the walk is complete.")
        case .again, .other: lines = sentences("Questions are asked again after the summary.")
        case .lesson: lines = []
        case .restart: return restart()
        case .help: lines = PlainAction.walkWords.help(appearance.notation)
        case .quit: return []
        case nil: lines = submit(line)
        }
        guard !isFinished else { return lines }
        if place != before, action != .ledger { lines += ledger() }
        return lines + question()
    }

    /// Begins with the first question; tasks begin all together.
    private mutating func restart() -> [String] {
        if case .alone(let walk, let title, let card) = source {
            source = .alone(walk.afresh, title: title, card: card)
        }
        return sentences("This starts over.") + [""] + opening() + question()
    }

    /// The present question as a full sentence.
    func question() -> [String] {
        guard let walk, !walk.isFinished else { return [] }
        guard walk.stage != .review else {
            let balance = walk.isBalanceable ? ", balance to hold your adjoints against nudged inputs" : ""
            return [""]
                + sentences(
                    "Nothing is open any more. Type mark to have the walk marked\(balance), or back to change an entry."
                )
        }
        return [""] + (walk.isChanged ? sentences(ResumptionWords.changed) : []) + sentences(walk.prompt)
    }

    func sentences(_ text: String) -> [String] {
        Prose(appearance: appearance).lines(text, width: width).plainText
    }

    // MARK: Parts

    private var layout: LessonLayout { LessonLayout(appearance: appearance) }

    /// Where the walk is at; the ledger is said again when it changes. Nil between steps and when there is none.
    private var place: Int? {
        guard let walk else { return nil }
        // Each update has its own line.
        return walk.present.flatMap { walk.cells[$0].isUpdate ? walk.steps.count + $0 : nil } ?? walk.step
    }

    /// Goes to another open question; where marks come at the end, this one is left blank.
    private mutating func skip() -> [String] {
        guard walk?.walk.feedback == .end, walk?.present != nil else {
            source.selectNext()
            return []
        }
        return sentences(GradeWords.sentence(for: source.submit(""), entry: "").text)
    }

    private mutating func mark() -> [String] {
        guard walk?.walk.feedback == .end else { return sentences("In this walk every entry is marked at once.") }
        source.mark()
        return []
    }

    private mutating func submit(_ line: String) -> [String] {
        let entry = String(line.prefix(TextField.limit)).sanitised.trimmingBlanks
        guard !entry.isEmpty else { return [] }
        let grade = source.submit(entry)
        return sentences(GradeWords.plainSentence(for: grade, entry: entry))
    }

    /// The adjoints held against nudged inputs, or when that is done.
    func trialBalance() -> [String] {
        guard let balance = walk?.trialBalance else {
            return sentences("The trial balance is struck when every question of a walk with numbers has its entry.")
        }
        return TrialBalanceText(balance, appearance: appearance).plainLines(width: width)
    }

    private func drawing() -> [String] {
        guard let walk else { return [] }
        let effort = DrawingEffort(of: walk.graph)
        guard !effort.isLarge else { return sentences(effort.sentence(way: "`adjoint draw`")) }
        return WalkPicture(walk: walk, appearance: appearance, width: width).text
            + (walk.legend.isEmpty ? [] : sentences("\(walk.legend)."))
    }

    /// The ledger as sentences.
    private func ledger() -> [String] {
        guard let walk, let ledger = walk.ledger, walk.step != nil, let step = walk.stepNumber else {
            return walk.map { $0.guidance.isEmpty ? [] : [""] + sentences("\($0.guidance) \($0.typing)") } ?? []
        }
        let place = "Step \(step) of \(walk.steps.count), the ledger of \(ledger.name)."
        var lines = [""] + sentences("\(place) \(walk.guidance) \(walk.typing)")
        for row in ledger.rows {
            let contribution = "contribution \(value(of: row.contribution) ?? "not known yet")"
            let parts = factors(of: row) + [contribution]
            let isPush = walk.walk.method == .push
            lines += sentences("\(isPush ? "To" : "From") \(row.name): " + parts.joined(separator: ", ") + ".")
        }
        return lines
    }

    /// The factors of a contribution; of vectors and matrices the product with its shapes, or what it is made of.
    private func factors(of row: Ledger.Row) -> [String] {
        guard row.isMatrixValued else {
            return ["adjoint \(words(row.upstream))", "local partial \(words(row.localPartial, isGiven: false))"]
        }
        let partial = row.localPartial.state == .asked ? ["local partial \(words(row.localPartial))"] : []
        guard let product = row.product else {
            let ingredients = row.ingredients.map { "\($0.text)\($0.value.map { " = \($0)" } ?? "")\(shape($0.shape))" }
            return partial + (ingredients.isEmpty ? [] : ["factors \(ingredients.joined(separator: ", "))"])
        }
        let text = product.factors.map(\.text).joined(separator: product.sign)
        let shapes = product.factors.map { $0.shape.text(appearance.notation) }
            .map { product.isMatrixProduct ? "(\($0))" : $0 }
            .joined(separator: product.isMatrixProduct ? "" : product.sign)
        let known = product.factors.filter { $0.value != nil && $0.text != row.upstream.label }
        return ["adjoint \(words(row.upstream))"] + partial + ["the product \(text) with shapes \(shapes)"]
            + known.map { "\($0.text) = \($0.value ?? "")" }
    }

    /// `, 2×1`; nothing of a number.
    private func shape(_ shape: Shape) -> String { shape == .scalar ? "" : ", \(shape.text(appearance.notation))" }

    /// `∂t/∂x = y = 3`.
    /// - Parameter isGiven: whether what is neither known nor asked will be known later.
    private func words(_ field: Ledger.Field, isGiven: Bool = true) -> String {
        let shape = field.shape.map(self.shape) ?? ""
        let unknown = isGiven || field.state != .hidden ? "not known yet" : "to be worked out"
        return "\(field.label) \(value(of: field).map { "= \($0)\(shape)" } ?? unknown)"
    }

    private func value(of field: Ledger.Field) -> String? {
        let parts = [field.expression, field.value].compactMap(\.self)
        return parts.isEmpty
            ? nil : parts.count == 2 && parts[0] == parts[1] ? parts[0] : parts.joined(separator: " = ")
    }
}
