internal import Letters

/// The LaTeX of lessons as Unicode text for character cells.
package enum MathText {
    /// How deep groups, fences and environments are laid out; deeper ones show as they are typed.
    package static let depthLimit = LaTeXParser.depthLimit

    /// One line, for math inside prose. Whatever is not known shows as its source; nothing is dropped.
    package static func inline(_ latex: String, ascii: Bool = false) -> String {
        LineLayout(isASCII: ascii).line(LaTeXParser.parse(latex)).text
    }

    /// Displayed math as lines of one formula, which keep their columns: it is centred as a whole.
    /// - Parameters:
    ///   - width: the most columns, where the formula has relations and operators to break at.
    ///   - columns: the columns that a character takes.
    package static func display(
        _ latex: String, width: Int, ascii: Bool = false, columns: (Character) -> Int = { _ in 1 }
    ) -> [String] {
        withoutActuallyEscaping(columns) { columns in
            let layout = BoxLayout(isASCII: ascii, columns: columns)
            return DisplayBreaking(layout: layout, width: max(1, width)).lines(LaTeXParser.parse(latex))
        }
    }

    /// Whether a command, without its backslash, is read; one that is not shows as its source.
    package static func knows(command: String) -> Bool { LaTeXParser.knows(command) }

    /// Commands that are read, without their backslashes, for suggestions.
    package static var commands: [String] { LaTeXParser.names }

    /// The character that a sub- or superscript of Unicode stands for, and whether it is raised: `₃` is a lowered 3. Nil for
    /// every other character.
    package static func unscripted(_ character: Character) -> (text: String, isRaised: Bool)? {
        Script.unscripted(character).map { (String($0.character), $0.script == .above) }
    }
}
