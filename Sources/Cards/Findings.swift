/// The faults found in one card file so far.
struct Findings {
    private let source: SourceText
    private var found: [(offset: Int, diagnostic: Diagnostic)] = []

    init(_ source: SourceText) { self.source = source }

    /// Adds a fault at a file offset.
    /// - Parameter end: the offset behind it; nil where it ends with the word that stands there.
    mutating func report(_ fault: Fault, at offset: Int, to end: Int? = nil) {
        guard found.count <= CardLimits.findings else { return }
        let isLast = found.count == CardLimits.findings
        let fault = isLast ? .tooManyFaults : fault
        let diagnostic = Diagnostic(
            severity: fault.severity, rule: fault.rule, message: fault.message,
            suggestion: found.count < CardLimits.suggestions ? fault.suggestion : nil,
            place: source.place(at: offset, to: end))
        found.append((isLast ? .max : offset, diagnostic))
    }

    var count: Int { found.count }

    /// Whether an error was found after a count.
    func hasError(since count: Int) -> Bool {
        found[count...].contains { $0.diagnostic.severity == .error }
    }

    /// In the order of the file.
    var diagnostics: [Diagnostic] {
        // The index keeps faults of one place in the order in which they were found.
        found.enumerated().sorted { ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset) }
            .map(\.element.diagnostic)
    }
}
