internal import Equivalence

// How the graphs of a drill are put together. Numbers are drawn afterwards.

/// What scalar graphs of a level are made of. In a step `$` stands for an operand.
private struct Recipe {
    var inputs: ClosedRange<Int>
    var steps: ClosedRange<Int>
    var fanOuts: ClosedRange<Int>
    /// How numbers of inputs are drawn, as in `FreshGraph`.
    var number = "#i"
    var unary: [String]
    var binary: [String] = []

    static let plain = ["#p*$", "$^2", "$ + #p"]
    static let functions = ["sin($)", "cos($)", "exp($)", "log($)", "sigmoid($)", "tanh($)", "sqrt($)"]
}

extension DrillLevel {
    /// A graph as a block whose numbers are to be drawn, with the node that is asked; nil where so many tries give none.
    func structure(using generator: inout SplitMix64) -> FreshGraph? {
        switch self {
        case .vectors: vectorGraph(using: &generator)
        case .matrices: matrixGraph(using: &generator)
        default: scalarGraph(using: &generator)
        }
    }

    /// Whether the local partials at the asked node are asked too, and not drawn.
    private var asksForPartials: Bool { self == .products || self == .functions }

    // MARK: Numbers

    private var recipe: Recipe {
        let binary = ["$ * $", "$ + $", "$ - #p*$"]
        return switch self {
        case .chains: Recipe(inputs: 1...1, steps: 3...4, fanOuts: 0...0, unary: Recipe.plain)
        case .products: Recipe(inputs: 2...3, steps: 3...4, fanOuts: 0...0, unary: ["#p*$", "$^2"], binary: binary)
        case .functions:
            Recipe(
                inputs: 1...2, steps: 3...4, fanOuts: 0...1, number: "#d", unary: Recipe.functions + ["#p*$", "$^2"],
                binary: ["$ * $", "$ + $", "$ / $", "max($, $)"])
        case .severalFanOuts:
            Recipe(
                inputs: 2...3, steps: 5...6, fanOuts: 2...3, number: "#d", unary: Recipe.plain + ["sin($)", "tanh($)"],
                binary: binary)
        case .fanOut, .vectors, .matrices:
            Recipe(inputs: 2...2, steps: 3...4, fanOuts: 1...1, unary: Recipe.plain, binary: binary)
        }
    }

    private func scalarGraph(using generator: inout SplitMix64) -> FreshGraph? {
        let recipe = recipe
        for _ in 0..<500 {
            let inputs = ["x", "y", "z"].prefix(generator.number(in: recipe.inputs))
            let count = generator.number(in: recipe.steps)
            let steps = ["a", "b", "u", "v", "w"].prefix(count - 1) + ["C"]
            var lines = inputs.map { "\($0) = \(recipe.number)" }
            var consumers = Dictionary(uniqueKeysWithValues: inputs.map { ($0, 0) })
            var names = Array(inputs)
            for step in steps {
                // What waits for a consumer comes first, mostly.
                func operand(but other: String?) -> String? {
                    let choices = names.filter { $0 != other }
                    let waiting = choices.filter { consumers[$0] == 0 }
                    let isFree = waiting.isEmpty || recipe.fanOuts.upperBound > 0 && generator.number(in: 1...3) == 1
                    return generator.pick(isFree ? choices : waiting)
                }
                let isBinary = !recipe.binary.isEmpty && names.count > 1 && generator.number(in: 1...3) > 1
                let form = generator.pick(isBinary ? recipe.binary : recipe.unary) ?? ""
                guard let first = operand(but: nil) else { continue }
                let operands = isBinary ? [first, operand(but: first) ?? first] : [first]
                for operand in operands { consumers[operand, default: 0] += 1 }
                lines.append("\(step) = \(form.filled(with: operands))")
                consumers[step] = 0
                names.append(step)
            }
            let used = names.dropLast().allSatisfy { consumers[$0, default: 0] > 0 }
            let fanOuts = consumers.values.count { $0 > 1 }
            guard used, recipe.fanOuts.contains(fanOuts), let asked = generator.pick(Array(inputs)) else { continue }
            return FreshGraph(lines.joined(separator: "; "), asked, asksForPartials: asksForPartials)
        }
        return nil
    }

    // MARK: Vectors and matrices

    /// `[#i, #i, #i]`, or with rows `[[#i, #i], [#i, #i]]`.
    private static func numbers(_ rows: Int, _ columns: Int? = nil) -> String {
        guard let columns else { return "[" + Array(repeating: "#i", count: rows).joined(separator: ", ") + "]" }
        return "[" + Array(repeating: numbers(columns), count: rows).joined(separator: ", ") + "]"
    }

    /// What makes a number of a vector `$` of so many elements, with what has to be defined before it.
    private static func ending(_ count: Int, using generator: inout SplitMix64) -> (before: String, form: String) {
        switch generator.number(in: 1...4) {
        case 1: ("", "sum($)^2")
        case 2: ("", "mean($)^2")
        default: ("const v = \(numbers(count)); ", "dot(v, $)")
        }
    }

    private func vectorGraph(using generator: inout SplitMix64) -> FreshGraph? {
        let count = generator.number(in: 2...3)
        let forms = ["x * y", "s * x", "x^2", "relu(x)", "x + #p*y", "x - y", "x * y"]
        let form = generator.pick(forms) ?? ""
        let further = generator.pick(["", "", "u = #p*h", "u = h^2", "u = h * x", "u = relu(h)"]) ?? ""
        let (before, ending) = Self.ending(count, using: &generator)
        let last = further.isEmpty ? "h" : "u"
        let inputs: [String] = ["x", "y", "s"].filter { (name: String) in form.contains(name) }
        let lines =
            inputs.map { "\($0) = \($0 == "s" ? "#i" : Self.numbers(count))" } + ["h = \(form)"]
            + (further.isEmpty ? [] : [further]) + ["C = \(ending.filled(with: [last]))"]
        return generator.pick(inputs).map { FreshGraph(before + lines.joined(separator: "; "), $0) }
    }

    private func matrixGraph(using generator: inout SplitMix64) -> FreshGraph? {
        let (rows, columns) = (generator.number(in: 2...3), generator.number(in: 2...3))
        let (before, ending) = Self.ending(rows, using: &generator)
        let matrix = "W = \(Self.numbers(rows, columns)); x = \(Self.numbers(columns)); "
        let (block, inputs): (String, [String])
        switch generator.number(in: 1...4) {
        case 1:
            block = "\(before)\(matrix)z = W @ x; C = \(ending.filled(with: ["z"]))"
            inputs = ["W", "x"]
        case 2:
            block = "\(before)\(matrix)b = \(Self.numbers(rows)); z = W @ x + b; C = \(ending.filled(with: ["z"]))"
            inputs = ["W", "x", "b"]
        case 3:
            let bend = generator.pick(["relu(z)", "z^2", "#p*z"]) ?? ""
            block = "\(before)\(matrix)z = W @ x; h = \(bend); C = \(ending.filled(with: ["h"]))"
            inputs = ["W", "x"]
        default:
            block =
                "const V = \(Self.numbers(2, rows)); X = \(Self.numbers(2, columns)); W = \(Self.numbers(columns, rows)); "
                + "Z = X @ W; C = sum(V * Z)"
            inputs = ["X", "W"]
        }
        return generator.pick(inputs).map { FreshGraph(block, $0) }
    }
}

extension String {
    /// A form with its operands in place of `$`, in order.
    fileprivate func filled(with operands: [String]) -> String {
        var rest = operands[...]
        return map { $0 == "$" ? rest.popFirst() ?? "" : String($0) }.joined()
    }
}

extension SplitMix64 {
    /// A whole number of a range.
    mutating func number(in range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.count))
    }

    /// One of several; nil of none.
    mutating func pick<Element>(_ elements: [Element]) -> Element? {
        elements.isEmpty ? nil : elements[number(in: 0...(elements.count - 1))]
    }
}
