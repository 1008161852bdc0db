import SeededGenerator
import Testing

@testable import Canvas

@Suite("A canvas")
struct CanvasTests {
    private func canvas(_ columns: Int, _ rows: Int, isASCII: Bool = false) -> Canvas {
        Canvas(size: Size(columns: columns, rows: rows), isASCII: isASCII)
    }

    @Test("Text is cut off at every edge, and writing tells the columns it takes")
    func clipping() {
        var canvas = canvas(6, 3)
        #expect(canvas.write("abc", column: -1, row: 0) == 3)
        #expect(canvas.write("defghij", column: 3, row: 1) == 7)
        #expect(canvas.write("lost", column: 0, row: -1) == 4)
        #expect(canvas.write("lost", column: 0, row: 3) == 4)
        #expect(canvas.write("klmn", column: 0, row: 2, limit: 2) == 2)
        #expect(canvas.write("lost", column: .max, row: 2) == 4)
        #expect(canvas.write("lost", column: .min, row: 2) == 4)
        #expect(canvas.lines == ["bc", "   def", "kl"])
    }

    @Test("A wide character is never half there")
    func wideCharacters() {
        var canvas = canvas(4, 5)
        canvas.write("a学b", column: 0, row: 0)
        canvas.write("学学学", column: -1, row: 1)
        canvas.write("学学", column: 0, row: 2)
        canvas.write("x", column: 1, row: 2)
        canvas.write("学学", column: 0, row: 3)
        canvas.write("x", column: 2, row: 3)
        #expect(canvas.write("a学", column: 0, row: 4, limit: 2) == 2)
        #expect(canvas.lines == ["a学b", " 学", " x学", "学x", "a"])
        #expect(canvas[2, 0].text == nil)
        // The third of three would start in the last column: its half is a blank.
        #expect(canvas[3, 1].text == " ")
    }

    @Test("A combining mark stays in its cell", arguments: ["x\u{304}", "x\u{304}\u{302}", "\u{5D0}\u{5B7}"])
    func combiningMarks(text: String) {
        var canvas = canvas(3, 1)
        #expect(canvas.write(text + "y", column: 0, row: 0) == 2)
        #expect(canvas[0, 0].text == Character(text))
        #expect(canvas[1, 0].text == "y")
    }

    @Test("Two canvases differ in a row from the first other cell to the last, wide characters taken whole")
    func differences() {
        var (old, new) = (canvas(8, 4), canvas(8, 4))
        old.write("abcdefgh", column: 0, row: 0)
        new.write("abXdeYgh", column: 0, row: 0)
        old.write("a学b", column: 0, row: 1)
        new.write("a学b", column: 0, row: 1)
        new.mark(Area(column: 2, row: 1, columns: 1, rows: 1), role: .wrong)
        old.write("a学b", column: 0, row: 2)
        new.write("axyb", column: 0, row: 2)
        new.mark(Area(column: 7, row: 3, columns: 1, rows: 1), role: .wrong)
        #expect((0..<4).map { new.difference(from: old, row: $0) } == [2..<6, 1..<3, 1..<3, 7..<8])
        #expect((0..<4).allSatisfy { new.difference(from: new, row: $0).isEmpty })
    }

    @Test("Every cell of an ASCII canvas is ASCII, in the same columns")
    func asciiCanvas() {
        var canvas = canvas(14, 3, isASCII: true)
        canvas.frame(canvas.bounds, title: "x̄")
        #expect(canvas.write("α·é学 ▸ ²", column: 1, row: 1) == 9)
        #expect(canvas.lines == ["+- x --------+", "|a*e?? > 2   |", "+------------+"])
        #expect(canvas.cells.allSatisfy { $0.text?.isASCII ?? false })
    }

    @Test("Frames and rules carry titles, and shorten those that do not fit")
    func framesAndRules() {
        var canvas = canvas(16, 6)
        canvas.frame(Area(column: 0, row: 0, columns: 16, rows: 3), title: "x = 2")
        canvas.rule(row: 3, title: "ledger of x")
        canvas.rule(row: 4, title: "short")
        canvas.frame(Area(column: 2, row: 5, columns: 1, rows: 1), title: "no room")
        #expect(
            canvas.lines == [
                "┌─ x = 2 ──────┐",
                "│              │",
                "└──────────────┘",
                "── ledger of… ──",
                "── short ───────",
                "  ┘",
            ])
    }

    @Test("Drawing keeps inside the clip, and a picture is drawn shifted and cut")
    func clipAndPictures() {
        var picture = canvas(4, 2)
        picture.write("a学b", column: 0, row: 0)
        picture.write("cdef", column: 0, row: 1)
        var canvas = canvas(6, 3)
        canvas.fill(canvas.bounds, with: ".")
        canvas.clip = Area(column: 1, row: 1, columns: 2, rows: 9)
        canvas.draw(picture, column: 0, row: 1)
        canvas.write("zzzzzz", column: 0, row: 0)
        #expect(canvas.lines == ["......", ".学...", ".de..."])
        canvas.draw(picture, column: -1, row: 1)
        #expect(canvas.lines == ["......", ". b...", ".ef..."])
    }

    @Test("A marked area keeps its text")
    func marking() {
        var canvas = canvas(4, 1)
        canvas.write("abcd", column: 0, row: 0)
        canvas.mark(Area(column: 1, row: 0, columns: 2, rows: 1), role: .selection)
        #expect(canvas.lines == ["abcd"])
        #expect(canvas.cells.map(\.role) == [.plain, .selection, .selection, .plain])
    }

    @Test("A canvas without cells draws nothing", arguments: [(0, 0), (-3, 5), (1, 0)])
    func emptyCanvas(columns: Int, rows: Int) {
        var canvas = canvas(columns, rows)
        canvas.write("text", column: 0, row: 0)
        canvas.frame(Area(column: 0, row: 0, columns: 5, rows: 5), title: "title")
        canvas.rule(row: 0)
        #expect(canvas.cells.isEmpty)
    }

    @Test("After any drawing every wide character is whole")
    func halvesStayTogether() {
        var random = SeededGenerator(seed: 7)
        let pieces = ["a", "学", "x̄", "한글", "🎓", "ab学cd", "\u{1B}[31m", "🇩🇪", "é", ""]
        for _ in 0..<300 {
            var canvas = canvas(Int.random(in: 1...9, using: &random), Int.random(in: 1...3, using: &random))
            for _ in 0..<12 {
                canvas.clip = Area(
                    column: Int.random(in: -2...6, using: &random), row: 0,
                    columns: Int.random(in: 0...9, using: &random), rows: 3)
                let piece = pieces[Int.random(in: 0...pieces.count - 1, using: &random)]
                canvas.write(
                    piece, column: Int.random(in: -3...9, using: &random), row: Int.random(in: -1...3, using: &random),
                    limit: Int.random(in: 0...6, using: &random))
            }
            for row in 0..<canvas.size.rows {
                for column in 0..<canvas.size.columns {
                    let isWide = canvas[column, row].text?.columns == 2
                    let isFollowed =
                        column + 1 < canvas.size.columns && canvas[column + 1, row].text == nil
                    #expect(isWide == isFollowed)
                }
            }
        }
    }
}
