internal import Autodiff

/// Reads the tasks of a card, one section after the other.
struct TaskReader {
    private let source: SourceText
    private let graphs: CardGraphs
    private let conventions: TaskConventions
    /// The line of each task by its id, counted from 1.
    private var lines: [String: Int] = [:]

    /// - Parameter conventions: the card's, which a task may replace by its own.
    init(_ source: SourceText, _ graphs: CardGraphs, _ conventions: TaskConventions) {
        self.source = source
        self.graphs = graphs
        self.conventions = conventions
    }

    /// The task of a section; nil where it has a fault.
    mutating func read(_ section: TaskSections.Section, _ findings: inout Findings) -> Task? {
        let heading = TaskHeading(section.heading)
        let faults = findings.count
        report(heading, &findings)

        var prompt: [MarkdownBlock] = []
        var labels = LabelledText(source)
        var answer: Answer?
        var answerOffset: Int?
        var options: MarkdownBlock?
        var points: Int?
        var shapes: CodeBlock?
        var drawing: CodeBlock?
        for block in section.blocks {
            if case .code(let code) = block.kind, code.kind == .shapes {
                if shapes != nil { findings.report(.secondShapes, at: code.offset) }
                shapes = shapes ?? code
            } else if case .code(let code) = block.kind, code.kind == .drawing {
                if drawing != nil { findings.report(.secondDrawing, at: code.offset) }
                drawing = drawing ?? code
            } else if case .code(let code) = block.kind, code.kind == .training {
                findings.report(.trainingInTask, at: code.offset)
            } else if let reader = answerReader(of: block) {
                if let first = answerOffset {
                    findings.report(.secondAnswer(firstLine: source.line(at: first) + 1), at: block.offset)
                } else {
                    answerOffset = block.offset
                    answer = reader(&findings)
                    if case .list = block.kind { options = block }
                    if case .code(let code) = block.kind { points = self.points(of: code, &findings) }
                }
            } else {
                reportNestedAnswers(in: block, &findings)
                if case .quote = block.kind, labels.take(block, &findings) { continue }
                if let (label, offset) = LabelledText.labelWithoutQuote(in: block) {
                    findings.report(.labelWithoutQuote(label), at: offset)
                }
                prompt.append(block)
            }
        }
        // A misspelt block is reported already.
        if answerOffset == nil, !prompt.flatMap(\.codeBlocks).contains(where: { $0.nearestKind != nil }) {
            findings.report(.noAnswer, at: section.heading.offset)
        }
        if let shapes, shapes.isClosed, answerOffset != nil { add(shapes, of: options, to: &answer, &findings) }
        let shown = prompt.shown
        let spokenOf = answer.flatMap { graph(spokenOfIn: shown, drawing: drawing, shapes: shapes, $0, &findings) }
        if let second = labels.points, points != nil { findings.report(.secondPoints, at: second.offset) }
        guard let answer, !findings.hasError(since: faults) else { return nil }
        var task = Task(
            id: heading.id, title: heading.title, heading: heading.shown, prompt: shown, drawing: spokenOf,
            answer: answer, hints: labels.hints.map(\.shown), why: labels.why.shown)
        task.place = source.place(at: heading.offset)
        task.tests = labels.tests
        if let graph = answer.key.subject.graph.flatMap(graphs.entry(named:))?.graph {
            task.reportVaryingNumbers(of: graph, in: prompt, &findings)
        }
        task.points = labels.points?.count ?? points
        return task
    }

    /// The graph that is drawn beside a task that is not about one itself: that of its block `drawing`, of its block
    /// `shapes`, or one whose name stands as code in its prompt.
    private func graph(
        spokenOfIn prompt: [Block], drawing: CodeBlock?, shapes: CodeBlock?, _ answer: Answer,
        _ findings: inout Findings
    ) -> String? {
        if let drawing, drawing.isClosed, let own = answer.key.subject.graph {
            findings.report(.drawingOfOwnGraph(own), at: drawing.offset)
            return nil
        }
        guard answer.key.subject.graph == nil else { return nil }
        if let drawing {
            guard drawing.isClosed,
                let keys = KeyedValues(drawing, source, owner: .drawing, known: [.graph], &findings)
            else { return nil }
            return graphs.entry(keys[.graph], at: drawing.contentOffset, &findings)?.name
        }
        if let shapes, shapes.isClosed {
            // What is wrong with the block is reported where its options are read.
            var known = Findings(source)
            let keys = KeyedValues(shapes, source, owner: .shapes, known: [.graph, .layout], &known)
            return keys.flatMap { graphs.entry($0[.graph], at: shapes.contentOffset, &known)?.name }
        }
        return prompt.flatMap(\.code).first(where: graphs.names.contains)
    }

    /// What a block `answer` or `walk` counts; nil where it does not say.
    private func points(of block: CodeBlock, _ findings: inout Findings) -> Int? {
        // What else is wrong with the block is reported where its answer is read.
        var known = Findings(source)
        let keys = KeyedValues(block, source, owner: .answer, known: [.points], &known)
        return keys?[.points]?.integer(for: BlockKey.points.name, in: Task.pointRange, &findings)
    }

    /// Works out what the options come to.
    private func add(
        _ shapes: CodeBlock, of options: MarkdownBlock?, to answer: inout Answer?, _ findings: inout Findings
    ) {
        guard let options else { return findings.report(.shapesWithoutOptions, at: shapes.offset) }
        let known = OptionShapesReader.read(shapes, of: options, source, graphs, conventions, &findings)
        guard case .choice(var choice)? = answer, known.count == choice.options.count else { return }
        for index in known.indices { choice.options[index].shape = known[index] }
        answer = .choice(choice)
    }

    private mutating func report(_ heading: TaskHeading, _ findings: inout Findings) {
        if heading.title.isEmpty { findings.report(.unnamedTask, at: heading.offset) }
        guard isIdentifier(heading.id) else {
            if !heading.title.isEmpty { findings.report(.invalidTaskID(heading.id), at: heading.idOffset) }
            return
        }
        if let line = lines[heading.id] {
            findings.report(
                .duplicateTask(heading.id, firstLine: line, isDefault: heading.isDefaultID), at: heading.idOffset)
        } else {
            lines[heading.id] = source.line(at: heading.offset) + 1
        }
    }

    /// How to read a block that is an answer element.
    private func answerReader(of block: MarkdownBlock) -> ((inout Findings) -> Answer?)? {
        switch block.kind {
        case .list where block.blocks.contains(where: \.isOption):
            return { findings in
                reportNestedAnswers(in: block, &findings)
                return Choice.read(block, &findings).map(Answer.choice)
            }
        case .code(let code) where !code.isClosed && [.answer, .walk].contains(code.kind):
            // Where it should end is not known, and that it does not is reported.
            return { _ in nil }
        case .code(let code) where code.kind == .answer:
            return { Answer.read(code, source, graphs, conventions, &$0) }
        case .code(let code) where code.kind == .walk:
            return { Walk.read(code, source, graphs, conventions, &$0).map(Answer.walk) }
        default:
            return nil
        }
    }

    private func reportNestedAnswers(in block: MarkdownBlock, _ findings: inout Findings) {
        for code in block.blocks.flatMap(\.codeBlocks) {
            guard let kind = code.kind, kind != .graph else { continue }
            findings.report(kind == .training ? .trainingInTask : .nestedAnswer(kind.rawValue), at: code.offset)
        }
    }
}

extension Block {
    /// What stands as code in a paragraph or a list.
    fileprivate var code: [String] {
        switch self {
        case .paragraph(let inlines): inlines.flatMap(\.code)
        case .list(_, _, let items): items.joined().flatMap(\.code)
        default: []
        }
    }
}

extension Inline {
    fileprivate var code: [String] {
        switch self {
        case .code(let text): [text]
        case .emphasis(let inlines), .strong(let inlines), .link(let inlines, _): inlines.flatMap(\.code)
        case .text, .math, .lineBreak: []
        }
    }
}

extension MarkdownBlock {
    /// An item with a task mark, `[ ]` or `[x]`.
    var isOption: Bool {
        if case .item(isChecked: .some) = kind { true } else { false }
    }

    /// Every code block in here, in order of the file.
    var codeBlocks: [CodeBlock] {
        if case .code(let code) = kind { [code] } else { blocks.flatMap(\.codeBlocks) }
    }
}
