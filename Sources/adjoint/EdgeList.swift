import Diagram

/// A graph given as rows `from<TAB>to<TAB>label`, the input of `draw --edges`.
struct EdgeList {
    /// The most edges a file may hold.
    static let limit = 20_000

    /// The file's name without its ending.
    let title: String
    var names: [String] = []
    var edges: [DiagramEdge] = []

    /// Reads the text of a TSV file; nodes come in order of first appearance. Blank lines and `#` lines are skipped.
    init(_ text: String, path: String) throws {
        let file = path.split(separator: "/").last.map(String.init) ?? path
        title = file.hasSuffix(".tsv") ? String(file.dropLast(4)) : file
        var indices: [String: Int] = [:]
        func index(of name: String) -> Int {
            if let known = indices[name] { return known }
            indices[name] = names.count
            names.append(name)
            return names.count - 1
        }
        for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
        where !line.isEmpty && !line.hasPrefix("#") {
            let place = "\(path):\(number + 1)"
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map { $0.trimmingBlanks }
            guard fields.count == 2 || fields.count == 3, !fields[0].isEmpty, !fields[1].isEmpty else {
                throw Failure("\(place): a row is from, to and label, separated by tabs")
            }
            guard fields[0] != fields[1] else { throw Failure("\(place): \(fields[0]) cannot consume itself") }
            guard edges.count < Self.limit else { throw Failure("\(place): more than \(Self.limit) edges") }
            edges.append(
                DiagramEdge(
                    from: index(of: fields[0]), to: index(of: fields[1]), label: fields.count == 3 ? fields[2] : ""))
        }
        guard !edges.isEmpty else { throw Failure("\(path): no edges") }
        if let cycle = firstCycle() { throw Failure("\(path): a cycle: \(cycle.joined(separator: " → "))") }
    }

    /// The names on some cycle, the first repeated at the end; nil where there is none.
    private func firstCycle() -> [String]? {
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
        while !trail.contains(node) {
            trail.append(node)
            guard let operand = operands[node].first(where: { waiting[$0] > 0 }) else { return nil }
            node = operand
        }
        guard let start = trail.firstIndex(of: node) else { return nil }
        return ([node] + trail[start...].reversed()).map { names[$0] }
    }
}

extension Substring {
    fileprivate var trimmingBlanks: String {
        var rest = self
        while rest.first == " " { rest.removeFirst() }
        while rest.last == " " { rest.removeLast() }
        return String(rest)
    }
}
