internal import Algebra
internal import Cards

/// Multiple choice: options by letter on the page, by letter or number in a line.
struct AskedChoice: AskedKind {
    let choice: Choice
    let grader: Grader

    var instruction: String { choice.picksAll ? "Pick all that are right." : "Pick one." }

    func preview(_ text: String) -> Reading {
        switch options(in: text) {
        case .success(let chosen): chosen.isEmpty ? .empty : .math(letters(of: chosen))
        case .failure(let fault): .unreadable(fault)
        }
    }

    func grade(_ text: String) -> Grade {
        switch options(in: text) {
        case .success(let chosen): grader.grade(options: chosen, of: choice)
        case .failure(let fault): Grade(verdict: .invalid(fault), read: "")
        }
    }

    func grade(_ entry: Entry) -> Grade {
        if case .options(let chosen) = entry { grader.grade(options: chosen, of: choice) } else { grade(entry.text) }
    }

    func picked(_ entry: Entry) -> Entry {
        guard case .text(let text) = entry, case .success(let chosen) = options(in: text) else { return entry }
        return .options(chosen)
    }

    func text(of entry: Entry) -> String { entry.line }

    func feedback(on entry: Entry) -> [Int: [Block]]? {
        guard case .options(let chosen) = entry else { return nil }
        let shown = chosen.filter(choice.options.indices.contains).map { ($0, choice.options[$0].feedback) }
        return Dictionary(uniqueKeysWithValues: shown).filter { !$0.value.isEmpty }
    }

    /// Options by letter or number, counted from 0.
    private func options(in text: String) -> Result<Set<Int>, Fault> {
        var chosen: Set<Int> = []
        for word in text.split(whereSeparator: { $0 == "," || $0 == ";" || $0.isWhitespace }) {
            if let number = Int(word), number > 0 {
                chosen.insert(number - 1)
                continue
            }
            // Letters may stand together: ABD.
            let lettered = word.map { letter in
                choice.options.indices.first { Choice.letter(of: $0) == letter.uppercased() }
            }
            guard !lettered.contains(nil), lettered.count == 1 || choice.picksAll else {
                let last = Choice.letter(of: choice.options.count - 1)
                return .failure(
                    Fault("\(word.prefix(20)) is not the letter of an option; they go from A to \(last)"))
            }
            chosen.formUnion(lettered.compactMap(\.self))
        }
        return .success(chosen)
    }

    private func letters(of options: Set<Int>) -> String {
        options.sorted().map { choice.options.indices.contains($0) ? Choice.letter(of: $0) : "\($0 + 1)" }
            .joined(separator: ", ")
    }

    private func numbers(of options: some Sequence<Int>, _ separator: String) -> String {
        options.sorted().map { "\($0 + 1)" }.joined(separator: separator)
    }

    var hints: [String] {
        let right = choice.right.map(Choice.letter)
        let wrong = choice.options.indices.filter { !choice.options[$0].isCorrect }.map(Choice.letter)
        // Ruling out the only wrong option would give the answer away.
        let ruledOut = wrong.count > 1 ? wrong.prefix(1).map { "\($0) is not right." } : []
        // What every option comes to says more than that one is wrong.
        return (remarks.isEmpty ? ruledOut : [remarks.joined(separator: "\n")])
            + ["\(right.joined(separator: ", ")) \(right.count == 1 ? "is" : "are") right."]
    }

    var wordsForFingerprint: [String] { [solution, "of \(choice.options.count)"] }

    /// What every option comes to, where the card asks for it.
    var remarks: [String] { choice.shapeLines(grader.notation) }

    /// By number.
    var solution: String { numbers(of: choice.right, ", ") }
}
