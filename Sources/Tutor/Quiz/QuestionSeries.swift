/// What asks a quiz as one question after others: it says itself what came of it, and goes on.
package enum QuestionSeries: Hashable, Sendable {
    case review
    /// A drill, with the place of the question in it: `4 of 10`.
    case drill(place: String)

    /// What it is called beside a question: `review`, `drill 4 of 10`.
    package var words: String {
        switch self {
        case .review: "review"
        case .drill(let place): "drill \(place)"
        }
    }
}
