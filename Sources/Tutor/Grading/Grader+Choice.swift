package import Cards

extension Grader {
    /// Grades chosen options, counted from 0. With one right option exactly one is to be picked, else all that are right.
    package func grade(options chosen: Set<Int>, of choice: Choice) -> Grade {
        let right = Set(choice.options.indices.filter { choice.options[$0].isCorrect })
        let read = chosen.sorted().map(Choice.letter).joined(separator: ", ")
        func grade(_ verdict: Verdict) -> Grade { Grade(verdict: verdict, read: read) }

        if let stray = chosen.first(where: { !choice.options.indices.contains($0) }) {
            return grade(.invalid(Fault("there is no option \(stray + 1); there are \(choice.options.count)")))
        }
        guard !chosen.isEmpty else { return grade(.invalid(Fault("pick an option"))) }
        if right.count == 1, chosen.count > 1 { return grade(.invalid(Fault("pick one option"))) }
        // The options may have scrolled out of sight: the letter says which is meant.
        if chosen == right { return grade(.correct(note: right.count == 1 ? "It is \(read)." : "")) }
        let isOver = !chosen.isSubset(of: right)
        let isShort = !right.isSubset(of: chosen)
        let message =
            right.count == 1
            ? "It is not \(read): another option is right."
            : isOver && isShort
                ? "Something picked does not belong, and something that belongs is missing."
                : isOver ? "Something picked does not belong." : "So far right, but something that belongs is missing."
        return grade(.incorrect(misconceptions: [], message: message))
    }
}
