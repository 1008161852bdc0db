import Foundation
import Testing

extension EndToEnd {
    @Suite("A gradient held against nudged inputs")
    struct CheckedGradientTests {
        private func solve(_ expression: String, at point: String, check: String) throws -> Shell.Result {
            try Shell.run(
                try Program.adjoint.path, ["solve", "-e", expression, "--at", point, "--check", check])
        }

        // dC/dx = 2xy² + 1 = 37 and dC/dy = 2x²y = 24.
        @Test("The right one balances, and of a wrong one it is said where, and not what is right")
        func numbers() throws {
            let right = try solve("t = x*y; C = t^2 + x", at: "x=2,y=3", check: "x=37,y=24")
            #expect(right.status == 0 && right.output.contains("The books balance"), "\(right.output) \(right.errors)")
            let wrong = try solve("t = x*y; C = t^2 + x", at: "x=2,y=3", check: "x=36,y=24")
            #expect(wrong.status == 1 && wrong.output.contains("x̄ does not balance."), "\(wrong.output)")
            #expect(!wrong.output.contains("37") && !wrong.output.contains("0.074"))
        }

        // z = [19; 43], so W̄ = 2z xᵀ = [190, 266; 430, 602].
        @Test("Matrices are held element by element")
        func matrices() throws {
            let expression = "z = W @ x; C = sum(z^2)"
            let point = "W=[1,2;3,4],x=[5,7]"
            let right = try solve(expression, at: point, check: "W=[190,266;430,602]")
            #expect(right.status == 0, "\(right.output) \(right.errors)")
            let wrong = try solve(expression, at: point, check: "W=[190,430;266,602]")
            #expect(wrong.status == 1 && wrong.output.contains("W₁₂"), "\(wrong.output)")
        }

        @Test(
            "What is no gradient is refused in one line",
            arguments: [
                ("q=1", "no variable is called q"), ("t=1", "--check: t is no input"),
                ("x=[1,2]", "--check: the derivative by x has the shape"), ("x", "--check takes name=value pairs"),
            ])
        func refused(check: String, message: String) throws {
            let run = try solve("t = x*y; C = t^2 + x", at: "x=2,y=3", check: check)
            #expect(run.status == 2 && run.errors.contains(message), "\(run.errors)")
        }
    }
}
