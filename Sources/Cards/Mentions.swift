internal import Algebra

/// The words of a card outside its graph blocks, to tell which nodes are spoken of.
struct Mentions {
    private var words: Set<String> = []

    /// - Parameter graphBlocks: the ranges of the file that hold them.
    init(in source: SourceText, outside graphBlocks: [Range<Int>]) {
        var start = 0
        for block in graphBlocks.sorted(by: { $0.lowerBound < $1.lowerBound }) + [
            source.bytes.count..<source.bytes.count
        ] {
            guard start <= block.lowerBound else { continue }
            let text = String(decoding: source.bytes[start..<block.lowerBound], as: UTF8.self)
            words.formUnion(text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init))
            start = block.upperBound
        }
    }

    /// Whether a name stands somewhere, with or without indices, alone or behind the d of a derivative: z in `z[1]`, `dz`,
    /// `\\bar{z}`, θ in `theta`.
    func contains(_ symbol: Symbol) -> Bool {
        let names = [symbol.name, Symbol(symbol.name).text(.ascii)]
        return names.contains { name in
            words.contains(name) || words.contains("d" + name) || words.contains { $0.hasPrefix(name + "_") }
        }
    }
}
