/// An order of definitions in which operands come before consumers, and what stands in its way.
struct TopologicalOrder {
    /// Definitions, operands first; among those that could come next, the one defined first. Without the definitions on
    /// cycles and what follows from them.
    private(set) var order: [Int] = []
    /// Each cycle as the definitions along it, every one an operand of the next, the one defined first in front.
    private(set) var cycles: [[Int]] = []

    /// - Parameter operands: By definition, the definitions it uses, each once.
    init(operands: [[Int]]) {
        var consumers = [[Int]](repeating: [], count: operands.count)
        for (consumer, operands) in operands.enumerated() {
            for operand in operands { consumers[operand].append(consumer) }
        }
        var missing = operands.map(\.count)
        var ready = SmallestFirstQueue(missing.indices.filter { missing[$0] == 0 })
        var isPlaced = [Bool](repeating: false, count: operands.count)
        while let next = ready.popSmallest() {
            isPlaced[next] = true
            order.append(next)
            for consumer in consumers[next] {
                missing[consumer] -= 1
                if missing[consumer] == 0 { ready.insert(consumer) }
            }
        }
        cycles = Self.cycles(among: operands, placed: isPlaced)
    }

    /// One cycle for every group of definitions that wait for each other. What is not placed waits for an operand that
    /// is not placed either, so going from operand to operand ends in a cycle or at something seen on an earlier way.
    private static func cycles(among operands: [[Int]], placed: [Bool]) -> [[Int]] {
        var cycles: [[Int]] = []
        // The way on which a definition was seen, and its place on the present way.
        var seenOnWay = [Int?](repeating: nil, count: operands.count)
        for start in operands.indices where !placed[start] && seenOnWay[start] == nil {
            var way: [Int] = []
            var next: Int? = start
            while let definition = next, seenOnWay[definition] == nil {
                seenOnWay[definition] = start
                way.append(definition)
                next = operands[definition].first { !placed[$0] }
            }
            guard let repeated = next, seenOnWay[repeated] == start, let begin = way.firstIndex(of: repeated) else {
                continue
            }
            // The way goes from consumer to operand; a cycle is told from operand to consumer.
            let cycle = Array(way[begin...].reversed())
            let first = cycle.indices.min { cycle[$0] < cycle[$1] } ?? 0
            cycles.append(Array(cycle[first...] + cycle[..<first]))
        }
        return cycles
    }
}

/// A heap of numbers.
struct SmallestFirstQueue {
    private var heap: [Int]

    /// Takes numbers in increasing order, which is a heap already.
    init(_ increasing: [Int]) { heap = increasing }

    mutating func insert(_ number: Int) {
        heap.append(number)
        var child = heap.count - 1
        while child > 0, heap[child] < heap[(child - 1) / 2] {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    mutating func popSmallest() -> Int? {
        guard let smallest = heap.first, let last = heap.popLast() else { return nil }
        guard !heap.isEmpty else { return smallest }
        heap[0] = last
        var parent = 0
        while true {
            let children = [2 * parent + 1, 2 * parent + 2].filter { $0 < heap.count }
            guard let child = children.min(by: { heap[$0] < heap[$1] }), heap[child] < heap[parent] else { break }
            heap.swapAt(child, parent)
            parent = child
        }
        return smallest
    }
}
