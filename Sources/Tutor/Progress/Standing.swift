/// How well something is known, by the answers to it. A first answer counts where it was given without a hint.
package enum Standing: String, Hashable, Sendable, CaseIterable {
    /// Right at the first answer on two days or more, without a miss between them.
    case mastered
    /// Right at the first answer, the last time.
    case learnt
    /// Not right at the first answer, the last time.
    case weak
}

extension TaskHistory {
    /// How well the task is known: as its weakest place; nil while nothing is answered.
    package var standing: Standing? {
        let answered = places.values.filter { $0.isRightAtLast != nil }
        guard !answered.isEmpty else { return nil }
        if answered.contains(where: { $0.isRightAtLast == false }) { return .weak }
        return answered.allSatisfy { $0.rightDays >= 2 } ? .mastered : .learnt
    }
}
