import Algebra
import Autodiff
import Tutor

extension Graph {
    /// A gradient as a student has it, `x=36,y=12`, held against nudged inputs.
    func trialBalance(of argument: String) throws -> TrialBalance {
        guard evaluation.values[output]?.shape == .scalar else {
            throw Failure("--check: the output is no number here; --at gives inputs their values")
        }
        var claims: [Int: Tensor] = [:]
        for (symbol, claim) in try point(from: argument, behind: "--check") {
            let node = try node(written: symbol.text(.ascii), behind: "--check")
            let shape = nodes[node].shape.laidOut(in: layout)
            guard nodes[node].isVariable else {
                throw Failure("--check: \(symbol.text(.ascii)) is no input, and only inputs can be nudged")
            }
            guard claim.shape == shape else {
                throw Failure(
                    "--check: the derivative by \(symbol.text(.ascii)) has the shape \(shape.text(.ascii)), not "
                        + claim.shape.text(.ascii))
            }
            claims[node] = claim.laidOut(in: layout)
        }
        return TrialBalance(of: self, inputs: claims.keys.sorted(), claims: claims)
    }
}
