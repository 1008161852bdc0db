internal import Algebra
internal import Autodiff

/// What the questions of a drill are chosen for: a local rule, or a misconception that they would show.
package enum DrillAim: Hashable, Sendable {
    case rule(LocalRule)
    case misconception(Misconception)

    /// The lowest level of which the questions can show it.
    package var lowestLevel: DrillLevel {
        switch self {
        case .rule(let rule): rule.lowestLevel
        case .misconception(let misconception): misconception.lowestLevel ?? .chains
        }
    }

    /// What a student calls it.
    package var name: String {
        switch self {
        case .rule(let rule): rule.name
        case .misconception(let misconception): misconception.words
        }
    }

    /// The local rules of which a question needs one; empty where any will do.
    var rules: Set<LocalRule> {
        switch self {
        case .rule(let rule): [rule]
        case .misconception(let misconception): misconception.broken
        }
    }
}

extension DrillAim {
    /// - Parameter id: of a local rule or a misconception; nil for another word, and for a misconception that no graph of a drill
    ///   shows.
    package init?(id: String) {
        if let rule = LocalRule(rawValue: id) {
            self = .rule(rule)
        } else if let misconception = Misconception(rawValue: id), misconception.lowestLevel != nil {
            self = .misconception(misconception)
        } else {
            return nil
        }
    }

    /// The ids of all, local rules first.
    package static var ids: [String] {
        LocalRule.allCases.map(\.rawValue)
            + Misconception.allCases.filter { $0.lowestLevel != nil }.map(\.rawValue)
    }

    /// What a student is weak at: the slips that were made most, then the rules that are likeliest forgotten.
    package static func weak(in progress: StudentProgress) -> [DrillAim] {
        let slips = progress.slips.map(\.misconception).filter { $0.lowestLevel != nil }.map(DrillAim.misconception)
        let rules = progress.rules.filter { $0.recall < 0.9 }.map { DrillAim.rule($0.rule) }
        return Array(slips.prefix(3) + rules.prefix(3))
    }
}

extension Misconception {
    /// The lowest level of a drill whose graphs show it; nil for one that needs families of nodes or rounded values, which the
    /// graphs of drills have not.
    var lowestLevel: DrillLevel? {
        switch self {
        case .offByOneIndex, .wrongLayer, .swappedWeight, .roundedEarly: nil
        case .localAtWrongValue: .chains
        case .sign: .products
        case .reciprocal, .notDifferentiated: .functions
        case .otherLayout: .matrices
        default: broken.map(\.lowestLevel).min()
        }
    }
}

extension Graph {
    /// Whether a question for the adjoint of a node serves an aim.
    func serves(_ aim: DrillAim, asking node: Int) -> Bool {
        let rules = rules(of: output, by: node)
        guard aim.rules.isEmpty || rules.contains(where: aim.rules.contains) else { return false }
        // In a pull an adjoint that is overwritten is a path left out.
        guard case .misconception(let misconception) = aim, misconception != .overwritten else { return true }
        let place = ExaminedPlace(
            AskedPlace(
                graph: self, subject: .quantity(.adjoint(node: node)), isStandalone: true, notation: .ascii,
                layout: layout)
        )
        return MisconceptionRule.all.contains { $0.misconception == misconception && !$0.ways(place).isEmpty }
    }
}
