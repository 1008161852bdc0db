internal import Canvas
internal import Tutor

/// How a card stands, as the library says it.
struct StandingWords {
    let text: String
    let role: Role

    init(_ progress: CardProgress) {
        let (words, shade): (String, Role) =
            switch progress.standing {
            case .new: ("new", .dim)
            case .begun: ("begun", .active)
            case .step(let step, let places): ("step \(step) of \(places)", .active)
            case .done: ("done", .known)
            }
        let again = progress.again.map { again in
            "\(again.seed.map { "round \($0)" } ?? "again"): step \(again.step) of \(again.places)"
        }
        let due = progress.due > 0 ? "\(progress.due) due" : nil
        text = [words, again, due].compactMap(\.self).joined(separator: ", ")
        role = progress.due > 0 ? .active : shade
    }
}
