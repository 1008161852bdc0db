import CNcurses
import Canvas
import Foundation
import Testing

@testable import Terminal

extension ThroughNcurses {
    @Suite("The keyboard")
    struct KeySequencesTests {}
}

extension ThroughNcurses.KeySequencesTests {
    /// A screen of ncurses at one end of a pseudo-terminal, and the fingers at the other.
    private final class Keyboard {
        private let screen: CursesScreen
        private let fingers: FileHandle
        private let terminal: FileHandle

        init(_ type: String = "xterm-256color") throws {
            setlocale(LC_CTYPE, "C.UTF-8")
            var end: Int32 = -1
            var descriptor: Int32 = -1
            try #require(openpty(&end, &descriptor, nil, nil, nil) == 0)
            fingers = FileHandle(fileDescriptor: end, closeOnDealloc: true)
            terminal = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
            screen = try #require(
                CursesScreen(type: type, input: descriptor, output: descriptor, wantsColours: false, isASCII: false))
        }

        deinit {
            screen.end()
            screen.discard()
        }

        /// The events behind some bytes from the keyboard.
        func events(_ bytes: [UInt8]) throws -> [Event] {
            var decoder = InputDecoder()
            var events: [Event] = []
            var rest = bytes[...]
            // A terminal keeps 4,095 bytes that nobody has read.
            repeat {
                let part = rest.prefix(2_048)
                rest = rest.dropFirst(part.count)
                try fingers.write(contentsOf: Data(part))
                let patience = Date(timeIntervalSinceNow: 30)
                while available < part.count, Date() < patience { usleep(50) }
                try #require(available >= part.count, "a byte was taken on its way, as Ctrl-C is for a signal")
                while let code = screen.read() { events += decoder.feed(KeySequences.input(code)) }
            } while !rest.isEmpty
            return events + (decoder.patience == nil ? [] : decoder.giveUp())
        }

        func events(_ text: String) throws -> [Event] { try events(Array(text.utf8)) }

        /// The bytes that have come through to the screen's end.
        private var available: Int {
            var count: Int32 = 0
            return ioctl(terminal.fileDescriptor, UInt(FIONREAD), &count) == 0 ? Int(count) : .max
        }
    }

    @Test("Cursor keys are known in both modes, with modifiers and on every terminal")
    func cursorKeys() throws {
        for type in ["xterm-256color", "tmux-256color", "screen", "vt100", "linux"] {
            let keyboard = try Keyboard(type)
            for (final, key) in [("A", Key.up), ("B", .down), ("C", .right), ("D", .left), ("H", .home), ("F", .end)] {
                for sequence in ["\u{1B}[\(final)", "\u{1B}O\(final)", "\u{1B}[1;2\(final)"] {
                    #expect(try keyboard.events(sequence) == [.key(key)], "\(type) \(sequence.dropFirst())")
                }
            }
            #expect(
                try keyboard.events("\u{1B}[3~\u{1B}[5~\u{1B}[6;2~") == [.key(.delete), .key(.pageUp), .key(.pageDown)])
            #expect(try keyboard.events("\u{1B}[Z\u{1B}") == [.key(.backTab), .key(.escape)])
            #expect(try keyboard.events("\u{1B}Ow\u{1B}Oq") == [.key(.character("7")), .key(.character("1"))])
        }
    }

    @Test("Ctrl and Alt make words of the keys that move and delete", arguments: ["xterm-256color", "tmux-256color"])
    func wordKeys(type: String) throws {
        let keyboard = try Keyboard(type)
        for modifier in [3, 5] {
            #expect(
                try keyboard.events("\u{1B}[1;\(modifier)D\u{1B}[1;\(modifier)C\u{1B}[3;\(modifier)~")
                    == [.key(.wordLeft), .key(.wordRight), .key(.wordDelete)])
            #expect(try keyboard.events("\u{1B}[1;\(modifier)A") == [.key(.up)])
        }
        #expect(try keyboard.events("\u{1B}b\u{1B}\u{7F}") == [.key(.alt("b")), .key(.wordBackspace)])
    }

    @Test("Function keys are those of the terminal's description")
    func functionKeys() throws {
        #expect(
            try Keyboard("xterm-256color").events("\u{1B}OP\u{1B}[15~") == [.key(.function(1)), .key(.function(5))])
        #expect(try Keyboard("linux").events("\u{1B}[[A") == [.key(.function(1))])
    }

    @Test("Every single byte from the keyboard is one key, and the next one is answered")
    func everyByte() throws {
        let keyboard = try Keyboard()
        // Ctrl-C is a signal.
        for byte in UInt8.min...UInt8.max where byte != 3 {
            #expect(try keyboard.events([byte]).count == 1, "byte \(byte)")
            #expect(try keyboard.events("a") == [.key(.character("a"))], "after byte \(byte)")
        }
    }

    @Test("An invalid byte swallows no key")
    func invalidByte() throws {
        let keys = String(repeating: "k", count: 300)
        let events = try Keyboard().events([0xE2] + Array(keys.utf8))
        #expect(events == ("\u{FFFD}" + keys).map { .key(.character($0)) })
    }

    @Test("A paste of 100,000 characters is one event")
    func longPaste() throws {
        let text = String(repeating: "x = 2;\n∂", count: 12_500)
        let keyboard = try Keyboard()
        #expect(try keyboard.events("\u{1B}[200~" + text + "\u{1B}[201~") == [.paste(text)])
        #expect(try keyboard.events("q") == [.key(.character("q"))])
    }

    @Test("The mouse is understood in both encodings, at column 95 too, whose byte is a backspace elsewhere")
    func mouse() throws {
        for type in ["xterm-256color", "tmux-256color"] {
            let keyboard = try Keyboard(type)
            #expect(try keyboard.events("\u{1B}[<0;95;3M\u{1B}[<0;95;3m") == [.click(Position(column: 94, row: 2))])
            #expect(try keyboard.events("\u{1B}[M \u{7F}#") == [.click(Position(column: 94, row: 2))])
            #expect(try keyboard.events("\u{1B}[<65;1;1Ma") == [.scroll(3), .key(.character("a"))])
        }
    }
}
