/// What is gone through on a drawing, step by step, and what is said of each step.
protocol DrawingContent: Sendable {
    /// Where one is: `node 3 of 4`.
    func status(on pane: DrawingPane) -> String
    func keyTable(on pane: DrawingPane) -> KeyTable<DrawingAction>
    /// The boxes of the present step, which are to be seen; the first of them where there is no room for all.
    var followed: [Int] { get }
    /// What stands out.
    func marks(on pane: DrawingPane) -> GraphMarks
    func panel(on pane: DrawingPane) -> DrawingPlan.Panel
    /// - Parameter title: the title of the screen.
    mutating func perform(_ action: DrawingAction, on pane: inout DrawingPane, title: String) -> DrawingOutcome
}

/// What keys do on a screen with a drawing.
enum DrawingAction: Sendable {
    case step(Int), first, last
    /// The paths from another node.
    case start(Int)
    /// The present step in words, however many they are.
    case words
    case center, adjoints, paths, elements
    case move(DrawingPane.Movement)
    case back
}

/// What follows from a key.
enum DrawingOutcome {
    case stay
    /// The view moves to the present step.
    case follow
    case open(any Screen)
}
