import Canvas
import Foundation
import ScratchFolder
import Synchronization
import Testing

@testable import adjoint

extension EndToEnd {
    @Suite("What a long command says meanwhile")
    struct ProgressLineTests {
        /// A terminal that keeps what is written to it.
        private final class Paper: Sendable {
            private let written = Mutex<[String]>([])
            var texts: [String] { written.withLock { $0 } }
            func write(_ text: String) { written.withLock { $0.append(text) } }
        }

        private static let wiping = "\r\u{1B}[K"

        @Test("It says how far it is in one line, only where that has changed, and leaves nothing")
        func counts() {
            let paper = Paper()
            let line = ProgressLine("checking") { paper.write($0) }
            line.say("checking", 312, of: 1000, "lattice.md")
            #expect(line.show() && line.show())
            line.say("checking", 313, of: 1000, "loss.md")
            #expect(line.show())
            line.end()
            #expect(!line.show())
            #expect(
                paper.texts == [
                    Self.wiping + "checking 312 of 1,000: lattice.md", Self.wiping + "checking 313 of 1,000: loss.md",
                    Self.wiping,
                ])
        }

        @Test("What is done sooner says nothing, not even a wiped line")
        func quick() {
            let paper = Paper()
            let line = ProgressLine("checking") { paper.write($0) }
            line.makingWay { paper.write("a finding") }
            line.end()
            #expect(paper.texts == ["a finding"])
        }

        @Test("It makes way for other lines and comes back below them")
        func makesWay() {
            let paper = Paper()
            let line = ProgressLine("reading") { paper.write($0) }
            #expect(line.show())
            line.makingWay { paper.write("a finding\n") }
            #expect(line.show())
            #expect(
                paper.texts == [Self.wiping + "reading", Self.wiping, "a finding\n", Self.wiping + "reading"])
        }

        @Test("A name of a file neither moves the cursor nor wraps")
        func hostile() {
            let paper = Paper()
            let line = ProgressLine("a\u{1B}[2J\nb" + String(repeating: "c", count: 2_000)) { paper.write($0) }
            #expect(line.show())
            #expect(paper.texts.count == 1)
            let shown = paper.texts[0].dropFirst(Self.wiping.count)
            #expect(shown.hasPrefix("a^[[2J b") && shown.hasSuffix("c…") && !shown.contains("\u{1B}"))
            #expect(shown.count < 2_000)
        }

        @Test("A check of a second or more counts on the terminal, and not in a file")
        func check() throws {
            let tmux = try Tmux()
            let folder = tmux.scratch.folder.appending(path: "cards")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for index in 0..<600 {
                let text = "---\nadjoint: 1\ntitle: Card \(index)\n---\n```graph g\nx = 2\nC = sin(x)*x\n```\n"
                try Data(text.utf8).write(to: folder.appending(path: "card\(index).md"))
            }
            let program = try Program.adjoint.path
            try tmux.command("'\(program)' check '\(folder.path)' | cat")
            try tmux.wait(for: " of 600: ")
            try tmux.wait(for: "600 cards, no errors, no warnings")
            #expect(try !tmux.screen().contains { $0.contains(" of 600") })
        }
    }
}
