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
        case .skip: source.selectNext()
        case .back:
            lines = sentences(source.undo() ? "The last entry is taken back." : "There is nothing to take back.")
        case .draw: lines = drawing()
        case .ledger: lines = ledger()
        case .help: lines = PlainAction.walkWords.help
        case .quit: return []
        case nil: lines = submit(line)
        }
        guard !isFinished else { return lines }
        if place != before, action != .ledger { lines += ledger() }
        return lines + question()
    }

    /// The present question as a full sentence.
    func question() -> [String] {
        guard let walk, !walk.isFinished else { return [] }
        return [""] + sentences(walk.prompt)
    }

    func sentences(_ text: String) -> [String] {
        Prose(appearance: appearance).lines(text, width: width).plainText
    }

    // MARK: Parts

    private var layout: LessonLayout { LessonLayout(appearance: appearance) }

    /// The step that the walk is at; the ledger is said again when it changes.
    private var place: Int? { walk?.step }

    private mutating func submit(_ line: String) -> [String] {
        let entry = String(line.prefix(TextField.limit)).sanitised.trimmingBlanks
        guard !entry.isEmpty else { return [] }
        return sentences(GradeWords.sentence(for: source.submit(entry), entry: entry).text)
    }

    private func drawing() -> [String] {
        guard let walk else { return [] }
        let room = Size(columns: width, rows: .max)
        return WalkPicture(walk: walk, appearance: appearance, view: room).text
    }

    /// The ledger as sentences.
    private func ledger() -> [String] {
        guard let walk, let ledger = walk.ledger, let step = walk.step else { return [] }
        let place = "Step \(step + 1) of \(walk.steps.count), the ledger of \(ledger.name)."
        var lines = [""] + sentences("\(place) \(walk.guidance)")
        for row in ledger.rows {
            let parts = [
                "adjoint \(words(row.upstream))", "local partial \(words(row.localPartial))",
                "contribution \(value(of: row.contribution) ?? "not known yet")",
            ]
            let isPush = walk.walk.method == .push
            lines += sentences("\(isPush ? "To" : "From") \(row.name): " + parts.joined(separator: ", ") + ".")
        }
        return lines
    }

    /// `∂t/∂x = y = 3`.
    private func words(_ field: Ledger.Field) -> String {
        "\(field.label) \(value(of: field).map { "= \($0)" } ?? "not known yet")"
    }

    private func value(of field: Ledger.Field) -> String? {
        let parts = [field.expression, field.value].compactMap(\.self)
        return parts.isEmpty
            ? nil : parts.count == 2 && parts[0] == parts[1] ? parts[0] : parts.joined(separator: " = ")
    }
}
