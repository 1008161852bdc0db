#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Looks for the pieces of two piecewise formulas, and has both compared in each: where separators change sign along lines,
/// close on both sides, in the middle of every piece between and far out, and where variables come from different pieces.
///
/// Lines run along every variable and in random directions, through several points and scales. Points are fixed, and so is
/// the work: the same formulas have the same verdict.
final class KinkSearch {
    /// What comparing at one point says; `outside` where the right formula has no value, or nothing is known.
    enum Inspection { case differs, agrees, blunt, outside }
    /// What comparing in all pieces says; `undecided` where a piece was found and never compared sharply.
    enum Outcome { case differ, agree, undecided }

    /// How often each branch is compared.
    private static let wanted = 8
    private static let mixedPoints = 400
    private static let mixedVain = 80
    private static let axesLimit = 8
    private static let poolLimit = 24
    private static let separatorLimit = 40
    private static let startPoints = [1, 9, 13, 6]
    /// Evaluations of separators, and fewer on a large graph, where each costs more.
    private static let workLimit = 60_000
    private static let costlySize = 60

    private let sampler: Sampler
    let separators: [Sampler.Prepared]
    private let isEdge: [Bool]
    /// The separators that depend on each name, by name.
    private var dependents: [Int: [Int]] = [:]
    /// The names on which a separator depends.
    private var active: [Int] = []
    private var work: Int
    private var generator = SplitMix64(seed: 11)
    private var nextDraw = 100

    /// Sides of separators.
    private var sides: [Side]
    private struct Side {
        var agreed = 0
        var seeds: [[Double]] = []
    }
    /// How often both agreed in the pieces, by the signs of all separators.
    private var pieces: [[Int8]: Int] = [:]
    /// A point of each of them, in the order in which they were found.
    private var representatives: [[Double]] = []
    /// Values of a variable in all of its pieces.
    private var pools: [Int: [Double]] = [:]
    /// Where a separator came nearest to changing its sign.
    var nearest: [(distance: Double, point: [Double])]
    private(set) var evidence = 0

    /// - Parameter size: what one evaluation costs, in nodes.
    init(_ separators: [Separator], _ sampler: Sampler, size: Int) {
        let separators = separators.prefix(Self.separatorLimit)
        self.sampler = sampler
        self.separators = separators.map { sampler.prepare(.expression($0.expression)) }
        isEdge = separators.map(\.isEdge)
        work = Self.workLimit * Self.costlySize / max(Self.costlySize, size)
        sides = [Side](repeating: Side(), count: 3 * separators.count)
        nearest = separators.map { _ in (.infinity, []) }
        sampler.move(to: .random(1))
        for separator in self.separators { _ = sampler.value(separator) }
        dependents = dependences()
        active = dependents.keys.sorted()
    }

    /// Compares in every piece that is found.
    /// - Parameters:
    ///   - inspect: compares at the present point of the sampler.
    ///   - inspectPrecisely: the same in many digits, where `inspect` says too little.
    func outcome(_ inspect: () -> Inspection, precisely inspectPrecisely: () -> Inspection) -> Outcome {
        guard !active.isEmpty else { return .agree }
        for axis in active where scan(Line(through: start(0), along: axis), Line.grid, inspect) { return .differ }
        if enterDomain(inspect) { return .differ }
        // Of one variable, one line is all there is.
        if active.count > 1 {
            for turn in Self.startPoints.indices.dropFirst() {
                let point = start(turn)
                if scan(randomLine(through: point), Line.coarseGrid, inspect) { return .differ }
                for axis in active.prefix(Self.axesLimit)
                where scan(Line(through: point, along: axis), Line.coarseGrid, inspect) { return .differ }
            }
        }
        if approach(inspect) || mix(inspect) || fill(inspect) { return .differ }
        return decide(inspect, inspectPrecisely)
    }

    // MARK: At a point

    /// The number of a separator at the present point; NaN where it has none.
    func number(_ separator: Int) -> Double {
        work -= 1
        let value = sampler.value(separators[separator])
        return value.isKnown ? value.number : .nan
    }

    func number(_ separator: Int, at point: [Double]) -> Double {
        sampler.move(to: .placed(point))
        return number(separator)
    }

    /// The numbers of all separators, or along an axis of those that change.
    func numbers(at point: [Double], along axis: Int? = nil) -> [Double] {
        sampler.move(to: .placed(point))
        var numbers = [Double](repeating: .nan, count: separators.count)
        for separator in axis.flatMap({ dependents[$0] }) ?? Array(separators.indices) {
            numbers[separator] = number(separator)
            if numbers[separator].magnitude < nearest[separator].distance {
                nearest[separator] = (numbers[separator].magnitude, point)
            }
        }
        return numbers
    }

    static func sign(_ number: Double) -> Int8 { number > 0 ? 1 : number < 0 ? -1 : number == 0 ? 0 : 2 }

    private static func side(_ separator: Int, _ sign: Int8) -> Int { 3 * separator + Int(sign) + 1 }

    /// Compares at a point of a piece where that was not done often enough; true where both differ.
    private func visit(_ point: [Double], _ inspect: () -> Inspection) -> Bool {
        let signs = numbers(at: point).map(Self.sign)
        guard pieces[signs, default: 0] < Self.wanted, !signs.contains(0) || isInside(point, signs) else {
            return false
        }
        sampler.move(to: .placed(point))
        let found = inspect()
        if found == .differs { return true }
        guard found != .outside else { return false }
        if found == .agrees {
            evidence += 1
            if pieces[signs] == nil { representatives.append(point) }
            pieces[signs, default: 0] += 1
        }
        for (separator, sign) in signs.enumerated() where sign != 2 {
            let side = Self.side(separator, sign)
            if found == .agrees { sides[side].agreed += 1 }
            if sides[side].seeds.count < Self.wanted { sides[side].seeds.append(point) }
        }
        return false
    }

    /// Whether what is 0 at a point is 0 around it: not the border of two pieces, where one formula may have no value.
    private func isInside(_ point: [Double], _ signs: [Int8]) -> Bool {
        var moved = point
        for name in active { moved[name] += (1e-6 + 1e-3 * moved[name].magnitude) * (generator.unit() - 0.5) }
        sampler.move(to: .placed(moved))
        return signs.indices.allSatisfy { signs[$0] != 0 || number($0) == 0 }
    }

    /// The point with the names that separate nothing drawn anew.
    private func redrawn(_ point: [Double]) -> [Double] {
        nextDraw += 1
        var drawn = sampler.drawn(at: nextDraw)
        for name in active { drawn[name] = point[name] }
        return drawn
    }

    /// The separators that change with each name; those without a value at any start may change with all.
    private func dependences() -> [Int: [Int]] {
        let starts = Self.startPoints.map { sampler.drawn(at: $0) }
        let values = starts.map { numbers(at: $0) }
        let isUnseen = separators.indices.map { separator in values.allSatisfy { $0[separator].isNaN } }
        var found: [Int: [Int]] = [:]
        for name in starts[0].indices {
            var changed = isUnseen
            for (start, values) in zip(starts, values) {
                var moved = start
                moved[name] = 1.3 * start[name] + 0.7
                for (separator, number) in numbers(at: moved).enumerated()
                where number != values[separator] && !(number.isNaN && values[separator].isNaN) {
                    changed[separator] = true
                }
            }
            let own = separators.indices.filter { changed[$0] }
            if !own.isEmpty { found[name] = own }
        }
        return found
    }

    /// A point that lines run through, in the domain where a way into it was found.
    private func start(_ turn: Int) -> [Double] { entered(sampler.drawn(at: Self.startPoints[turn])).point }

    private func randomLine(through point: [Double]) -> Line {
        var direction = [Double](repeating: 0, count: point.count)
        for name in active { direction[name] = generator.sign() * (0.2 + generator.unit()) }
        return Line(origin: point, direction: direction)
    }

    // MARK: Along a line

    /// Finds the pieces on a line and compares in each; true where both differ.
    private func scan(_ line: Line, _ grid: [Double], _ inspect: () -> Inspection) -> Bool {
        guard work > 0 else { return false }
        let breaks = breaks(on: line, grid)
        for place in Line.places(between: breaks, using: &generator) {
            if let axis = line.axis, pools[axis, default: []].count < Self.poolLimit {
                pools[axis, default: []].append(place)
            }
            if visit(redrawn(line.point(at: place)), inspect) { return true }
        }
        return false
    }

    /// Goes on from where separators that never changed sign came nearest to it: a window may be small in every direction.
    private func approach(_ inspect: () -> Inspection) -> Bool {
        guard active.count > 1 else { return false }
        for _ in 0..<2 {
            for separator in separators.indices {
                for axis in active {
                    let reached = (Int8(-1)...1).filter { !sides[Self.side(separator, $0)].seeds.isEmpty }
                    let point = nearest[separator].point
                    guard reached.count < 2, !point.isEmpty else { break }
                    if scan(Line(through: point, along: axis), Line.coarseGrid, inspect) { return true }
                }
            }
        }
        return false
    }

    /// Where few points lie in the domain, goes into it variable by variable, each from one piece to another.
    private func enterDomain(_ inspect: () -> Inspection) -> Bool {
        for _ in 0..<4 * Self.wanted where isEdge.contains(true) && evidence < Self.wanted && work > 0 {
            let (point, isInside) = entered(redrawn(sampler.drawn(at: nextDraw)))
            if isInside, visit(point, inspect) { return true }
        }
        return false
    }

    /// A point of the domain, by taking variables from other pieces one after another.
    private func entered(_ start: [Double]) -> (point: [Double], isInside: Bool) {
        var point = start
        var outside = edgesOutside(point)
        for _ in 0..<2 where outside > 0 {
            for name in active {
                for value in (pools[name] ?? []).shuffled(using: &generator).prefix(Self.wanted) where outside > 0 {
                    var moved = point
                    moved[name] = value
                    let count = edgesOutside(moved)
                    if count < outside { (point, outside) = (moved, count) }
                }
            }
        }
        return (point, outside == 0)
    }

    private func edgesOutside(_ point: [Double]) -> Int {
        guard isEdge.contains(true) else { return 0 }
        return zip(numbers(at: point), isEdge).reduce(0) { $0 + ($1.1 && !($1.0 > 0) ? 1 : 0) }
    }

    // MARK: Of several pieces

    /// Compares where each variable comes from a piece of its own, until nothing new turns up.
    private func mix(_ inspect: () -> Inspection) -> Bool {
        guard active.count > 1 else { return false }
        var vain = 0
        for turn in 0..<Self.mixedPoints where work > 0 {
            guard vain < max(Self.mixedVain, 2 * pieces.count * active.count) else { break }
            nextDraw += 1
            var point = sampler.drawn(at: nextDraw)
            var moved = active
            // In every other point, one variable alone leaves a piece that was found.
            if turn & 1 == 0, !representatives.isEmpty {
                let (round, piece) = (turn / 2).quotientAndRemainder(dividingBy: representatives.count)
                for name in active { point[name] = representatives[piece][name] }
                moved = [active[(round + piece) % active.count]]
            }
            for name in moved {
                if let value = pools[name]?.randomElement(using: &generator), generator.unit() < 0.8 {
                    point[name] = value
                }
            }
            let before = pieces.count
            if visit(point, inspect) { return true }
            vain = pieces.count > before ? 0 : vain + 1
        }
        return false
    }

    /// Compares near what was found of each branch, until that was done often enough.
    private func fill(_ inspect: () -> Inspection) -> Bool {
        for side in sides.indices {
            for turn in 0..<4 * Self.wanted where sides[side].agreed < Self.wanted && work > 0 {
                let seeds = sides[side].seeds
                guard !seeds.isEmpty else { break }
                var point = redrawn(seeds[turn % seeds.count])
                let width = exp2(-1 - 12 * generator.unit())
                for name in active { point[name] *= 1 + width * (generator.unit() - 0.5) }
                guard Self.side(side / 3, Self.sign(number(side / 3, at: point))) == side else { continue }
                if visit(point, inspect) { return true }
            }
        }
        return false
    }

    /// Every branch was compared, if not in doubles, then in many digits.
    private func decide(_ inspect: () -> Inspection, _ inspectPrecisely: () -> Inspection) -> Outcome {
        for side in sides.indices where sides[side].agreed == 0 && !sides[side].seeds.isEmpty {
            var agreed = 0
            for seed in sides[side].seeds {
                sampler.move(to: .placed(seed))
                switch inspectPrecisely() {
                case .differs: return .differ
                case .agrees: agreed += 1
                case .blunt, .outside: break
                }
            }
            if agreed == 0 { return .undecided }
        }
        return .agree
    }
}
