internal import Algebra
internal import Autodiff
internal import Canvas
internal import Cards
internal import Tutor

/// What a walk screen shows between its title and its keys: the drawing, the ledger of the present node, and what is
/// said about the entry.
struct WalkView {
    let walk: WalkSession
    /// The walk's ledger, worked out once per answer.
    let ledger: Ledger?
    /// What is typed at questions that are open.
    let drafts: Drafts
    let message: Message?
    /// The last hint at the present question.
    let hint: Message?
    /// The box that is looked at instead of the present one.
    let lookedAt: Int?
    /// What gives its room to the other.
    let hidden: Part?
    let arrangement: WalkArrangement
    let appearance: Appearance

    /// What a window may have too little room for.
    enum Part { case drawing, ledger }

    typealias Drafts = [WalkSession.Stage: TextField]

    /// The field of the question that is open: what was typed, or what was last answered there. Nil where none is open.
    var field: TextField? {
        switch walk.stage {
        case .entry(let cell): drafts[walk.stage] ?? TextField(walk.presentDraft ?? walk.states[cell].entry)
        case .order: drafts[walk.stage] ?? TextField(walk.presentDraft ?? "")
        case .review, .finished: nil
        }
    }

    private var words: GraphWords { GraphWords(graph: walk.graph, evaluation: nil, appearance: appearance) }

    // MARK: Plan

    /// The areas from the top. They depend on the walk and on what is said, not on what is typed, so that nothing moves
    /// under the student's hands.
    struct Plan {
        var drawing: Area
        /// The ledger's rows with the rules above and below.
        var ledger: Area
        var words: Area
        fileprivate let texts: Texts
    }

    /// What is written below the drawing or beside it, in lines of one width.
    fileprivate struct Texts {
        let table: LedgerTable?
        /// The ledger, or what stands in its place.
        let ledger: [[Span]]
        let said: [[Span]]
        /// How signs are typed.
        let typing: [[Span]]

        init(_ view: WalkView, width: Int) {
            table = view.ledgerTable(width: width)
            ledger = table?.lines ?? view.linesWithoutLedger(width: width)
            said = view.saidLines(width: width)
            typing = view.typingLines(width: width)
        }
    }

    /// The rooms that the drawing may have, the usual one first. What gets the room of something hidden has all columns.
    func rooms(in window: Size) -> [WalkRoom] {
        guard hidden == nil, walk.graph.nodes.count <= GraphPicture.largestInLessons else {
            return [WalkArrangement.above.room(in: window, ledgerRows: hidden == .ledger ? 1 : usualLedgerRows)]
        }
        return WalkArrangement.all(in: window).map { $0.room(in: window, ledgerRows: usualLedgerRows) }
    }

    /// The drawing gets the rows that ledger and words leave; one that fits its room is seen whole, and a longer ledger around
    /// its field.
    /// - Parameter picture: the size of the drawing.
    func plan(in size: Size, picture: Size) -> Plan {
        if arrangement == .beside { return planBeside(in: size) }
        let (body, usualWords) = WalkArrangement.space(in: size)
        let rows = body.size.rows
        let texts = Texts(self, width: body.size.columns - 2 * WalkView.margin)
        let ledgerRows = hidden == .ledger ? 1 : max(texts.ledger.count, usualLedgerRows)
        let asked = texts.table?.entry?.beside.count ?? 0
        let leastLedger = min(ledgerRows, max(3, min(asked, WalkArrangement.mostLedgerRows)))
        let isWhole = picture.rows <= (rooms(in: size).first?.size.rows ?? 0)
        let isHidden = hidden == .drawing || Chrome.isCramped(size)
        let drawn = isHidden ? 0 : isWhole ? picture.rows : min(rows / 3, 12)
        // How signs are typed is said where nothing has to go for it.
        let said = 1 + texts.said.count
        let told = said + texts.typing.count
        let wanted = told <= max(usualWords, rows - 2 - drawn - leastLedger) ? told : said
        let wordRows = max(usualWords, min(wanted, rows / 2))
        let free = max(0, rows - wordRows - 2)
        let drawingRows = isHidden ? 0 : max(0, min(drawn, free - leastLedger), free - ledgerRows)
        let ledgerTop = body.row + drawingRows
        let wordsTop = max(
            ledgerTop, min(ledgerTop + (isHidden ? free : ledgerRows) + 2, body.row + rows - wordRows))
        return Plan(
            drawing: Area(column: body.column, row: body.row, columns: body.size.columns, rows: drawingRows),
            ledger: Area(
                column: body.column, row: ledgerTop, columns: body.size.columns, rows: wordsTop - ledgerTop),
            words: Area(column: body.column, row: wordsTop, columns: body.size.columns, rows: wordRows), texts: texts)
    }

    /// The drawing has all rows at the left; at the right stand words below the ledger.
    private func planBeside(in size: Size) -> Plan {
        let (body, usualWords) = WalkArrangement.space(in: size)
        let panel = WalkArrangement.ledgerColumns
        let texts = Texts(self, width: panel - 2 * WalkView.margin)
        let said = 1 + texts.said.count + texts.typing.count
        let wordRows = max(usualWords, min(said, body.size.rows / 2))
        let ledgerRows = min(max(texts.ledger.count, usualLedgerRows) + 2, body.size.rows - wordRows)
        let left = body.columns.upperBound - panel
        return Plan(
            drawing: Area(
                column: body.column, row: body.row,
                columns: rooms(in: size).last?.size.columns ?? 0, rows: body.size.rows),
            ledger: Area(column: left, row: body.row, columns: panel, rows: ledgerRows),
            words: Area(
                column: left, row: body.row + ledgerRows, columns: panel, rows: body.size.rows - ledgerRows),
            texts: texts)
    }

    /// Blanks at the left of ledger and words.
    private static let margin = 2

    /// Most ledgers of this walk fit into these rows.
    private var usualLedgerRows: Int {
        WalkArrangement.ledgerRows(
            edges: walk.steps.map(\.edges.count).max() ?? 0, isScalar: walk.graph.isScalar, method: walk.walk.method)
    }

    private func ledgerTable(width: Int) -> LedgerTable? {
        guard walk.stage != .order else { return nil }
        return ledger.map { LedgerTable(walk: walk, ledger: $0, drafts: drafts, width: width) }
    }

    // MARK: Words

    /// What is looked at, else what was said last and the hint, else the rule of this step. Who chooses the order sees what was
    /// visited too.
    private func saidLines(width: Int) -> [[Span]] {
        let looked = lookedAtLines(width: width)
        guard looked.isEmpty || walk.stage == .order else { return looked }
        let layout = LessonLayout(appearance: appearance)
        let verdict = message?.lines(besideTyped: field?.text ?? "", width: width, layout: layout)
        let help = hint?.lines(width: width, layout: layout)
        guard verdict == nil, help == nil, !walk.isFinished else { return looked + (verdict ?? []) + (help ?? []) }
        return looked + guidanceLines(width: width)
    }

    /// The rule of this step, and whether its question is open again.
    private func guidanceLines(width: Int) -> [[Span]] {
        let prose = Prose(appearance: appearance)
        return (walk.isChanged ? prose.lines(ResumptionWords.changed, width: width, role: .pending) : [])
            + prose.lines(walk.guidance, width: width, role: .dim)
    }

    /// How the signs of the entry are typed.
    private func typingLines(width: Int) -> [[Span]] {
        walk.typing.isEmpty ? [] : Prose(appearance: appearance).lines(walk.typing, width: width, role: .dim)
    }

    /// `looking at  t = x·y = 6, t̄ = 12`: the definition of the box that is looked at, and what is known of it.
    private func lookedAtLines(width: Int) -> [[Span]] {
        guard let node = lookedAt else { return [] }
        let knowledge = walk.knowledge(ofNode: node)
        let equation = [words.equation(of: node), knowledge.value].compactMap(\.self).joined(separator: " = ")
        let adjoint = knowledge.adjoint.map { ", \(words.names.adjoint(node)) = \($0)" } ?? ""
        let text = Span(equation + adjoint, role: .math, breaking: .math)
        return wrap([Span("looking at  ", role: .dim, breaking: .never), text], width: width, hangingIndent: 12)
    }

    /// What is asked, or how the entry is read.
    private func askedLines(echo: EchoLine?, width: Int) -> [[Span]] {
        let prose = Prose(appearance: appearance)
        switch walk.stage {
        case .finished:
            let sentence = "The walk is complete. Enter goes on, s shows the worked solution."
            return prose.lines(sentence, width: width, role: .correct)
        case .review:
            let sentence = "Nothing is open any more. Enter has the walk marked, Ctrl-T takes the last entry back."
            return prose.lines(sentence, width: width, role: .strong)
        case .entry, .order: break
        }
        guard let echo, let spans = echo.spans, !echo.isTold(by: message) else {
            return prose.lines(walk.prompt, width: width)
        }
        return wrap(spans, width: width)
    }

    // MARK: Drawing

    /// The part of a drawing that is seen, painted.
    struct Painting {
        let area: Area
        let viewport: Viewport
        let canvas: Canvas

        init(of picture: WalkPicture, through viewport: Viewport, in area: Area) {
            (self.area, self.viewport) = (area, viewport)
            var canvas = Canvas(size: area.size)
            viewport.draw(on: &canvas, in: canvas.bounds) { picture.row($0, columns: $1) }
            self.canvas = canvas
        }
    }

    /// - Parameters:
    ///   - painting: of the picture; one through another viewport or for another room is not used.
    ///   - captions: of the picture.
    func draw(
        _ picture: WalkPicture, _ painting: Painting?, _ captions: Captions, through viewport: Viewport,
        on canvas: inout Canvas
    ) {
        let plan = plan(in: canvas.size, picture: picture.size)
        let width = plan.words.size.columns - 2 * WalkView.margin
        let echo = field.map { EchoLine(reading: walk.preview($0.text), entry: $0.text) }
        let isPainted = painting?.area == plan.drawing && painting?.viewport == viewport
        let seen = isPainted ? painting : Painting(of: picture, through: viewport, in: plan.drawing)
        if let seen { canvas.draw(seen.canvas, column: seen.area.column, row: seen.area.row) }
        if let absence = picture.absence {
            canvas.clip = plan.drawing
            let lines = Prose(appearance: appearance).lines(absence, width: width, role: .hint)
            for (row, line) in zip(plan.drawing.rows, lines) {
                canvas.write(line, column: plan.drawing.column + WalkView.margin, row: row)
            }
            canvas.clip = canvas.bounds
        }
        let isNoted = drawLedger(
            plan.texts, captions, note: picture.note, on: &canvas, in: plan.ledger,
            more: plan.drawing.isEmpty ? "" : viewport.more, echo: echo)
        if !isNoted, let note = picture.note, picture.size.rows < plan.drawing.size.rows {
            canvas.clip = plan.drawing
            let row = plan.drawing.rows.upperBound - 1
            canvas.write(note, column: plan.drawing.column + WalkView.margin, row: row, role: .dim)
        }
        canvas.clip = plan.words
        var lines = askedLines(echo: echo, width: width) + plan.texts.said
        if lines.count + plan.texts.typing.count <= plan.words.size.rows { lines += plan.texts.typing }
        for (row, line) in zip(plan.words.rows, lines) {
            canvas.write(line, column: plan.words.column + WalkView.margin, row: row)
        }
        canvas.clip = canvas.bounds
    }

    /// - Returns: whether the rule above the ledger had room for what the labels of the drawing are.
    private func drawLedger(
        _ texts: Texts, _ captions: Captions, note labels: String?, on canvas: inout Canvas, in area: Area,
        more: String, echo: EchoLine?
    ) -> Bool {
        canvas.clip = area
        let note =
            hidden == .drawing
            ? " Ctrl-Y shows the drawing " : more.isEmpty ? "" : " the drawing goes on \(more) "
        let room = area.size.columns - (note.isEmpty ? 6 : note.columns + 7)
        let title = captions.titles.first { $0.columns <= room } ?? captions.titles.last ?? ""
        canvas.rule(row: area.row, column: area.column, columns: area.size.columns, title: title)
        canvas.write(note, column: area.columns.upperBound - note.columns - 2, row: area.row, role: .hint)
        let isNoted = note.isEmpty && canvas.writeNote(labels, in: area, besideTitle: title)
        canvas.rule(
            row: area.rows.upperBound - 1, column: area.column, columns: area.size.columns, title: captions.legend,
            titleRole: .dim)

        let inside = Area(
            column: area.column + WalkView.margin, row: area.row + 1, columns: area.size.columns - 2 * WalkView.margin,
            rows: area.size.rows - 2)
        // A ledger with more rows than there is room for is seen around its field.
        var scroll = Scroll()
        scroll.fit(content: texts.ledger.count, height: inside.size.rows)
        if let entry = texts.table?.entry {
            scroll.show(entry.beside)
            scroll.show(entry.row..<entry.row + 1)
        }
        if let note = scroll.note {
            let text = hidden == .ledger ? " Ctrl-X shows the whole ledger " : " ledger: \(note) "
            canvas.write(
                text, column: area.columns.upperBound - text.columns - 2, row: area.rows.upperBound - 1, role: .hint)
        }
        canvas.clip = inside
        for (row, line) in zip(inside.rows, texts.ledger[scroll.visible]) {
            canvas.write(line, column: inside.column, row: row)
        }
        guard let field else { return isNoted }
        let place = texts.table?.entry ?? entry(behind: texts.ledger, width: inside.size.columns)
        field.draw(
            on: &canvas, column: inside.column + place.column, row: inside.row + place.row - scroll.visible.lowerBound,
            width: place.width, fault: echo?.faultyCharacters)
        return isNoted
    }

    /// What the rules above and below the ledger say. It follows from the walk and its drawing, not from what is typed.
    struct Captions {
        /// Of the first that has the room, the text above.
        var titles: [String] = []
        /// The text below.
        var legend = ""
    }

    func captions(of picture: WalkPicture) -> Captions { Captions(titles: titles(picture), legend: legend(picture)) }

    /// What the signs mean that stand in the boxes, or in the words about one.
    private func legend(_ picture: WalkPicture) -> String {
        let isLookedAt = lookedAt.map { !walk.knowledge(ofNode: $0).own.isEmpty } ?? false
        let own = picture.showsOwn || isLookedAt ? walk.legend : ""
        let isShort = hidden != .drawing && picture.abbreviates
        let short = isShort ? "\(words.ellipsis) has no room in its box: Ctrl-N reads it" : ""
        return [own, short].filter { !$0.isEmpty }.joined(separator: "; ")
    }

    /// What the rule above the ledger may say, the most first: the definitions that the present question is about, with the
    /// values of their operands where the boxes have none.
    private func titles(_ picture: WalkPicture) -> [String] {
        if walk.stage == .order { return ["order of the sweep"] }
        let quantity = walk.present.map { walk.cells[$0].quantity }
        guard let ledger else {
            if case .update(_, let rate) = quantity {
                return ["updates, learning rate \(rate.text(appearance.notation))", "updates"]
            }
            guard case .value(let node) = quantity, !picture.showsValues else { return ["forward pass"] }
            return ["forward pass" + operandValues(of: node), "forward pass"]
        }
        let (name, own) = ("ledger of \(ledger.name)", "ledger of \(words.equation(of: ledger.node))")
        guard walk.walk.method == .pull else { return [own, name] }
        switch quantity {
        case .localPartial(let edge), .contribution(let edge):
            let consumer = walk.graph.edges[edge].to
            let from = ", from \(words.equation(of: consumer))"
            let values = picture.showsValues || quantity != .localPartial(edge: edge) ? "" : operandValues(of: consumer)
            return [own + from + values, name + from + values, own + from, name + from, own, name]
        default: return [own, name]
        }
    }

    /// `, x = 2, y = 3`: what is known of the values that a node is computed from.
    private func operandValues(of node: Int) -> String {
        walk.graph.incoming[node].map { walk.graph.edges[$0].from }.compactMap { operand in
            walk.knowledge(ofNode: operand).value.map { ", \(words.names.node(operand)) = \($0)" }
        }.joined()
    }

    /// What stands in place of a ledger, its field behind the last line: on the forward pass the definition, `t = xy =`;
    /// where the student chooses the order, the nodes that were visited.
    private func linesWithoutLedger(width: Int) -> [[Span]] {
        if walk.stage == .order {
            return [[Span("visit next:", role: .active)]]
        }
        guard let present = walk.present else { return [] }
        let question: String
        switch walk.cells[present].quantity {
        case .value(let node):
            question = "\(words.names.node(node))\(words.definition(node).map { " = \($0)" } ?? "")"
        case .update: question = walk.cells[present].label
        default: return []
        }
        let lines = wrap(
            [Span("\(question) =", role: .active, breaking: .math)], width: width, hangingIndent: 2)
        // The field needs some room behind the equals sign, else a line of its own.
        return (lines.last?.columns ?? 0) + LedgerTable.smallestField > width ? lines + [[]] : lines
    }

    /// Where the student types where there is no ledger.
    private func entry(behind lines: [[Span]], width: Int) -> LedgerTable.Entry {
        let start = (lines.last?.columns ?? 0) + 1
        let field = LedgerTable.fieldColumns(typed: field?.text.columns ?? 0, room: width - start)
        return LedgerTable.Entry(row: max(0, lines.count - 1), column: start, width: field, beside: lines.indices)
    }
}
