import Algebra
import Canvas
import Cards
import Diagram
import MathText
import Publishing
import Screens
import Terminal

/// Every bound that somebody may meet, as `help limits` prints it: from the constants that hold.
enum LimitsHelp {
    typealias Row = (what: String, limit: Int)

    private static let drawings: [Row] = [
        ("boxes, and steps of arrows from layer to layer, of a drawing that is not put off", DrawingEffort.limit),
        ("boxes of a drawing", Diagram.nodeLimit),
        ("arrows of a drawing", Diagram.edgeLimit),
        ("edges of a file of them", EdgeList.limit),
        ("paths that are gone through one by one", DrawingScreen.pathLimit),
    ]

    private static let files: [Row] = [
        ("bytes of a file that is read whole (16 MiB)", InputFile.limit),
        ("bytes of a line of answers or attempts (1 MiB)", LineFile.lineLimit),
        ("folders inside each other", CardFiles.folderLevels),
        ("characters of an entry that are taken, typed or pasted", TextField.limit),
        ("bytes of a paste that are looked at (1 MiB)", Terminal.pasteLimit),
        ("combining marks on one letter that are shown", Canvas.markLimit),
        ("brackets and blocks of a formula inside each other that are laid out", MathText.depthLimit),
        ("elements of a Jacobian that `--json` lists", GraphFacts.jacobianLimit),
    ]

    /// All rows, in tables with titles.
    static let tables: [(title: String, rows: [Row])] = [
        ("Cards", CardLimits.table), ("Graphs, keys and answers", Limits.table), ("Drawings", drawings),
        ("Files and text", files), ("Exported Python", PythonLimits.table),
    ]

    static var text: String {
        tables.map { title, rows in
            let lines = rows.map { what, limit in
                let number = String(limit)
                return "  " + String(repeating: " ", count: max(0, 8 - number.count)) + number + "  " + what
            }
            return ([title] + lines).joined(separator: "\n")
        }.joined(separator: "\n\n")
    }
}
