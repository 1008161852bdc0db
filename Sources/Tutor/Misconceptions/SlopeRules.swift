internal import Algebra
internal import Autodiff
internal import Equivalence

// What goes wrong in the rules for slopes that everybody learns first: not applied at all, powers, quotients.

@Sendable func notDifferentiated(_ place: ExaminedPlace) -> [WrongWay] {
    let says = place.says
    // The whole right-hand side.
    let values = place.misreading { read in
        let (operand, consumer) = place.ends(read.edge)
        // There p for p(1 − p) leaves something out.
        guard !place.isSoftmaxEdge(read.edge) else { return [] }
        let value = Expression.symbol(read.consumer)
        guard read.upstream != .one else { return [Misreading(read.edge, value, says.valueForPartial(read.edge))] }
        guard place.haveOneShape(operand, consumer) else { return [] }
        return [
            Misreading(read.edge, .apply(.multiply, [read.upstream, value]), says.valueForPartial(read.edge))
        ]
    }
    // One function in it, where it is not all of it.
    return values
        + place.misreading(together: true) { read in
            read.applications.filter {
                $0.whole != read.side || $0.inner != .symbol(read.operand)
            }.compactMap { application in
                application.given(withSlope: application.whole).map {
                    Misreading(read.edge, $0, says.notDifferentiated(application, in: read.edge))
                }
            }
        }
}

@Sendable func powerRule(_ place: ExaminedPlace) -> [WrongWay] {
    let says = place.says
    return [0, 1, 2].flatMap { slip in
        place.misreading(together: true) { read in
            read.applications.compactMap { application in
                guard let power = application.asPower, let slope = power.slope(slip),
                    let wrong = application.given(withSlope: slope)
                else { return nil }
                return Misreading(
                    read.edge, wrong,
                    power.variesInExponent
                        ? says.exponentialAsPower(application, in: read.edge)
                        : slip == 0
                            ? says.lostExponent(application, in: read.edge)
                            : says.keptExponent(application, in: read.edge))
            }
        }
    }
}

@Sendable func quotientSign(_ place: ExaminedPlace) -> [WrongWay] {
    let says = place.says
    return place.misreading(together: true) { read in
        read.withPlusInQuotients.map { Misreading(read.edge, $0, says.quotientSign(in: read.edge)) }
    }
}

/// aⁿ.
private struct Power {
    var base: Expression
    var exponent: Expression
    var variesInExponent = false

    /// A wrong slope: without the factor n, aⁿ⁻¹; with the exponent kept, n aⁿ; and of an exponential that is taken for a
    /// power, n aⁿ⁻¹.
    func slope(_ slip: Int) -> Expression? {
        let reduced = Expression.apply(.power, [base, exponent.lessOne])
        switch (slip, variesInExponent) {
        case (0, false): return exponent == .number(Number(2)) ? base : reduced
        case (1, false): return .apply(.multiply, [exponent, .apply(.power, [base, exponent])])
        case (2, true): return .apply(.multiply, [exponent, reduced])
        default: return nil
        }
    }
}

extension FunctionApplication {
    /// The application as a power, a root and e to some power included; nil for any other function.
    fileprivate var asPower: Power? {
        guard case .apply(let operation, let operands) = whole else { return nil }
        switch operation {
        case .power: return Power(base: operands[0], exponent: operands[1], variesInExponent: operands[0] != inner)
        case .sqrt: return Power(base: operands[0], exponent: .number(Number(1, over: 2)))
        case .exp: return Power(base: .constant(.e), exponent: operands[0], variesInExponent: true)
        default: return nil
        }
    }
}

extension Expression {
    fileprivate var lessOne: Expression {
        number.map { .number($0 + Number(-1)) } ?? .apply(.add, [self, .number(Number(-1))])
    }
}

extension ExaminedEdge {
    /// What is given with (f′g + f g′)/g² for the slope of f/g.
    fileprivate var withPlusInQuotients: [Expression] {
        guard let side else { return [] }
        return side.partsFromWithin.enumerated().compactMap { index, part in
            guard case .apply(.divide, let parts) = part, parts.allSatisfy({ $0.symbols.contains(operand) }) else {
                return nil
            }
            // The slope of f g/h², where h is held at g.
            let square = Expression.apply(.power, [.symbol(.held), .number(Number(2))])
            let turned = Expression.apply(.divide, [.apply(.multiply, parts), square])
            return given(by: side.replacing(partAt: index, by: turned), holding: .held, at: parts[1])
        }
    }
}
