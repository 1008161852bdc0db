package import Algebra
internal import Equivalence

extension Shape {
    /// What a shape is called in a message that does not give its dimensions away: `a row`.
    var kindWithArticle: String { "a \(kind.rawValue)" }

    /// What a shape is called in a sentence: `2×3`, and `a scalar`.
    func inWords(_ notation: Notation) -> String { self == .scalar ? "a scalar" : text(notation) }

    /// How an answer of this shape is told from one that is asked for.
    /// - Parameter revealing: whether the dimensions may be said.
    func objection(asked: Shape, revealing: Bool, _ notation: Notation) -> String {
        if revealing {
            return "this is \(inWords(notation)); \(asked.inWords(notation)) is asked for"
        }
        if kind != asked.kind { return "this is \(kindWithArticle); \(asked.kindWithArticle) is asked for" }
        return "this is \(kindWithArticle) of another size than the one asked for"
    }

    /// The shape with its kind, as an answer to a question for a shape is echoed: `3×1, a column`.
    package func textWithKind(_ notation: Notation) -> String {
        self == .scalar ? "1\(notation == .ascii ? "x" : "×")1, a scalar" : "\(text(notation)), \(kindWithArticle)"
    }
}

/// Entries of a matrix in a sentence.
struct EntryWords {
    let shape: Shape
    /// The most entries that are listed.
    private static let limit = 6

    /// `Entries (1, 2) and (2, 1) are not right.` In a row or column one number says it.
    func notRight(_ entries: Set<Int>) -> String {
        if shape == .scalar { return "That is not right." }
        if entries.count == shape.count { return "No entry is right." }
        let places = entries.sorted().map(place)
        guard places.count <= Self.limit else {
            return "\(places.count) of \(shape.count) entries are not right, the first of them \(places[0])."
        }
        return places.count == 1 ? "Entry \(places[0]) is not right." : "Entries \(places.listed()) are not right."
    }

    /// `entry 2 is right as far as it goes`.
    func rounded(_ entries: Set<Int>) -> String {
        let places = entries.sorted().map(place)
        if entries.count == shape.count || places.count > Self.limit { return "right as far as the digits go" }
        return places.count == 1
            ? "entry \(places[0]) is right as far as it goes" : "entries \(places.listed()) are right as far as they go"
    }

    /// `entry 2 is`, `entries 1 and 3 are`.
    func cutOff(_ entries: Set<Int>) -> String {
        let places = entries.sorted().map(place)
        if places.count > Self.limit { return "\(places.count) of \(shape.count) entries are" }
        return places.count == 1 ? "entry \(places[0]) is" : "entries \(places.listed()) are"
    }

    private func place(_ index: Int) -> String {
        shape.kind == .matrix
            ? "(\(index / shape.columns + 1), \(index % shape.columns + 1))" : "\(index + 1)"
    }
}

extension RedrawnSizes.Coincidence {
    /// What to say of an answer that holds at the declared sizes alone.
    var message: String {
        let reason = square.map { "\($0.text(.unicode)) is square" } ?? "of the sizes here"
        return isOfShapes ? "Its shapes fit only because \(reason)." : "It is right only because \(reason)."
    }
}
