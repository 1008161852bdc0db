import Foundation
import SeededGenerator
import Testing

extension EndToEnd {
    @Suite("The window's size")
    struct ResizeTests {}
}

extension EndToEnd.ResizeTests {
    @Test("After 200 sizes, 1x1 and 1000x300 among them, a walk looks as before")
    func storm() throws {
        let terminal = try Tmux(command: "\(try Program.adjoint.path) walk \(Program.cards)/lattice.md")
        let walk = try terminal.wait(for: "? keys")
        var generator = SeededGenerator(seed: 200)
        for number in 1...200 {
            switch number {
            case 10, 100, 199: try terminal.resize(columns: 1, rows: 1)
            case 50: try terminal.resize(columns: 1_000, rows: 300)
            default:
                try terminal.resize(
                    columns: .random(in: 1...300, using: &generator), rows: .random(in: 1...100, using: &generator))
            }
        }
        try terminal.resize(columns: 80, rows: 24)
        try terminal.wait(for: "the walk as before") { $0 == walk }
        try terminal.type("1")
        try terminal.press("Enter")
        try terminal.wait(for: "step 2")
    }

    @Test("Every size is drawn for itself: the screen follows, and a small one says so")
    func sizes() throws {
        let terminal = try Tmux(command: "\(try Program.adjoint.path) \(Program.cards)")
        let library = try terminal.wait(for: "? keys")
        for (columns, rows) in [(120, 40), (60, 16), (200, 50), (80, 24)] {
            try terminal.resize(columns: columns, rows: rows)
            try terminal.wait(for: "\(rows) rows with the keys at the bottom") { screen in
                screen.filter { !$0.isEmpty }.last?.contains("? keys") == true && screen[rows - 1].contains("? keys")
            }
        }
        try terminal.wait(for: "the library as before") { $0 == library }
        try terminal.resize(columns: 40, rows: 10)
        try terminal.wait(for: "the size it has and the size it needs") { $0.joined().contains("40x12") }
        try terminal.resize(columns: 80, rows: 24)
        try terminal.wait(for: "the library as before") { $0 == library }
    }

    @Test("A window that says 0 by 0 keeps the size it had")
    func unknownSize() throws {
        let terminal = try Tmux(command: try Program.probe.path)
        try terminal.wait(for: "probe 80x24")
        let tty = try terminal.value("#{pane_tty}")
        let stty = try Shell.find("stty")
        #expect(try Shell.run(stty, ["-F", tty, "rows", "0", "columns", "0"]).status == 0)
        try terminal.type("a")
        try terminal.wait(for: "probe 80x24 events 1")
        #expect(try Shell.run(stty, ["-F", tty, "rows", "30", "columns", "70"]).status == 0)
        try terminal.wait(for: "probe 70x30 events 2")
    }

    @Test("The window's size counts, not old LINES and COLUMNS")
    func environment() throws {
        let terminal = try Tmux(
            environment: ["LINES": "7", "COLUMNS": "99999999"], command: try Program.probe.path)
        try terminal.wait(for: "probe 80x24")
    }
}
