/// A directed connection between two nodes or two vertices of a layout, by index.
struct Link: Hashable {
    var tail: Int
    var head: Int
}

/// For every index of a range a list of indices, in one flat array.
struct Adjacency {
    private let starts: [Int]
    private let members: [Int]

    /// Lists for `0..<count`; a pair appends its second member to the list of its first, in the order given.
    init(count: Int, pairs: [(Int, Int)]) {
        var starts = [Int](repeating: 0, count: count + 1)
        for pair in pairs { starts[pair.0 + 1] += 1 }
        for index in 0..<count { starts[index + 1] += starts[index] }
        var next = starts
        var members = [Int](repeating: 0, count: pairs.count)
        for pair in pairs {
            members[next[pair.0]] = pair.1
            next[pair.0] += 1
        }
        self.starts = starts
        self.members = members
    }

    var indices: Range<Int> { 0..<(starts.count - 1) }

    subscript(index: Int) -> ArraySlice<Int> { members[starts[index]..<starts[index + 1]] }

    /// The same lists, each sorted by a key; equal keys keep their order.
    func sorted(by key: (Int) -> Int) -> Adjacency {
        var pairs: [(Int, Int)] = []
        pairs.reserveCapacity(members.count)
        for index in indices {
            let list = self[index]
            guard list.count > 1 else {
                for member in list { pairs.append((index, member)) }
                continue
            }
            let keyed = list.enumerated().map { (key: key($1), place: $0, member: $1) }
            for item in keyed.sorted(by: { ($0.key, $0.place) < ($1.key, $1.place) }) {
                pairs.append((index, item.member))
            }
        }
        return Adjacency(count: starts.count - 1, pairs: pairs)
    }
}
