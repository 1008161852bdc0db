internal import Autodiff
internal import Algebra
internal import Equivalence

// A parameter after a step of training: θ − γ·θ̄.

/// θ + γ·θ̄.
func wrongSignOfStep(_ place: ExaminedPlace) -> [WrongWay] {
    guard let update = Update(place) else { return [] }
    return [WrongWay(.sum([update.value, update.step]), update.uphill)]
}

/// γ·θ̄, −γ·θ̄ and θ̄ without θ, and θ − θ̄ without γ.
@Sendable func updateRule(_ place: ExaminedPlace) -> [WrongWay] {
    guard let update = Update(place) else { return [] }
    return [
        WrongWay(.negative(update.step), update.stepAlone), WrongWay(update.step, update.stepAlone),
        WrongWay(update.adjoint, update.adjointAlone),
        WrongWay(.sum([update.value, .negative(update.adjoint)]), update.withoutRate),
        WrongWay(.sum([update.value, update.adjoint]), update.withoutRate),
    ]
}

/// What an update is made of.
private struct Update {
    let value: Formula
    let adjoint: Formula
    let step: Formula
    private let name: String
    private let adjointName: String
    private let rate: String

    /// Nil where no update is asked.
    init?(_ place: ExaminedPlace) {
        guard case .quantity(.update(let node, let rate)) = place.subject else { return nil }
        value = .quantity(.value(node: node))
        adjoint = .quantity(.adjoint(node: node))
        step = .product([.expression(.number(Number(rate))), adjoint])
        name = place.names.node(node)
        adjointName = place.names.adjoint(node)
        self.rate = rate.text(place.names.notation)
    }

    var uphill: String { "That goes uphill, with \(adjointName) added: a step goes against the derivative." }

    var stepAlone: String { "That is the step alone: \(name) is where it starts from." }

    var adjointAlone: String { "That is \(adjointName): where \(name) comes to with one step is asked for." }

    var withoutRate: String {
        "That takes all of \(adjointName) as the step: the learning rate, \(rate), is a factor of it."
    }
}
