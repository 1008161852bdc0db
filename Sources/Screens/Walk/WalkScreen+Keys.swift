internal import Canvas
internal import Cards
internal import Tutor

extension WalkScreen {
    /// The keys of the present state.
    var presentKeys: KeyTable<Action> {
        var table = KeyTable<Action>()
        if isFinished {
            table.add(.finish, [.enter], "Enter", "go on", short: "go on")
            table.add(.worked, [.character("s")], "s", "the worked solution", short: "solution")
            addTrialBalance(to: &table)
            if let walk, walk.graph.pathStarts.contains(where: walk.drawnDisclosure.showsPaths) {
                table.add(
                    .paths, [.character("p")], "p", "the paths to the output, one by one, and their sum", short: "paths"
                )
            }
            // Marks that came at the end stay.
            if walk?.walk.feedback == .step {
                table.add(.undo, [.character("u")], "u", "take back the last entry", short: "undo")
            }
        } else if walk?.stage == .review {
            table.add(.mark, [.enter], "Enter", "have the walk marked", short: "mark")
            addTrialBalance(to: &table)
            table.add(.undo, [.control("t"), .control("_")], "Ctrl-T", "take back the last entry", short: "take back")
        } else {
            table.add(.submit, [.enter], "Enter", "accept the entry", short: "accept")
            let isOrder = walk?.stage == .order
            let (next, previous) =
                isOrder
                ? ("the next node that is not visited yet", "the node before")
                : ("the next open field of this ledger", "the open field before")
            table.add(
                .next, [.tab] + (isOrder ? [.down] : []), isOrder ? "Tab, Down" : "Tab", next,
                short: isOrder ? "next node" : "next")
            table.add(
                .previous, [.backTab] + (isOrder ? [.up] : []), isOrder ? "Shift-Tab, Up" : "Shift-Tab", previous)
            table.addRecall(Action.recall)
            table.add(.hint, [.control("g")], "Ctrl-G", "a hint; ask as often as you like", short: "hint")
            table.add(.reveal, [.control("r")], "Ctrl-R", "show what belongs here", short: "reveal")
            table.add(.undo, [.control("t"), .control("_")], "Ctrl-T", "take back the last entry")
        }
        if !isFinished, !source.attempts.isEmpty, source.quiz == nil, walk?.isPractice == false {
            table.add(
                .startOver, [.control("f")], "Ctrl-F",
                "start over from the first question; what you have answered stays saved",
                short: isResumed ? "start over" : nil)
        }
        table.add(
            .drawing, [.control("o")] + (isFinished ? [.character("d")] : []), isFinished ? "d, Ctrl-O" : "Ctrl-O",
            "the drawing on a screen of its own")
        if let section = source.quiz?.taught, !isFinished {
            table.add(
                .lesson, [.function(2)], "F2", "the section of the lesson about this: \(section.title)", short: "lesson"
            )
        }
        table.add(.pan(-1), [.pageUp], "PgUp", "move the drawing down")
        table.add(.pan(1), [.pageDown], "PgDn", "move the drawing up")
        table.add(.look(1), [.control("n")], "Ctrl-N", "look at the next box of the drawing, and read its definition")
        table.add(.look(-1), [.control("p")], "Ctrl-P", "look at the box before")
        table.add(
            .hide(.ledger), [.control("x")], "Ctrl-X",
            "hide the ledger but for the row of its field, or show it again: the drawing gets the room")
        table.add(
            .hide(.drawing), [.control("y")], "Ctrl-Y",
            "hide the drawing, or show it again: a long ledger gets the room")
        table.add(.back, [.escape], "Esc", "back; nothing typed is lost", short: "back")
        if isFinished { table.add(.back, [.character("q")], "q", "back") }
        return table
    }

    private func addTrialBalance(to table: inout KeyTable<Action>) {
        guard walk?.isBalanceable == true else { return }
        table.add(
            .trialBalance, [.character("b")], "b",
            "the trial balance: your adjoints held against nudged inputs", short: "trial balance")
    }
}
