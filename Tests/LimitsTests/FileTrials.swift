import Autodiff
import Canvas
import Cards
import Foundation
import MathText
import Publishing
import ScratchFolder
import Screens
import Testing

@testable import Terminal
@testable import adjoint

extension LimitTrial {
    /// About a file of so many bytes, all of them the same.
    private static func file(
        _ what: String, says: String, _ refusal: @escaping @Sendable (_ path: String) throws -> String?
    ) -> LimitTrial {
        LimitTrial(what, says: says) { count in
            let scratch = try Scratch()
            let path = scratch.folder.appending(path: "file").path
            try Data(repeating: UInt8(ascii: "a"), count: count).write(to: URL(filePath: path))
            return try refusal(path)
        }
    }

    /// What is said where only a part is taken.
    private static func cut(_ taken: Int, of count: Int) -> String? { taken == count ? nil : "\(taken) taken" }

    static let files: [LimitTrial] = [
        file("bytes of a file that is read whole (16 MiB)", says: "larger than 16 MiB") { path in
            do {
                _ = try InputFile.bytes(of: path)
                return nil
            } catch let failure as Failure {
                return failure.description
            }
        },
        file("bytes of a line of answers or attempts (1 MiB)", says: "line 1 is skipped") { path in
            var lines = try LineFile(path: path)
            let next = lines.next()
            let line = try #require(next)
            return line.bytes == nil ? "line \(line.number) is skipped" : nil
        },
        LimitTrial("folders inside each other", says: "folders are looked into 16 levels deep") { count in
            let scratch = try Scratch()
            let inner = scratch.folder.appending(path: (1...count).map { "f\($0)" }.joined(separator: "/"))
            try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
            try "---\nadjoint: 1\ntitle: Deep\n---\nA lesson.\n"
                .write(to: inner.appending(path: "deep.md"), atomically: true, encoding: .utf8)
            var check = try CardCheck(paths: [scratch.folder.path])
            let (card, findings) = check.check(try #require(check.paths.first))
            #expect(card == nil || card?.frontMatter.title == "Deep")
            return card == nil ? findings.first?.text : nil
        },
        LimitTrial("characters of an entry that are taken, typed or pasted", says: "4096 taken") { count in
            cut(TextField(String(repeating: "a", count: count)).text.count, of: count)
        },
        LimitTrial("bytes of a paste that are looked at (1 MiB)", says: "1048576 taken") { count in
            var pasted = PastedText()
            pasted.append(Array(repeating: "a", count: count))
            return cut(pasted.text.utf8.count, of: count)
        },
        LimitTrial("combining marks on one letter that are shown", says: "3 taken") { count in
            var canvas = Canvas(size: Size(columns: 2, rows: 1))
            canvas.write("x" + String(repeating: "\u{301}", count: count), column: 0, row: 0)
            return cut((canvas.lines.first?.unicodeScalars.filter { $0 == "\u{301}" }.count) ?? 0, of: count)
        },
        LimitTrial("brackets and blocks of a formula inside each other that are laid out", says: "{") { count in
            // The braces of the fraction are one level, and so is the fraction.
            let formula =
                String(repeating: "{", count: count - 2) + "\\frac{1}{2}" + String(repeating: "}", count: count - 2)
            let line = MathText.inline(formula)
            return line.contains("{") ? line : nil
        },
        LimitTrial("elements of a Jacobian that `--json` lists", says: "not listed") { count in
            let (graph, errors) = Graph.parse("x : \(count) = 1\nC = sum(x)", name: "g")
            let whole = try #require(graph, "\(errors.map(\.message))")
            return GraphFacts(whole, whole.evaluation).jacobian(ofEdge: 0) == nil ? "not listed" : nil
        },
    ]
}
