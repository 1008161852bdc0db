internal import Canvas
internal import Tutor

/// How a card stands, as the library says it.
struct StandingWords {
    let text: String
    let role: Role

    init(_ standing: CardProgress.Standing) {
        (text, role) =
            switch standing {
            case .new: ("new", .dim)
            case .begun: ("begun", .active)
            case .step(let step, let places): ("step \(step) of \(places)", .active)
            case .done: ("done", .known)
            }
    }
}
