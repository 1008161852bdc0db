/// What a diagram may say, each wording made and measured when it is first asked for.
final class Wordings {
    private let sources: [() -> DiagramWording]
    private let columns: (Character) -> Int
    private var known: [Int: (wording: DiagramWording, texts: Texts)] = [:]

    /// Those that say as much, by index: the direction is chosen before one of them is.
    let groups: [Range<Int>]

    init(_ groups: [[() -> DiagramWording]], columns: @escaping (Character) -> Int) {
        sources = groups.flatMap { $0 }
        self.columns = columns
        var ranges: [Range<Int>] = []
        for group in groups {
            let start = ranges.last?.upperBound ?? 0
            ranges.append(start..<start + group.count)
        }
        self.groups = ranges
    }

    var indices: Range<Int> { sources.indices }

    /// The group of a wording.
    func group(of wording: Int) -> Int { groups.firstIndex { $0.contains(wording) } ?? 0 }

    subscript(index: Int) -> (wording: DiagramWording, texts: Texts) {
        if let known = known[index] { return known }
        let wording = sources[index]()
        let made = (wording, Texts(wording, columns: columns))
        known[index] = made
        return made
    }
}
