import Algebra
import Canvas
import Cards
import Diagram
import Publishing
import Screens

/// Every bound that somebody may meet, as `help limits` prints it: from the constants that hold.
enum LimitsHelp {
    private static let drawings: [(what: String, limit: Int)] = [
        ("boxes, and steps of arrows from layer to layer, of a drawing that is not put off", DrawingEffort.limit),
        ("boxes of a drawing", Diagram.nodeLimit),
        ("arrows of a drawing", Diagram.edgeLimit),
        ("edges of a file of them", EdgeList.limit),
        ("paths that are gone through one by one", DrawingScreen.pathLimit),
    ]

    private static let files: [(what: String, limit: Int)] = [
        ("bytes of a file that is read whole (16 MiB)", InputFile.limit),
        ("bytes of a line of answers or attempts (1 MiB)", LineFile.lineLimit),
        ("folders inside each other", CardFiles.folderLevels),
        ("combining marks on one letter that are shown", Canvas.markLimit),
    ]

    static var text: String {
        let tables: [(title: String, rows: [(what: String, limit: Int)])] = [
            ("Cards", CardLimits.table), ("Graphs, keys and answers", Limits.table), ("Drawings", drawings),
            ("Files and text", files), ("Exported Python", PythonLimits.table),
        ]
        return tables.map { title, rows in
            let lines = rows.map { what, limit in
                let number = String(limit)
                return "  " + String(repeating: " ", count: max(0, 8 - number.count)) + number + "  " + what
            }
            return ([title] + lines).joined(separator: "\n")
        }.joined(separator: "\n\n")
    }
}
