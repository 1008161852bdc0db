internal import Cards

/// What was typed at a question and not entered.
package struct Draft: Hashable, Sendable {
    /// The task's id.
    package var task: String
    /// The ledger cell of a walk, as in `Attempt`; empty elsewhere.
    package var cell: String
    /// The line as it stood there.
    package var text: String

    package init(task: String, cell: String = "", text: String) {
        self.task = task
        self.cell = cell
        self.text = text
    }
}

/// All that is typed and not entered where the same is asked; none once everything is entered.
package struct Drafts: Hashable, Sendable {
    /// The card's id.
    package var card: String
    /// What is asked, as in `Sitting`.
    package var asked: String
    /// In any order.
    package var drafts: Set<Draft>

    package init(card: String, asked: String, _ drafts: some Sequence<Draft>) {
        self.card = card
        self.asked = asked
        self.drafts = Set(drafts)
    }
}

extension QuizSession {
    /// What is typed or picked and not entered; nil where the tasks belong to no sitting that is gone on with.
    package var drafts: Drafts? {
        guard series == nil, !isPractice else { return nil }
        let typed = zip(card.tasks, states).flatMap { task, state -> [Draft] in
            guard !state.isSettled else { return [] }
            if let walk = state.walk { return walk.unenteredLines }
            let last = attempts.last { $0.task == task.id && $0.cell.isEmpty && $0.isEntry }?.entry
            return state.entry.isEmpty || state.entry == last ? [] : [Draft(task: task.id, text: state.entry.line)]
        }
        return Drafts(card: card.frontMatter.id, asked: whatIsAsked, typed)
    }

    /// Puts back what was typed, where it is still asked.
    mutating func putBack(_ drafts: [Draft]) {
        for draft in drafts {
            guard let place = card.tasks.firstIndex(where: { $0.id == draft.task }), !states[place].isSettled else {
                continue
            }
            if states[place].walk != nil {
                _ = working(at: place) { $0.changeWalk { $0.putBack([draft]) } }
            } else if draft.cell.isEmpty {
                states[place].entry = card.asked(card.tasks[place], notation).picked(.text(draft.text))
            }
        }
    }

    /// Keeps what is typed at the present question of the walk without answering.
    package mutating func draftInWalk(_ text: String) { _ = working { $0.changeWalk { $0.draft(text) } } }
}

extension WalkSession {
    /// What is typed in a walk by itself and not entered; nil in one that is practised beside a sitting.
    /// - Parameter card: the card's id.
    package func drafts(card: String) -> Drafts? {
        isPractice ? nil : Drafts(card: card, asked: whatIsAsked, unenteredLines)
    }

    /// Keeps what is typed at the present question without answering.
    package mutating func draft(_ text: String) {
        if let place = presentPlace { typed[place] = text }
    }

    /// What is typed at the present question; nil where nothing was since its last answer.
    package var presentDraft: String? { presentPlace.flatMap { typed[$0] } }

    /// Puts back what was typed.
    mutating func putBack(_ drafts: [Draft]) {
        for draft in drafts where draft.task == task { typed[draft.cell] = draft.text }
    }

    /// By the ids of cells, as they stand in attempts.
    var unenteredLines: [Draft] {
        typed.compactMap { place, text in
            let cell = cells.firstIndex { $0.id == place }
            guard cell.map({ !states[$0].isSettled && states[$0].entry != text }) ?? (stage == .order),
                !text.allSatisfy(\.isWhitespace)
            else { return nil }
            return Draft(task: task, cell: place, text: text)
        }
    }

    /// The present question as attempts name it; nil where none is open.
    private var presentPlace: String? {
        switch stage {
        case .entry(let cell): cells[cell].id
        case .order: Self.orderID
        case .review, .finished: nil
        }
    }
}

extension TaskSession {
    /// Changes a session that is a walk.
    fileprivate mutating func changeWalk(_ change: (inout WalkSession) -> Void) {
        guard var walk = self as? WalkSession else { return }
        change(&walk)
        if let changed = walk as? Self { self = changed }
    }
}
