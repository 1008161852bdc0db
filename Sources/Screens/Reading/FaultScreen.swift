package import Canvas
package import Cards

/// What is wrong with a card that cannot be opened: every finding with its place.
package struct FaultScreen: Screen {
    private var text: TextScreen

    /// - Parameter path: the card's file, as `adjoint check` takes it.
    package init(path: String, diagnostics: [Diagnostic], appearance: Appearance) {
        let findings = diagnostics.flatMap { finding in
            finding.text.split(separator: "\n", omittingEmptySubsequences: false).map { [Span(String($0))] } + [[]]
        }
        let advice = [Span("adjoint check \(path)", role: .code), Span(" prints the same in the shell.")]
        text = TextScreen(
            title: "This card cannot be opened yet: \(path)", lines: findings + [advice], appearance: appearance)
    }

    package var keys: [KeyBinding] { text.keys }
    package mutating func update(_ event: Event) -> [Command] { text.update(event) }
    package func draw(on canvas: inout Canvas) { text.draw(on: &canvas) }
}
