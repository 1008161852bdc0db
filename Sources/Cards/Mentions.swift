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
            for word in text.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "_" }) {
                words.insert(String(word))
                // z in `z_1`.
                if let end = word.firstIndex(of: "_") { words.insert(String(word[..<end])) }
            }
            start = block.upperBound
        }
    }

    /// Whether a name stands somewhere, with or without indices, alone or behind the d of a derivative: z in `z[1]`, `dz`,
    /// `\bar{z}`, θ in `theta`.
    func contains(_ symbol: Symbol) -> Bool {
        let names = [symbol.name, Symbol(symbol.name).text(.ascii)]
        return names.contains { words.contains($0) || words.contains("d" + $0) }
    }
}
