import Algebra
import Autodiff
import Testing

@testable import Cards

@Suite("Tasks that ask for matrices and shapes")
struct MatrixTaskTests {
    private static let layer =
        "```graph layer\nW : 2x3 = [[1, 2, 3], [4, 5, 6]]\nx = [1, 0, 2]\nC = sum(W @ x)\n```\n\n"

    private func answer(
        _ yaml: String, head: String = "", graphs: String = layer, _ location: SourceLocation = #_sourceLocation
    ) throws -> Answer {
        let (card, diagnostics) = Card.read(
            "---\nadjoint: 1\ntitle: T\n\(head)---\nL\n\n\(graphs)# Tasks\n\n## T\n\n```answer\n\(yaml)\n```\n",
            path: "a.md")
        #expect(diagnostics.isEmpty, "\(diagnostics.map(\.text).joined(separator: "\n"))", sourceLocation: location)
        return try #require(card?.tasks.first?.answer, sourceLocation: location)
    }

    private func matrix(_ yaml: String, head: String = "", graphs: String = layer) throws -> MatrixKey {
        guard case .matrix(let key) = try answer(yaml, head: head, graphs: graphs) else { throw Unexpected() }
        return key
    }

    private func shape(_ yaml: String, head: String = "") throws -> ShapeKey {
        guard case .shape(let key) = try answer(yaml, head: head) else { throw Unexpected() }
        return key
    }

    private struct Unexpected: Error {}

    @Test("The gradient by a matrix is computed, with its shape and numbers")
    func gradient() throws {
        let key = try matrix("matrix: dC/dW\nround: 1")
        #expect(key.graph == "layer")
        #expect(key.shape == Shape(rows: 2, columns: 3))
        #expect(key.value?.elements == [1, 0, 2, 1, 0, 2])
        #expect(key.entries == .both)
        #expect(key.round == 1)
        #expect(!key.revealsShape)
    }

    @Test("In numerator layout the key is transposed; a task may choose another layout than its card")
    func layouts() throws {
        let ofCard = try matrix("matrix: dC/dW", head: "layout: numerator\n")
        #expect(ofCard.shape == Shape(rows: 3, columns: 2))
        #expect(ofCard.value?.elements == [1, 1, 0, 0, 2, 2])
        let ofTask = try matrix("matrix: dC/dW\nlayout: denominator", head: "layout: numerator\n")
        #expect(ofTask.shape == Shape(rows: 2, columns: 3))
        #expect(ofTask.layout == .denominator)
    }

    @Test("Numbers are written as lists, with semicolons, or beside the key they have to agree with")
    func literals() throws {
        let wanted = Tensor(shape: Shape(rows: 2, columns: 2), elements: [1, 2, 3, 4])
        for yaml in [
            "matrix: [[1, 2], [3, 4]]", "matrix: [1, 2; 3, 4]", "expect: [[1, 2], [3, 4]]",
            "matrix:\nexpect: '[1, 2; 3, 4]'",
        ] {
            #expect(try matrix(yaml).value == wanted, "\(yaml)")
        }
        #expect(try matrix("matrix: [1, 2, 3]").shape == .column(3))
        #expect(try matrix("matrix: '[[1, 2, 3]]'").shape == Shape(rows: 1, columns: 3))
        #expect(try matrix("matrix: dC/dx\nexpect: [5, 7, 9]").value?.elements == [5, 7, 9])
    }

    @Test("Over a graph without values only an expression is an answer")
    func symbolic() throws {
        let graphs = Self.layer.replacing(" = [[1, 2, 3], [4, 5, 6]]", with: "").replacing("W :", with: "input W :")
        let key = try matrix("matrix: dC/dx", graphs: graphs)
        #expect(key.value == nil)
        #expect(key.entries == .symbolic)
    }

    @Test("A card or a task may let messages name the right shape")
    func revealing() throws {
        #expect(try matrix("matrix: dC/dW", head: "reveal-shape: true\n").revealsShape)
        #expect(try matrix("matrix: dC/dW\nreveal-shape: true").revealsShape)
        #expect(!(try matrix("matrix: dC/dW\nreveal-shape: false", head: "reveal-shape: true\n").revealsShape))
    }

    @Test(
        "A shape is that of a key in the task's layout, or written out",
        arguments: [
            ("shape: dC/dW", "2x3"), ("shape: dC/dW\nlayout: numerator", "3x2"), ("shape: dC/dx", "3x1"),
            ("shape: W @ x", "2x1"), ("shape: C", "scalar"), ("shape:\nexpect: 3x1", "3x1"),
            ("shape:\nexpect: (3,)", "3x1"), ("shape:\nexpect: [2, 3]", "2x3"), ("shape: dC/dx\nexpect: 3", "3x1"),
        ])
    func shapes(yaml: String, wanted: String) throws {
        #expect(try shape(yaml).shape.text(.ascii) == wanted)
    }
}
