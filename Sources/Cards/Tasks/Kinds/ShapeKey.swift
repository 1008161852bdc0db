package import Algebra

/// The shape of a value or derivative.
package struct ShapeKey: Sendable {
    /// The name of the graph that the key is about; nil for a shape by itself.
    package var graph: String?
    /// What the shape is asked of, as it is written; nil where only the shape is.
    package var key: Expression?
    /// What decides the shapes of derivatives in the key: the task's layout, else the card's.
    package var layout: Layout
    /// The right shape.
    package var shape: Shape

    package init(graph: String?, key: Expression?, layout: Layout = .denominator, shape: Shape) {
        self.graph = graph
        self.key = key
        self.layout = layout
        self.shape = shape
    }
}

extension ShapeKey: WrittenKey {
    static let name: BlockKey = "shape"
    static let help = HelpEntry("shape: dC/dW", "a shape: 2x3, (3,), scalar")
    static let options: [BlockKey] = [.expect, .layout]

    var answer: Answer { .shape(self) }
    /// The graph it is about, and its layout.
    package var subject: AnswerSubject { AnswerSubject(graph: graph, layout: layout) }

    static func read(_ block: AnswerBlock, _ findings: inout Findings) -> ShapeKey? {
        let (keys, layout) = (block.keys, block.conventions.layout)
        let expected = keys.written(.expect).flatMap { value in
            shape(written: value, &findings).map { (shape: $0, offset: value.offset) }
        }
        guard let value = keys.written(name) else {
            if let expected { return ShapeKey(graph: nil, key: nil, layout: layout, shape: expected.shape) }
            if keys.written(.expect) == nil { _ = keys[name]?.text(for: name.name, &findings) }
            return nil
        }
        guard let reader = block.keyExpression(for: value, readingMatrices: true, &findings),
            let key = reader.expression(value, for: name.name, &findings),
            let shape = reader.shape(key, at: value.offset, &findings)
        else { return nil }
        if let expected, expected.shape != shape {
            findings.report(
                .expectedShapeDisagrees(computed: shape, expected: expected.shape), at: expected.offset)
        }
        return ShapeKey(graph: reader.entry?.name, key: key, layout: layout, shape: shape)
    }

    /// A shape written out; `[3]` and `[2, 3]` are lists to YAML.
    private static func shape(written value: YAMLValue, _ findings: inout Findings) -> Shape? {
        let text =
            value.isList
            ? "[" + value.list(for: BlockKey.expect.name, &findings).compactMap(\.scalar).joined(separator: ", ") + "]"
            : value.text(for: BlockKey.expect.name, as: .shape, &findings)
        guard let text else { return nil }
        do throws(Shape.ReadingError) {
            return try Shape(reading: text)
        } catch {
            findings.report(error == .malformed ? .notAShape(text) : .shapeTooLarge(text), at: value.offset)
            return nil
        }
    }
}

extension YAMLValue {
    /// The text of a single value.
    fileprivate var scalar: String? {
        if case .scalar(let text) = content { text } else { nil }
    }
}
