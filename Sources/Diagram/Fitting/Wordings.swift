/// What a diagram may say, each wording made and measured when it is first asked for.
final class Wordings {
    private let sources: [() -> DiagramWording]
    private let columns: (Character) -> Int
    private var known: [Int: (wording: DiagramWording, texts: Texts)] = [:]

    init(_ sources: [() -> DiagramWording], columns: @escaping (Character) -> Int) {
        self.sources = sources
        self.columns = columns
    }

    var indices: Range<Int> { sources.indices }

    subscript(index: Int) -> (wording: DiagramWording, texts: Texts) {
        if let known = known[index] { return known }
        let wording = sources[index]()
        let made = (wording, Texts(wording, columns: columns))
        known[index] = made
        return made
    }
}
