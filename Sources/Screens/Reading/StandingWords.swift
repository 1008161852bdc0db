internal import Canvas
internal import Tutor

/// How a card stands, as the library says it.
struct StandingWords {
    let text: String
    let role: Role

    /// - Parameter due: how many of its tasks are due for review.
    init(_ standing: CardProgress.Standing, due: Int) {
        let (words, shade): (String, Role) =
            switch standing {
            case .new: ("new", .dim)
            case .begun: ("begun", .active)
            case .step(let step, let places): ("step \(step) of \(places)", .active)
            case .done: ("done", .known)
            }
        text = due > 0 ? "\(words), \(due) due" : words
        role = due > 0 ? .active : shade
    }
}
