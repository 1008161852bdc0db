import Canvas
import Testing

@testable import Screens

@Suite("The text field")
struct TextFieldTests {
    /// A field as `before|after` the cursor.
    private func field(_ marked: String) -> TextField {
        let parts = marked.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        var field = TextField(parts[0] + parts[1])
        for _ in parts[1] { _ = field.update(.left) }
        return field
    }

    private func marked(_ field: TextField) -> String {
        String(field.characters[..<field.cursor]) + "|" + String(field.characters[field.cursor...])
    }

    @Test("After a wrong answer typing begins anew, and editing keys keep the answer")
    func selection() {
        var field = field("12|")
        field.select()
        _ = field.update(.character("7"))
        #expect(marked(field) == "7|")
        field.select()
        _ = field.update(.left)
        _ = field.update(.character("3"))
        #expect(marked(field) == "3|7")
        field.select()
        field.insert("2t")
        #expect(marked(field) == "2t|")
    }

    @Test(
        "Editing keys do what they do elsewhere",
        arguments: [
            ("2x|", .character("y"), "2xy|"),
            ("2|x", .character("·"), "2·|x"),
            ("2x|", .left, "2|x"),
            ("|2x", .left, "|2x"),
            ("2x|", .right, "2x|"),
            ("2|x", .right, "2x|"),
            ("2|x", .home, "|2x"),
            ("2|x", .end, "2x|"),
            ("2|x", .control("a"), "|2x"),
            ("2|x", .control("e"), "2x|"),
            ("2x|", .backspace, "2|"),
            ("|2x", .backspace, "|2x"),
            ("2|x", .delete, "2|"),
            ("2x|", .delete, "2x|"),
            ("cos(x) * 2x|y", .control("u"), "|y"),
            ("cos(x)| * 2x", .control("k"), "cos(x)|"),
            ("cos(x) * 2x|", .control("w"), "cos(x) * |"),
            ("cos(x) * |", .control("w"), "cos(x) |"),
            // Names and numbers are words; signs and brackets stand between them.
            ("cos(x1) * 2.5y|", .wordLeft, "cos(x1) * |2.5y"),
            ("cos(x1) * |2.5y", .wordLeft, "cos(|x1) * 2.5y"),
            ("|x̄ + 3", .wordRight, "x̄| + 3"),
            ("x̄| + 3", .wordRight, "x̄ + 3|"),
            ("a + b|", .alt("b"), "a + |b"),
            ("|a + b", .alt("f"), "a| + b"),
            ("sin(x)| + 1", .wordBackspace, "sin(| + 1"),
            ("|2x * y", .wordDelete, "| * y"),
            ("2x |* y", .alt("d"), "2x |"),
            ("学|x̄", .right, "学x̄|"),
            ("x̄|", .backspace, "|"),
        ] as [(String, Key, String)])
    func edits(before: String, key: Key, after: String) {
        var field = field(before)
        let isTaken = field.update(key)
        #expect(isTaken)
        #expect(marked(field) == after)
    }

    @Test(
        "Keys that do not edit are left to the screen",
        arguments: [Key.enter, .tab, .escape, .up, .control("g"), .alt("x")])
    func leavesOtherKeys(key: Key) {
        var field = TextField("2x")
        let isTaken = field.update(key)
        #expect(!isTaken)
        #expect(field.text == "2x")
    }

    @Test("A paste of several lines becomes one line")
    func pastesOneLine() {
        var field = field("2 + |y")
        field.insert("3x\r\n+\t4\u{1B}[31m")
        #expect(marked(field) == "2 + 3x + 4[31m|y")
    }

    @Test("A paste beyond the limit is cut there, and typing goes on without effect")
    func keepsLimit() {
        var field = TextField(String(repeating: "x", count: 100_000))
        #expect(field.text.count == 4_096)
        _ = field.update(.character("y"))
        #expect(field.text == String(repeating: "x", count: 4_096))
    }

    @Test("The cursor is always seen, with text on both sides of it")
    func scrolls() {
        var field = TextField("0123456789abcdefghij")
        for _ in 0...20 {
            let window = field.visible(in: 8)
            let seen = String(field.characters[window.range])
            #expect(window.cursorColumn < 8)
            #expect(seen.columns <= 8)
            #expect(String(field.characters[..<field.cursor]).hasSuffix(seen.prefix(window.cursorColumn)))
            _ = field.update(.left)
        }
        #expect(field.visible(in: 8).range == 0..<8)
    }

    @Test("Wide characters move the terminal's cursor by two columns")
    func wideCharacters() {
        var canvas = Canvas(size: Size(columns: 12, rows: 1))
        TextField("学生x").draw(on: &canvas, column: 1, row: 0, width: 10)
        #expect(canvas.cursor == Position(column: 7, row: 0))
        #expect(canvas.lines == [" [学生x   ]"])
    }
}
