/// A connected part of a diagram, with its nodes and edges counted from 0.
struct Component {
    /// Indices in the whole diagram.
    let nodes: [Int]
    let edges: [Int]
    let graph: LayeredGraph

    /// The connected parts, in the order of their first nodes. Nil where they are too dense to be laid out.
    static func parts(nodeCount: Int, edges: [Int], links: [Link]) -> [Component]? {
        var root = Array(0..<nodeCount)
        func find(_ node: Int) -> Int {
            var node = node
            while root[node] != node {
                root[node] = root[root[node]]
                node = root[node]
            }
            return node
        }
        for link in links {
            let (a, b) = (find(link.tail), find(link.head))
            root[max(a, b)] = min(a, b)
        }
        var partOf = [Int](repeating: -1, count: nodeCount)
        var placeOf = partOf
        var members: [[Int]] = []
        for node in 0..<nodeCount {
            let first = find(node)
            if first == node {
                partOf[node] = members.count
                members.append([])
            }
            partOf[node] = partOf[first]
            placeOf[node] = members[partOf[node]].count
            members[partOf[node]].append(node)
        }
        var edgesOf = [[Int]](repeating: [], count: members.count)
        for (place, link) in links.enumerated() { edgesOf[partOf[link.tail]].append(place) }
        var parts: [Component] = []
        var segments = 0
        for part in members.indices {
            let links = edgesOf[part].map { Link(tail: placeOf[links[$0].tail], head: placeOf[links[$0].head]) }
            guard let graph = LayeredGraph(nodeCount: members[part].count, edges: links) else { return nil }
            segments += graph.segments.count
            guard segments <= LayeredGraph.segmentLimit else { return nil }
            parts.append(Component(nodes: members[part], edges: edgesOf[part].map { edges[$0] }, graph: graph))
        }
        return parts
    }
}
