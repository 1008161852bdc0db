import Diagram
import Testing

@testable import Publishing

@Suite("Drawings for programs")
struct DrawingRecordTests {
    @Test("Every edge starts at one box's frame and ends at the other's")
    func places() throws {
        for direction in SamplePicture.Direction.allCases {
            let record = SamplePicture.network(direction).record
            #expect(record.direction == direction.rawValue)
            for edge in record.edges {
                for (name, end) in [(edge.from, edge.line.first), (edge.to, edge.line.last)] {
                    let node = try #require(record.nodes.first { $0.name == name })
                    let (column, row) = (try #require(end)[0], try #require(end)[1])
                    #expect((node.column..<(node.column + node.columns)).contains(column))
                    #expect((node.row..<(node.row + node.rows)).contains(row))
                }
            }
        }
    }

    @Test("A label's place has the label's width; a mark stands for what has no room")
    func labels() throws {
        let record = SamplePicture.lattice().record
        #expect(record.edges.map(\.label) == ["y = 3", "x = 2", "2t = 12", "1"])
        #expect(record.edges.map { $0.labelPlace?.columns } == [5, 5, 7, 1])
        #expect(record.edges.allSatisfy { $0.labelPlace?.mark == nil })
        let label = "a label of more than forty columns, as long as this"
        let narrow = SamplePicture.drawn(["x", "y"], ["x", "y"], [(0, 1, label)], .leftToRight, 57).record
        #expect(narrow.edges.map(\.label) == [label])
        #expect(narrow.edges[0].labelPlace?.mark == "[1]")
        #expect(SamplePicture.drawn(["x", "y"], ["x", "y"], [(0, 1, "")]).record.edges[0].labelPlace == nil)
    }
}
