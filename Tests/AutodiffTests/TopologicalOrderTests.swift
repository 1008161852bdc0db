import SeededGenerator
import Testing

@testable import Autodiff

@Suite("Topological order")
struct TopologicalOrderTests {
    @Test("A sound order is kept; otherwise operands move in front, ties by definition")
    func order() {
        #expect(TopologicalOrder(operands: [[], [0], [0, 1]]).order == [0, 1, 2])
        #expect(TopologicalOrder(operands: [[2, 3], [], [], []]).order == [1, 2, 3, 0])
        #expect(TopologicalOrder(operands: [[3], [], [1], []]).order == [1, 2, 3, 0])
    }

    @Test("Every cycle is found once, told from operand to consumer, without what only hangs on it")
    func cycles() {
        #expect(TopologicalOrder(operands: [[0]]).cycles == [[0]])
        // 0 uses 2, 2 uses 1, 1 uses 0; 3 hangs on the cycle.
        let one = TopologicalOrder(operands: [[2], [0], [1], [0]])
        #expect(one.cycles == [[0, 1, 2]])
        #expect(one.order == [])
        #expect(TopologicalOrder(operands: [[1], [0], [3], [2], []]).cycles == [[0, 1], [2, 3]])
        #expect(TopologicalOrder(operands: [[], [0]]).cycles == [])
    }

    @Test("The queue gives the smallest first, whatever came in")
    func queue() {
        var generator = SeededGenerator(seed: 7)
        let numbers = (0..<500).map { _ in Int.random(in: 0..<1000, using: &generator) }
        var queue = SmallestFirstQueue([])
        for number in numbers { queue.insert(number) }
        var sorted: [Int] = []
        while let next = queue.popSmallest() { sorted.append(next) }
        #expect(sorted == numbers.sorted())
    }
}
