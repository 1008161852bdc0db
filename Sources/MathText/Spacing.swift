/// What the neighbours of a piece of a formula need to know about it.
struct Joint: Hashable, Sendable {
    var kind: Atom.Class = .ordinary
    /// Several letters that read as one name: letters beside it need a blank.
    var isWord = false
    /// `d`, alone.
    var isDifferential = false
    /// Its limits stand above and below it in display.
    var hasLimits = false
    /// It ends in `_…` or `^…` that a letter behind it would seem to continue.
    var endsInScript = false
    /// A plus or minus that combines nothing.
    var isSign = false
    /// A fraction in line form, which factors beside it would seem to continue.
    var isQuotient = false
    /// `d/dx`: what follows is what it applies to.
    var isDerivativeOperator = false
    /// A fraction or another tall piece, whose bar a factor beside it would seem to continue.
    var isStacked = false
    /// It stands in delimiters of its own, as the argument of a function does.
    var isFenced = false
    var first: Character?
    var last: Character?
}

/// One node of a row, laid out, with the blanks that were asked for before it.
struct RowPiece<Content> {
    var node: MathNode
    var content: Content
    var blanks: Int

    /// The nodes laid out one by one; those that are blanks are told with the node they stand before.
    static func pieces(_ nodes: [MathNode], layout: (MathNode) -> Content) -> [RowPiece] {
        var pieces: [RowPiece] = []
        var blanks = 0
        for node in nodes {
            if case .space(let columns) = node {
                blanks += columns
            } else {
                pieces.append(RowPiece(node: node, content: layout(node), blanks: blanks))
                blanks = 0
            }
        }
        return pieces
    }
}

/// The blanks between the pieces of a row, after TeX's rules for its classes, and the signs among its operators.
enum Spacing {
    /// A binary operator with nothing before it that it could combine is a sign. A sign of multiplication has the same
    /// blanks on both sides, those of a fraction on either.
    static func resolvingSigns(_ joints: [Joint]) -> [Joint] {
        var joints = joints
        for index in joints.indices where joints[index].kind == .binary {
            let before = index > 0 ? joints[index - 1].kind : .relation
            let combines: Bool =
                switch before {
                case .binary, .relation, .open, .punctuation, .largeOperator, .function, .product: false
                default: index < joints.count - 1
                }
            guard !combines else { continue }
            joints[index].kind = .tight
            joints[index].isSign = true
        }
        for index in joints.indices.dropFirst().dropLast() where joints[index].kind == .product {
            let sides = [joints[index - 1], joints[index + 1]]
            joints[index].isStacked = sides.contains { $0.isQuotient || $0.isStacked }
        }
        return joints
    }

    /// What stands between two neighbours: blanks, or a sign of multiplication where a fraction in line form meets
    /// another factor.
    /// - Parameter isTight: inside of scripts, where only words are kept apart.
    static func between(_ left: Joint, _ right: Joint, isTight: Bool, times: String) -> String {
        if left.kind == .text && left.last == " " || right.kind == .text && right.first == " " { return "" }
        let isRead = right.first.map { $0.isLetter || $0.isNumber } ?? false
        if left.endsInScript, isRead { return " " }
        if isRead, left.last.map({ $0.isLetter || $0.isNumber }) ?? false {
            if left.isDifferential { return "" }
            let isNumberBesideNumber = left.last?.isNumber ?? false && right.first?.isNumber ?? false
            if left.isWord || right.isWord || isNumberBesideNumber { return " " }
        }
        if left.kind == .tight || right.kind == .tight { return afterSign(left, right) }
        if isTight {
            return left.kind == .function && right.kind == .ordinary && isRead ? " " : ""
        }
        if left.kind == .open || right.kind == .close || right.kind == .punctuation { return "" }
        if left.kind == .relation, right.kind == .relation { return "" }
        if [left.kind, right.kind].contains(.relation) || [left.kind, right.kind].contains(.binary) { return " " }
        if left.kind == .punctuation { return " " }
        if left.kind == .product || right.kind == .product {
            return left.isQuotient || right.isQuotient || left.isStacked || right.isStacked ? " " : ""
        }
        if left.kind == .largeOperator { return " " }
        if left.kind == .function { return right.kind == .open || right.isFenced ? "" : " " }
        if right.kind == .function || right.kind == .largeOperator { return " " }
        if left.isDerivativeOperator { return " " }
        if left.kind == .text || right.kind == .text || left.last == "." { return "" }
        if left.isQuotient || right.isQuotient { return " \(times) " }
        return left.isStacked || right.isStacked ? " " : ""
    }

    /// Nothing stands between a sign or a bar and its neighbour, except around a relation or an operator.
    private static func afterSign(_ left: Joint, _ right: Joint) -> String {
        let spaced: Set<Atom.Class> = [.relation, .binary, .punctuation]
        // A minus would look like a part of the bar.
        if left.isSign, right.isStacked { return " " }
        return spaced.contains(left.kind) || right.kind == .relation || right.kind == .binary ? " " : ""
    }
}
