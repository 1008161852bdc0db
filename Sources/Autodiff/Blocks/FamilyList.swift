internal import Algebra

// A family that is written as a list: `x[1..3] = [1, 2, 3]`, `W[1..2, 1..2] = [[1, 2], [3, 4]]`, `input x[1..3]`.

extension BlockLine.Item {
    /// One of the definitions that a name with ranges among its indices stands for.
    struct Member {
        /// The name without ranges, as a text of its own: `x[2]`.
        var name: Excerpt
        /// The item with its part of the list.
        var item: BlockLine.Item
    }

    /// The definitions that the item stands for, in order: itself where its name has no range.
    /// - Parameter constants: what the bounds may name.
    func members(constants: [String: Int]) throws(GraphError) -> [Member] {
        try members(named: name, constants: constants)
    }

    /// The symbol of a member. A name in which a range was replaced is a text of its own: its faults stand at the whole name.
    /// - Parameter constants: whole numbers that an index may name.
    func symbol(
        of member: Member, indices: [String: Int], constants: [String: Int]
    ) throws(GraphError) -> Symbol {
        do throws(GraphError) {
            return try member.name.symbol(indices: indices, constants: constants)
        } catch {
            throw placed(error, in: member.name)
        }
    }

    private func placed(_ error: GraphError, in text: Excerpt) -> GraphError {
        var error = error
        if text.range != name.range { error.range = name.range }
        return error
    }

    private func firstRange(
        in text: Excerpt, constants: [String: Int]
    ) throws(GraphError) -> (place: Excerpt, values: ClosedRange<Int>)? {
        do throws(GraphError) {
            return try text.firstRange(constants: constants)
        } catch {
            throw placed(error, in: text)
        }
    }

    private func members(named text: Excerpt, constants: [String: Int]) throws(GraphError) -> [Member] {
        guard let range = try firstRange(in: text, constants: constants) else {
            return [Member(name: text, item: self)]
        }
        let parts = try right.map { right throws(GraphError) in try right.parts(count: range.values.count) }
        var members: [Member] = []
        for (place, value) in range.values.enumerated() {
            var part = self
            part.right = parts?[place]
            members += try part.members(
                named: Excerpt(text.text(with: value, insteadOf: range.place)), constants: constants)
            if members.count > Limits.nodes { throw .overLimit(at: source, Limits.nodes, "nodes") }
        }
        return members
    }
}

extension Excerpt {
    /// The first range among the indices of a name; nil where there is none.
    fileprivate func firstRange(
        constants: [String: Int]
    ) throws(GraphError) -> (place: Excerpt, values: ClosedRange<Int>)? {
        let (_, rest) = leadingWord
        guard let inside = rest.trimmed.insideSquareBrackets else { return nil }
        // A layer stands before a semicolon.
        for part in inside.split(at: ";").flatMap({ $0.split(at: ",") }) {
            guard let (first, last) = part.cut(at: ".." as String) else { continue }
            let from = try first.trimmed.wholeNumber(indices: constants)
            let through = try last.trimmed.wholeNumber(indices: constants)
            guard from <= through else { throw .emptyRange(from, through, at: part.trimmed.range) }
            guard through - from < Limits.nodes else { throw .overLimit(at: part.trimmed.range, Limits.nodes, "nodes") }
            return (part.trimmed, from...through)
        }
        return nil
    }

    /// The entries of a list in square brackets; what is no list is taken for every entry, as a number is.
    fileprivate func parts(count: Int) throws(GraphError) -> [Excerpt] {
        guard let inside = insideSquareBrackets else { return Array(repeating: self, count: count) }
        let entries = inside.split(at: ",").map(\.trimmed)
        guard entries.count == count else { throw .otherCount(entries.count, names: count, at: range) }
        return entries
    }
}
