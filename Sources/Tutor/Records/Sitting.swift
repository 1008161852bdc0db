/// The session that an attempt belongs to, and how far it was after that attempt.
package struct Sitting: Hashable, Sendable {
    /// Its identity, on every machine: a UUID as RFC 9562 writes it, in capitals.
    package var id: String
    /// What is asked: the card's tasks or a walk, with every option that makes other questions or marks of it.
    package var asked: String
    /// How many of its places are through: tasks, or the cells of a walk. All of them only where nothing is left to do, the
    /// marks at the end included.
    package var settled: Int
    /// How many places it has.
    package var places: Int

    package init(id: String, asked: String, settled: Int, places: Int) {
        self.id = id
        self.asked = asked
        self.settled = settled
        self.places = places
    }

    /// Whether nothing is left to do.
    package var isFinished: Bool { settled == places }

    /// Whether the card's tasks are asked, as against a walk by itself.
    package var asksTasks: Bool { asked.hasPrefix(Self.tasks) }

    /// The seed of a round with other numbers; nil where the numbers are the author's.
    package var seed: String? { Self.seed(in: asked) }

    static func seed(in asked: String) -> String? {
        asked.firstRange(of: Self.seed).map { String(asked[$0.upperBound...]) }
    }

    /// What stands before the seed.
    static let seed = " seed "

    /// How what is asked begins where it is the card's tasks.
    static let tasks = "tasks"

    /// How it begins where it is one question of a drill.
    static let drill = "drill"
}
