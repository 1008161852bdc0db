/// What a student types at a paths task: the factors of one path, or behind an equals sign the sum of all.
enum PathsEntry: Hashable {
    case factors(String)
    /// - Parameter offset: where the text begins in what was typed, in UTF-8.
    case sum(String, offset: Int)

    /// `= 37`, and in words `sum 37`, `sum: 37`, are sums; `sum(i in 1..3, a[i])` is an expression.
    init(_ typed: String) {
        var rest = typed[...].drop(while: \.isWhitespace)
        let word = rest.prefix(while: \.isLetter)
        if word.lowercased() == "sum", let next = rest.dropFirst(word.count).first, next != "(", next != "[" {
            rest = rest.dropFirst(word.count).drop(while: \.isWhitespace)
            if rest.first == "=" || rest.first == ":" { rest = rest.dropFirst() }
        } else if rest.first == "=" {
            rest = rest.dropFirst()
        } else {
            self = .factors(typed)
            return
        }
        self = .sum(String(rest), offset: typed.utf8.distance(from: typed.startIndex, to: rest.startIndex))
    }
}
