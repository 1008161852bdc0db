internal import Algebra

extension String {
    /// The text with names such as `h3` and `w13` written with their subscripts, h[3] and w[1,3], where just one of the symbols
    /// is spelled so.
    /// - Throws: where symbols of several layers are.
    func spellingOut(_ symbols: Set<Symbol>) throws(Fault) -> String {
        var result = ""
        var rest = self[...]
        while let first = rest.first {
            let word = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
            guard !word.isEmpty else {
                result.append(first)
                rest = rest.dropFirst()
                continue
            }
            rest = rest.dropFirst(word.count)
            let isWhole = rest.first.map { !"[_^(".contains($0) && !$0.isLetter } ?? true
            let spelled = isWhole ? symbols.filter { $0.isSpelled(word) } : []
            if spelled.count > 1 {
                throw Fault("\(word) stands in several layers; name the layer too")
            }
            result += spelled.first?.text(.ascii) ?? String(word)
        }
        return result
    }
}

extension Symbol {
    /// Whether its name with its subscripts behind it is this word, and its name alone is not.
    fileprivate func isSpelled(_ word: Substring) -> Bool {
        !indices.isEmpty && word == "\(name)\(indices.map(String.init).joined())"
    }
}
