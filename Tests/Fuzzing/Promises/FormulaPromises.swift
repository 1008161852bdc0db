import MathText

/// What holds of every formula of a lesson.
enum FormulaPromises {
    /// What is wrong with it in one line, in rows of a width, and in ASCII.
    static func faults(_ latex: String, width: Int) -> [String] {
        var faults: [String] = []
        for isASCII in [false, true] {
            let line = MathText.inline(latex, ascii: isASCII)
            let rows = MathText.display(latex, width: width, ascii: isASCII)
            if (rows + [line]).contains(where: { $0.contains(where: \.isNewline) }) {
                faults.append("a line ends inside a row")
            }
            // What is typed in other letters stays in them.
            if isASCII, latex.utf8.allSatisfy({ $0 < 0x80 }),
                !(rows + [line]).allSatisfy({ $0.utf8.allSatisfy { $0 < 0x80 } })
            {
                faults.append("not ASCII: \(line)")
            }
            // A sign of the source is seen: what is not known shows as it is typed.
            if line.allSatisfy(\.isWhitespace) != rows.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) {
                faults.append("seen in a line or in rows, not in both")
            }
        }
        return faults
    }
}
