internal import Algebra

/// A document cut at its headings: the lesson, then the tasks.
struct TaskSections {
    struct Section {
        /// The heading of level 2.
        let heading: MarkdownBlock
        var blocks: [MarkdownBlock] = []
    }
    private(set) var lesson: [MarkdownBlock] = []
    private(set) var tasks: [Section] = []

    private static let heading = "Tasks"

    init(_ document: MarkdownBlock, _ findings: inout Findings) {
        guard let start = document.blocks.firstIndex(where: { $0.isHeading(named: Self.heading, level: 1) }) else {
            lesson = document.blocks
            reportNearHeading(&findings)
            return
        }
        lesson = Array(document.blocks[..<start])
        for block in document.blocks[(start + 1)...] {
            switch block.kind {
            case .heading(level: 1):
                findings.report(.headingBelowTasks, at: block.offset)
            case .heading(level: 2):
                guard tasks.count < CardLimits.tasks else {
                    findings.report(.tooManyTasks, at: block.offset)
                    return
                }
                tasks.append(Section(heading: block))
            default:
                if !tasks.isEmpty {
                    tasks[tasks.count - 1].blocks.append(block)
                } else if !block.isComment {
                    findings.report(.textBeforeFirstTask, at: block.offset)
                }
            }
        }
        if tasks.isEmpty { findings.report(.emptyTasks, at: document.blocks[start].offset) }
    }

    /// A card without tasks is a lesson; one whose heading is misspelt is not.
    private func reportNearHeading(_ findings: inout Findings) {
        for block in lesson {
            guard case .heading(let level) = block.kind else { continue }
            let text = block.inlines.plainText.trimmed.lowercased()
            let name = Self.heading.lowercased()
            let isNear = text == name || level == 1 && nearestName(to: text, among: [name]) != nil
            if isNear { findings.report(.nearTasksHeading, at: block.offset) }
        }
    }
}

extension MarkdownBlock {
    fileprivate func isHeading(named name: String, level: Int) -> Bool {
        guard case .heading(level) = kind else { return false }
        return inlines.plainText.trimmed == name
    }

    /// HTML that shows nothing.
    fileprivate var isComment: Bool {
        if case .html = kind { shown.isEmpty } else { false }
    }
}
