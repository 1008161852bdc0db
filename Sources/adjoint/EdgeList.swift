import Canvas
import Cards
import Diagram

/// A graph given as rows `from<TAB>to<TAB>label`, the input of `draw --edges`.
struct EdgeList {
    /// The most edges a file may hold.
    static let limit = 20_000
    /// A cycle with more nodes is told by its ends.
    private static let namedInCycle = 12

    /// The file's name without its ending.
    let title: String
    /// The nodes in the order in which they first appear.
    private(set) var names: [String] = []
    /// The edges in the order of their rows.
    private(set) var edges: [DiagramEdge] = []

    /// Reads the bytes of a TSV file. Blank lines, lines that begin with `#` and a row of headings at the top are no edges.
    init(_ bytes: [UInt8], path: String) throws {
        let file = path == "-" ? "edges" : path.split(separator: "/").last.map(String.init) ?? path
        title = file.hasSuffix(".tsv") ? String(file.dropLast(4)) : file
        var rows = try EdgeRow.rows(in: bytes, path: path)
        if let first = rows.first, first.isHeading(of: rows.dropFirst()) { rows.removeFirst() }
        guard !rows.isEmpty else { throw Failure("\(path): no edges; a row is from, to and label, separated by tabs") }
        guard rows.count <= Self.limit else { throw rows[Self.limit].failure("more than \(Self.limit) edges") }
        var indices: [String: Int] = [:]
        func index(of name: String) -> Int {
            if let known = indices[name] { return known }
            indices[name] = names.count
            names.append(name)
            return names.count - 1
        }
        for row in rows {
            guard row.from != row.to else { throw row.failure("\(row.from) cannot consume itself") }
            edges.append(DiagramEdge(from: index(of: row.from), to: index(of: row.to), label: row.label))
        }
        guard let cycle = firstCycle() else { return }
        let links = zip(cycle, cycle.dropFirst()).map { [$0, $1] }
        let closing = edges.lastIndex { links.contains([$0.from, $0.to]) } ?? 0
        var named = cycle.map { names[$0] }
        if named.count > Self.namedInCycle { named.replaceSubrange(6...(named.count - 4), with: ["…"]) }
        throw rows[closing].failure("a cycle: \(named.joined(separator: " → "))")
    }

    /// The nodes on some cycle, the first repeated at the end; nil where there is none.
    private func firstCycle() -> [Int]? {
        var operands = [[Int]](repeating: [], count: names.count)
        var waiting = [Int](repeating: 0, count: names.count)
        var consumers = operands
        for edge in edges {
            consumers[edge.from].append(edge.to)
            operands[edge.to].append(edge.from)
            waiting[edge.to] += 1
        }
        var ready = names.indices.filter { waiting[$0] == 0 }
        while let node = ready.popLast() {
            for consumer in consumers[node] {
                waiting[consumer] -= 1
                if waiting[consumer] == 0 { ready.append(consumer) }
            }
        }
        // Every node still waiting has an operand still waiting, so going back must come round.
        guard var node = names.indices.first(where: { waiting[$0] > 0 }) else { return nil }
        var trail: [Int] = []
        var places = [Int?](repeating: nil, count: names.count)
        while places[node] == nil {
            places[node] = trail.count
            trail.append(node)
            guard let operand = operands[node].first(where: { waiting[$0] > 0 }) else { return nil }
            node = operand
        }
        guard let start = places[node] else { return nil }
        return [node] + trail[start...].reversed()
    }
}
