internal import Algebra
internal import Autodiff

extension Card {
    /// Reads a card file. Every fault is collected, in the order of the file; the card is nil where there is an error.
    package static func read(_ file: CardFile) -> (card: Card?, diagnostics: [Diagnostic]) {
        var (source, findings) = file.source()
        guard let source else { return (nil, findings.diagnostics) }
        let card = read(source, &findings).card
        let diagnostics = findings.diagnostics
        return (diagnostics.containsError ? nil : card, diagnostics)
    }

    /// Reads a card file's text.
    /// - Parameter path: how diagnostics name the file; the default id is its base name.
    package static func read(_ text: String, path: String) -> (card: Card?, diagnostics: [Diagnostic]) {
        read(CardFile(path: path, text: text))
    }

    /// What could be read of a card, and its front matter with the places a library checks.
    static func read(
        _ source: SourceText, _ findings: inout Findings
    ) -> (card: Card?, frontMatter: FrontMatterReader.Result?) {
        let head = FrontMatterReader.head(of: source, &findings)
        let frontMatter = head.flatMap { FrontMatterReader.read($0, of: source, &findings) }
        let start = head?.end ?? source.start(ofLine: 0)
        // Without an end of the front matter there is no telling where the lesson begins.
        guard head != nil, let document = document(source, from: start, &findings) else { return (nil, frontMatter) }

        let codeBlocks = document.codeBlocks
        reportFences(codeBlocks, &findings)
        let layout = frontMatter?.frontMatter.layout ?? .denominator
        let graphs = CardGraphs(codeBlocks, of: source, layout: layout, &findings)
        let sections = TaskSections(document, &findings)
        reportMisplacedAnswers(in: sections.lesson, &findings)
        let (lesson, teachings) = lesson(sections.lesson, of: source, &findings)
        let training = TrainingPlan.read(in: sections.lesson.flatMap(\.codeBlocks), source, graphs, &findings)
        if lesson.isEmpty { findings.report(.emptyLesson, at: start) }
        var reader = TaskReader(source, graphs, TaskConventions(frontMatter?.frontMatter))
        let tasks = sections.tasks.compactMap { reader.read($0, &findings) }
        guard let frontMatter else { return (nil, nil) }
        let places = graphs.entries.map { ($0.name, source.place(at: $0.offset)) }
        var card = Card(
            frontMatter: frontMatter.frontMatter, lesson: lesson, teachings: teachings,
            graphs: graphs.entries.compactMap(\.graph),
            tasks: tasks, graphPlaces: Dictionary(places, uniquingKeysWith: { first, _ in first }))
        card.training = training
        card.lessonPlaces = sections.lesson.flatMap { block in
            repeatElement(source.place(at: block.offset), count: block.shown.count)
        }
        return (card, frontMatter)
    }

    private static func document(
        _ source: SourceText, from start: Int, _ findings: inout Findings
    ) -> MarkdownBlock? {
        do throws(MarkdownParser.Failure) {
            let result = try MarkdownParser.parse(source, from: start)
            let faults =
                result.unclosedMath.map { (Fault.unclosedMath, $0) } + result.strayDollars.map { (.strayDollar, $0) }
                + UnknownCommands.faults(in: result.math, of: source)
            let code = faults.isEmpty ? [] : result.document.codeBlocks.compactMap(\.content.fileRange)
            for (fault, offset) in faults where !code.contains(where: { $0.contains(offset) }) {
                findings.report(fault, at: offset)
            }
            return result.document
        } catch {
            findings.report(error.fault, at: start)
            return nil
        }
    }

    /// Fences that nothing closes, and those that look like a misspelt block of a card.
    private static func reportFences(_ blocks: [CodeBlock], _ findings: inout Findings) {
        for block in blocks {
            if !block.isClosed { findings.report(.unclosedFence, at: block.offset) }
            if let nearest = block.nearestKind, let word = block.info.first {
                findings.report(.unknownFence(word.text, nearest: nearest), at: word.offset)
            }
        }
    }

    private static func reportMisplacedAnswers(in lesson: [MarkdownBlock], _ findings: inout Findings) {
        for block in lesson.flatMap(\.codeBlocks) {
            if let kind = block.kind, ![.graph, .training].contains(kind) {
                findings.report(.answerOutsideTask(kind.rawValue), at: block.offset)
            }
        }
    }
}

extension MarkdownParser.Failure {
    fileprivate var fault: Fault {
        switch self {
        case .tooDeep: .markdownTooDeep
        case .tooLarge, .outOfMemory: .markdownTooLarge
        }
    }
}
