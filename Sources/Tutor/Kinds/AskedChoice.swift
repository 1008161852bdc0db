internal import Algebra
internal import Cards

/// Multiple choice: options by letter on the page, by number in an entry.
struct AskedChoice: AskedKind {
    let choice: Choice
    let grader: Grader

    var instruction: String { choice.picksAll ? "Pick all that are right." : "Pick one." }

    func preview(_ entry: String) -> Reading {
        if entry.allSatisfy(\.isWhitespace) { return .empty }
        switch options(in: entry) {
        case .success(let chosen): return .math(chosen.sorted().map { "\($0 + 1)" }.joined(separator: ", "))
        case .failure(let fault): return .unreadable(fault)
        }
    }

    func grade(_ entry: String) -> Grade {
        switch options(in: entry) {
        case .success(let chosen): grader.grade(options: chosen, of: choice)
        case .failure(let fault): Grade(verdict: .invalid(fault), read: "")
        }
    }

    /// An empty text answers with the options that are chosen.
    func answer(_ text: String, in state: inout QuizSession.TaskState) -> Grade {
        if text.contains(where: { !$0.isWhitespace }) {
            switch options(in: text) {
            case .success(let chosen): state.chosen = chosen
            case .failure(let fault): return Grade(verdict: .invalid(fault), read: "")
            }
        }
        state.entry = state.chosen.sorted().map { "\($0 + 1)" }.joined(separator: ",")
        return grader.grade(options: state.chosen, of: choice)
    }

    func showFeedback(in state: inout QuizSession.TaskState) {
        let shown = state.chosen.filter { choice.options.indices.contains($0) }
            .map { ($0, choice.options[$0].feedback) }
        state.feedback = Dictionary(uniqueKeysWithValues: shown).filter { !$0.value.isEmpty }
    }

    /// Options by number, counted from 0.
    private func options(in entry: String) -> Result<Set<Int>, Fault> {
        var chosen: Set<Int> = []
        for word in entry.split(whereSeparator: { $0 == "," || $0 == ";" || $0.isWhitespace }) {
            guard let number = Int(word), number > 0 else {
                return .failure(Fault("\(word.prefix(20)) is not the number of an option"))
            }
            chosen.insert(number - 1)
        }
        return .success(chosen)
    }

    var hints: [String] {
        let right = choice.right.map(Choice.letter)
        let wrong = choice.options.indices.filter { !choice.options[$0].isCorrect }.map(Choice.letter)
        // Ruling out the only wrong option would give the answer away.
        let ruledOut = wrong.count > 1 ? wrong.prefix(1).map { "\($0) is not right." } : []
        // What every option comes to says more than that one is wrong.
        let shapes = choice.shapeLines(grader.notation)
        return (shapes.isEmpty ? ruledOut : [shapes.joined(separator: "\n")])
            + ["\(right.joined(separator: ", ")) \(right.count == 1 ? "is" : "are") right."]
    }

    /// By number, as an entry would name them.
    var solution: String { choice.right.map { "\($0 + 1)" }.joined(separator: ", ") }
}
