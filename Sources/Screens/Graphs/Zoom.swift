/// How much a drawing that is looked at says.
package enum Zoom: Int, Hashable, Sendable, CaseIterable {
    /// Names alone, so that most boxes are seen at a time.
    case boxes
    /// Names and values, and on edges numbers.
    case values
    /// Names, and on edges local partials as expressions.
    case symbols
    /// Definitions, values, adjoints, and local partials as expressions.
    case definitions
    /// Definitions, values, adjoints, and local partials as expressions and numbers.
    case full

    /// What boxes and edges of a computation graph say.
    var content: GraphPicture.Content {
        switch self {
        case .full: return GraphPicture.Content(adjoints: true)
        case .definitions: return GraphPicture.Content(adjoints: true, labels: .symbolic)
        case .symbols: return GraphPicture.Content(definitions: false, values: false, labels: .symbolic)
        case .values: return GraphPicture.Content(definitions: false, labels: .values, significantDigits: 4)
        case .boxes:
            var content = GraphPicture.Content(definitions: false, values: false)
            content.showsLabels = false
            return content
        }
    }

    /// That, then the same with fewer digits, where there are any to spare, and with symbols in several lines.
    var contents: [GraphPicture.Content] { content.definitions ? content.andDenser : content.andWrapped }

    /// `full labels`.
    var name: String {
        switch self {
        case .full: "full labels"
        case .definitions: "definitions and symbols"
        case .symbols: "names and symbols"
        case .values: "values only"
        case .boxes: "boxes only"
        }
    }
}
