/// The LaTeX of lessons as Unicode text for character cells.
package enum MathText {
    /// One line, for math inside prose. Whatever is not known shows as its source; nothing is dropped.
    package static func inline(_ latex: String, ascii: Bool = false) -> String { latex }

    /// Displayed math as lines, at most `width` columns where it can be broken.
    package static func display(_ latex: String, width: Int, ascii: Bool = false) -> [String] { [latex] }
}
