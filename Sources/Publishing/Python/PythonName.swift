/// What can be a name in a Python file.
enum PythonName {
    /// A character of a graph's name in a name of Python: itself where it is no other to Python, `uFB01` for another letter,
    /// else `_`.
    static func spelling(_ character: Unicode.Scalar) -> String {
        if character.isASCII {
            return character.properties.isAlphabetic || character.isDigit ? String(character) : "_"
        }
        guard character.properties.isAlphabetic else { return "_" }
        return isKept(character) ? String(character) : "u" + String(character.value, radix: 16, uppercase: true)
    }

    /// Whether Python keeps a letter as it is: it puts names, but not the keys of dictionaries, into the form NFKC, in which
    /// ﬁ is fi and the wide ａ is a, and knows the letters of its own version of Unicode.
    ///
    /// What changes in the form for comparing without case changes in NFKC, or is a capital, or ß.
    private static func isKept(_ letter: Unicode.Scalar) -> Bool {
        let properties = letter.properties
        let small = properties.lowercaseMapping.unicodeScalars
        guard properties.isXIDStart, let age = properties.age, age.major <= oldestUnicode, small.count == 1,
            let first = small.first
        else { return false }
        if first == "ß" { return letter == first }
        guard !first.properties.changesWhenNFKCCaseFolded else { return false }
        // The Kelvin sign has a small k, and k another capital.
        return letter == first || first.properties.uppercaseMapping.unicodeScalars.elementsEqual([letter])
    }

    /// The version of Unicode that Python 3.7 knows.
    private static let oldestUnicode = 11

    /// Keywords of Python and its functions; what the file calls, defines, or names inside its functions, which would hide
    /// one of the graph.
    static let reserved = Set(
        """
        False None True and as assert async await break class continue def del elif else except finally for from global if import
        in is lambda match nonlocal not or pass raise return try while with yield case type
        abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex delattr
        dict dir divmod enumerate eval exec exit filter float format frozenset getattr globals hasattr hash help hex id
        input int isinstance issubclass iter len list locals map max memoryview min next object oct open ord pow print
        property quit range repr reversed round set setattr slice sorted staticmethod str sum super tuple vars zip
        AssertionError Ellipsis Exception NotImplemented __debug__ __import__ __main__ __name__
        np numpy torch importlib math relu softmax_along EXAMPLE check finite_differences autograd
        step name up down above below entry value gradient gradients scale error expected leaves leaf
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}

extension Unicode.Scalar {
    fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}
