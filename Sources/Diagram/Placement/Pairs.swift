/// The nodes that stand midway between two others, and not in line with one of them: between the two in the middle of an even
/// number whose lines merge in the node, where these are of one kind, inputs or computed, and lead nowhere else. The same holds
/// of lines that leave a node, for nodes that nothing else leads to.
struct Pairs {
    /// By segment, the other line of its pair at its head, and at its tail.
    private(set) var partnerAtHead: [Int?]
    private(set) var partnerAtTail: [Int?]
    /// Whether a vertex stands between those its lines come from, and between those they lead to.
    private var mergesBetween: [Bool]
    private var branchesBetween: [Bool]

    /// - Parameter style: in one of the tighter styles no node stands between others.
    init(_ graph: LayeredGraph, _ style: Style) {
        partnerAtHead = [Int?](repeating: nil, count: graph.segments.count)
        partnerAtTail = partnerAtHead
        mergesBetween = [Bool](repeating: false, count: graph.vertexCount)
        branchesBetween = mergesBetween
        guard style.standsBetween else { return }
        for node in 0..<graph.nodeCount {
            let merging = Self.pair(graph.incoming[node]) { segment in
                let tail = graph.segments[segment].tail
                guard !graph.isWaypoint(tail), graph.outgoing[tail].count == 1 else { return nil }
                return graph.incoming[tail].isEmpty
            }
            if let (first, second) = merging {
                (partnerAtHead[first], partnerAtHead[second]) = (second, first)
                mergesBetween[node] = true
            }
            let branching = Self.pair(graph.outgoing[node]) { segment in
                let head = graph.segments[segment].head
                guard !graph.isWaypoint(head), graph.incoming[head].count == 1 else { return nil }
                return graph.outgoing[head].isEmpty
            }
            if let (first, second) = branching {
                (partnerAtTail[first], partnerAtTail[second]) = (second, first)
                branchesBetween[node] = true
            }
        }
    }

    /// - Parameter kind: of the far end of a line; nil where nothing stands between it and another one.
    private static func pair(_ lines: ArraySlice<Int>, kind: (Int) -> Bool?) -> (Int, Int)? {
        guard !lines.isEmpty, lines.count % 2 == 0 else { return nil }
        let second = lines.startIndex + lines.count / 2
        let pair = (lines[second - 1], lines[second])
        guard let first = kind(pair.0), first == kind(pair.1) else { return nil }
        return pair
    }

    /// Whether neither end of a segment stands between others on this side.
    func mayBeStraight(_ segment: LayeredGraph.Segment) -> Bool {
        !branchesBetween[segment.tail] && !mergesBetween[segment.head]
    }
}
