import CNcurses
import Canvas
import Foundation
import Testing

@testable import Terminal

/// Tests of ncurses, which is one to a process: one test at a time.
@Suite("Through ncurses", .serialized)
enum ThroughNcurses {}

extension ThroughNcurses {
    @Suite("Drawing")
    struct CursesScreenTests {}
}

extension ThroughNcurses.CursesScreenTests {
    /// A screen of ncurses without a terminal: it writes to a file.
    private final class Bench {
        let screen: CursesScreen
        private let output: URL
        private let outputFile: FileHandle
        private let input: FileHandle

        init(
            _ type: String = "xterm-256color", columns: Int = 80, rows: Int = 24, wantsColours: Bool = true,
            isASCII: Bool = false
        ) throws {
            setlocale(LC_CTYPE, isASCII ? "C" : "C.UTF-8")
            output = FileManager.default.temporaryDirectory.appending(path: "adjoint-\(UUID().uuidString)")
            try Data().write(to: output)
            outputFile = try FileHandle(forWritingTo: output)
            input = try #require(FileHandle(forReadingAtPath: "/dev/null"))
            screen = try #require(
                CursesScreen(
                    type: type, input: input.fileDescriptor, output: outputFile.fileDescriptor,
                    wantsColours: wantsColours, isASCII: isASCII))
            screen.resize(to: Size(columns: columns, rows: rows))
        }

        deinit {
            screen.end()
            screen.discard()
            try? FileManager.default.removeItem(at: output)
        }

        /// What has been written since the last call.
        func written() throws -> String {
            let bytes = try Data(contentsOf: output)
            try outputFile.truncate(atOffset: 0)
            return String(decoding: bytes, as: UTF8.self)
        }

        /// A row as ncurses has it.
        func row(_ row: Int) -> String {
            var characters = [wchar_t](repeating: 0, count: 2_000)
            mvwinnwstr(ncurses_standard_window(), Int32(row), 0, &characters, 1_999)
            let text = characters.prefix { $0 != 0 }.compactMap { Unicode.Scalar(UInt32($0)) }
            return String(String.UnicodeScalarView(text)).trimmingCharacters(in: .whitespaces)
        }
    }

    private func canvas(_ lines: String..., columns: Int = 80, rows: Int = 24, role: Role = .plain) -> Canvas {
        var canvas = Canvas(size: Size(columns: columns, rows: rows))
        for (row, line) in lines.enumerated() { canvas.write(line, column: 0, row: row, role: role) }
        return canvas
    }

    @Test("What is drawn arrives: mathematics, marks, wide characters")
    func drawing() throws {
        let bench = try Bench()
        bench.screen.show(canvas("┌─ x̄ = ∂C/∂x ▸ ⊙ 𝛿", "学 behind", "plain"))
        #expect(bench.row(0) == "┌─ x̄ = ∂C/∂x ▸ ⊙ 𝛿")
        #expect(bench.row(1) == "学 behind")
        #expect(bench.row(2) == "plain")
        #expect(try bench.written().contains("x̄ = ∂C/∂x"))
    }

    @Test("Only what changed is sent: one field costs less than 60 bytes, the same canvas nothing")
    func differences() throws {
        let bench = try Bench()
        let first = canvas("x̄ = 36 and more text", "another row", "and another")
        bench.screen.show(first)
        #expect(try bench.written().utf8.count > 40)
        bench.screen.show(first)
        #expect(try bench.written() == "")
        bench.screen.show(canvas("x̄ = 37 and more text", "another row", "and another"))
        let change = try bench.written()
        #expect(change.contains("7"))
        #expect(change.utf8.count < 60)
    }

    @Test("An empty first canvas clears the screen too")
    func emptyFirst() throws {
        let bench = try Bench()
        bench.screen.show(canvas())
        #expect(try bench.written().contains("\u{1B}[?1049h"))
    }

    @Test("The cursor is where the canvas has it, and hidden elsewhere")
    func cursor() throws {
        let bench = try Bench()
        var picture = canvas("text")
        bench.screen.show(picture)
        #expect(try bench.written().contains("\u{1B}[?25l"))
        picture.cursor = Position(column: 7, row: 3)
        bench.screen.show(picture)
        #expect(try bench.written().contains("\u{1B}[?25h"))
        picture.cursor = Position(column: 80, row: 3)
        bench.screen.show(picture)
        #expect(try bench.written().contains("\u{1B}[?25l"))
    }

    @Test("Without colours, asked for or not to be had, no colour is ever sent, and attributes still are")
    func noColours() throws {
        for (type, wantsColours) in [("xterm-256color", false), ("vt100", true), ("xterm-mono", true)] {
            let bench = try Bench(type, wantsColours: wantsColours)
            for role in Role.allCases { bench.screen.show(canvas("text of \(role)", role: role)) }
            bench.screen.show(canvas())
            bench.screen.repaint()
            bench.screen.end()
            let written = try bench.written()
            #expect(!written.contains(/\u{1B}\[[0-9;]*(3[0-9]|4[0-9]|9[0-7])(;[0-9;]*)?m/), "\(type)")
            #expect(written.contains(/\u{1B}\[([0-9];)*1/), "\(type)")
        }
    }

    @Test("Right is green on the terminal's own background, in 8 colours and in 256")
    func colours() throws {
        for (type, green) in [("xterm-256color", "38;5;28"), ("xterm", "32")] {
            let bench = try Bench(type)
            bench.screen.show(canvas("right", role: .correct))
            let written = try bench.written()
            #expect(written.contains(green + "m"), "\(type)")
            #expect(!written.contains(/\u{1B}\[([0-9;]*;)?4[0-8]/), "\(type)")
        }
    }

    @Test("A terminal without UTF-8 gets ASCII, cell by cell")
    func ascii() throws {
        let bench = try Bench("vt100", isASCII: true)
        bench.screen.show(canvas("┌─ x̄ α 学 é"))
        let written = try bench.written()
        #expect(written.utf8.allSatisfy { $0 < 0x80 })
        #expect(bench.row(0) == "+- x a ?  e")
    }

    @Test("Any size draws, and canvases of another size are cut off or filled up")
    func resizeStorm() throws {
        let bench = try Bench()
        let sizes = [(1, 1), (300, 1_000), (2, 1), (1, 40), (1_000, 1), (80, 24), (3, 3), (1_000, 300), (60, 16)]
        for (columns, rows) in sizes {
            bench.screen.resize(to: Size(columns: columns, rows: rows))
            #expect(bench.screen.size == Size(columns: columns, rows: rows))
            for picture in [
                canvas("学∂x", columns: columns, rows: rows), canvas("学∂x"), canvas("", columns: 0, rows: 0),
            ] {
                bench.screen.show(picture)
            }
            bench.screen.show(canvas("last ∂", columns: columns, rows: rows))
            #expect(bench.row(0) == canvas("last ∂", columns: columns, rows: rows).lines[0], "\(columns)x\(rows)")
        }
        bench.screen.resize(to: Size(columns: 0, rows: 0))
        #expect(bench.screen.size == Size(columns: 60, rows: 16))
    }
}
