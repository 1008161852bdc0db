import Cards
import Essentials
import Publishing
import Tutor

/// A card file that its author is looking at.
struct PreviewedFile {
    let path: String
    /// What other numbers are drawn with, where tasks have `vary`; nil for the author's own.
    var seed: NumberSeed?

    /// The card as the file has it now, what reading it finds, and what further is to be tried; nil where there is an error.
    func read() -> (card: Card?, findings: [Diagnostic], trials: [() -> [Diagnostic]]) {
        do {
            try refuseFolder()
            var check = try CardCheck(paths: [path])
            let (card, findings) = check.read(path)
            return (
                card.map { read in seed.map { read.redrawn(by: $0) } ?? read }, findings, card.map(check.trials) ?? []
            )
        } catch {
            return (nil, [.unreadable(path, error)], [])
        }
    }

    /// Runs the author's editor at a line, and returns when it has ended.
    func edit(at place: Diagnostic.Place) throws {
        try refuseFolder()
        let wish = ["VISUAL", "EDITOR"].lazy.compactMap(environmentVariable).first { !$0.isEmpty }
        let editor = wish ?? "vi"
        // The shell takes the words of the setting apart, and this ignores what the keyboard sends meanwhile.
        let status = system("\(editor) \(Self.arguments(for: editor, path, line: place.line))")
        // The shell's answer where a program is not there or cannot be run.
        guard status >= 0, ![126, 127].contains(status >> 8 & 0xFF) else {
            throw Failure("'\(editor)' cannot be run; the variable EDITOR names the editor that you use")
        }
    }

    /// Says so where a folder has taken the file's place.
    private func refuseFolder() throws {
        if CardFiles.isFolder(path) { throw Failure(path, "a folder, where a card is wanted") }
    }

    /// How an editor is told the file and the line: as vi does, or as those do that want them together.
    static func arguments(for editor: String, _ path: String, line: Int) -> String {
        let program = editor.split(separator: " ").first.map { $0.split(separator: "/").last ?? $0 } ?? ""
        func quoted(_ text: String) -> String { "'" + text.escaping(["'": "'\\''"]) + "'" }
        switch program {
        case "code", "codium", "code-insiders", "cursor": return "--goto \(quoted("\(path):\(line)"))"
        case "subl", "zed", "hx": return quoted("\(path):\(line)")
        default: return "+\(line) \(quoted(path))"
        }
    }
}
