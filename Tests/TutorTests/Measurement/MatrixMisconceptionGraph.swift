import Equivalence
@testable import Tutor

/// Random small graphs of vectors and matrices: dense layers with other functions and losses, square and not, with fan-outs,
/// a batch, or vectors in an indexed family.
struct MatrixMisconceptionGraph {
    let text: String

    init(seed: UInt64) {
        var generator = SplitMix64(seed: seed &* 977 &+ 5)
        func pick(_ count: Int) -> Int { Int(generator.next() % UInt64(count)) }
        /// Five figures, so that two slips hardly ever give one number by accident.
        func number() -> String {
            let magnitude = (20_000 + generator.unit() * 130_000).rounded() / 100_000
            return generator.unit() < 0.4 ? "-\(magnitude)" : "\(magnitude)"
        }
        func matrix(_ rows: Int, _ columns: Int) -> String {
            let lines = (0..<rows).map { _ in (0..<columns).map { _ in number() }.joined(separator: ", ") }
            return "[" + lines.map { "[\($0)]" }.joined(separator: ", ") + "]"
        }
        func function() -> String { ["sigmoid", "tanh", "relu", "sigmoid"][pick(4)] }
        // Half of the graphs are square throughout.
        let isSquare = pick(2) == 0
        let sizes = (0..<3).map { isSquare ? 2 + pick(1) : 2 + ($0 + pick(2)) % 2 }
        var lines: [String] = []
        switch pick(4) {
        case 0:
            // Two dense layers, numbered in the name or before the semicolon.
            let (open, close) = pick(2) == 0 ? ("[", ";]") : ("", "")
            func name(_ letter: String, _ layer: Int) -> String { letter + open + "\(layer)" + close }
            lines = ["x : \(sizes[0])x1 = \(matrix(sizes[0], 1))", "y : \(sizes[2])x1 = \(matrix(sizes[2], 1))"]
            for layer in 1...2 {
                let (rows, columns) = (sizes[layer], sizes[layer - 1])
                lines.append("\(name("W", layer)) : \(rows)x\(columns) = \(matrix(rows, columns))")
                lines.append("\(name("b", layer)) : \(rows)x1 = \(matrix(rows, 1))")
            }
            for layer in 1...2 {
                let below = layer == 1 ? "x" : name("h", layer - 1)
                lines.append("\(name("z", layer)) = \(name("W", layer)) @ \(below) + \(name("b", layer))")
                lines.append("\(name("h", layer)) = \(function())(\(name("z", layer)))")
            }
            let error = "(\(name("h", 2)) - y)^2"
            lines.append("C = " + ["mean(\(error))", "sum(\(error))/\(sizes[2])", "1/2 * sum(\(error))"][pick(3)])
        case 1:
            // A batch with one example in a row.
            let (batch, wide, out) = (isSquare ? sizes[0] : 3, sizes[0], sizes[1])
            lines = [
                "X : \(batch)x\(wide) = \(matrix(batch, wide))", "W : \(wide)x\(out) = \(matrix(wide, out))",
                "y : \(batch)x\(out) = \(matrix(batch, out))", "A = X @ W", "H = \(function())(A)",
                "C = mean((H - y)^2) + 0.3 * sum(W^2)",
            ]
        case 2:
            // A fan-out of vectors.
            lines = [
                "x : \(sizes[0])x1 = \(matrix(sizes[0], 1))",
                "W : \(sizes[1])x\(sizes[0]) = \(matrix(sizes[1], sizes[0]))",
                "V : \(sizes[1])x\(sizes[0]) = \(matrix(sizes[1], sizes[0]))", "a = W @ x", "b = V @ x",
                "h = \(function())(a)", "g = \(function())(b) * a", "C = dot(h, g) + mean(g^2)",
            ]
        default:
            // A vector after the other, as in a recurrent network.
            lines = [
                "W : \(sizes[0])x\(sizes[0]) = \(matrix(sizes[0], sizes[0]))",
                "h[0] : \(sizes[0])x1 = \(matrix(sizes[0], 1))", "x[1] : \(sizes[0])x1 = \(matrix(sizes[0], 1))",
                "x[2] : \(sizes[0])x1 = \(matrix(sizes[0], 1))", "h[1] = \(function())(W @ h[0] + x[1])",
                "h[2] = \(function())(W @ h[1] + x[2])", "C = sum(h[2]^2)/\(sizes[0])",
            ]
        }
        text = lines.joined(separator: "\n")
    }
}
