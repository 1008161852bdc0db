internal import Algebra
internal import Autodiff

/// The names that stand for themselves at a point: variables, and functions nobody knows. Each is drawn once a point, the
/// same whatever else is drawn.
final class DrawnNames {
    enum Kind {
        /// With its own value in the graph, if it has one.
        case variable(own: Double?)
        /// An opaque call or partial, a derivative without a graph.
        case symbol
    }

    private let draw: VariableDraw
    private let calls: OpaqueCalls
    private var names: [(text: String, kind: Kind)] = []
    private var slots: [String: Int] = [:]
    private var values: [Ball?] = []
    private var point = SamplePoint.own

    init(draw: VariableDraw, calls: OpaqueCalls) {
        self.draw = draw
        self.calls = calls
    }

    /// The place of a name, to ask for its value at every point.
    func slot(of text: String, _ kind: Kind) -> Int {
        if let slot = slots[text] { return slot }
        slots[text] = names.count
        names.append((text, kind))
        values.append(nil)
        return names.count - 1
    }

    func move(to point: SamplePoint) {
        self.point = point
        if case .placed(let numbers) = point {
            values = names.indices.map { $0 < numbers.count ? Ball(numbers[$0]) : nil }
        } else {
            for slot in values.indices { values[slot] = nil }
        }
    }

    /// What is drawn for every name at the present point.
    var all: [Double] { values.indices.map { value($0).center } }

    /// The value at the present point: unknown at the graph's own values, where it has none.
    func value(_ slot: Int) -> Ball {
        if let known = values[slot] { return known }
        let (text, kind) = names[slot]
        let ball: Ball =
            switch (kind, point) {
            case (.variable(let own), .own): own.map { Ball(written: $0) } ?? .unknown
            case (.symbol, .own): .unknown
            case (.variable(let own), .random(let index)): Ball(draw.value(of: text, own: own, at: index))
            case (.symbol, .random(let index)): Ball(draw.symbolValue(of: text, at: index))
            // A name that was met later.
            case (_, .placed): .unknown
            }
        values[slot] = ball
        return ball
    }
}

extension DrawnNames: Leaves {
    /// An input has its own value in the graph, if it has one; everything else is a function that nobody knows.
    func place(of atom: Atom, input node: Node?) -> Int {
        guard let node else { return slot(of: calls.representative(of: atom).stableName, .symbol) }
        return slot(of: node.symbol.text(.ascii), .variable(own: node.value?.scalar))
    }

    func value(at slot: Int) -> Ball { value(slot) }
}

extension Ball {
    /// A value written in a graph block: exact where it is whole, else rounded to a `Double` when it was read.
    init(written value: Double) {
        self = value == value.rounded() ? Ball(value) : Ball(computed: value, inherited: 0, roundings: 1)
    }
}
