import Foundation
import ScratchFolder
import Testing

extension EndToEnd {
    @Suite("A new card")
    struct NewTests {
        @Test("It passes the check, and a second one does not take its place")
        func passesTheCheck() throws {
            let scratch = try Scratch()
            let path = scratch.folder.appending(path: "chain-rule.md").path
            #expect(try Shell.run(try Program.adjoint.path, ["new", path]).status == 0)
            let text = try String(contentsOfFile: path, encoding: .utf8)
            #expect(text.contains("title: Chain rule"))
            let check = try Shell.run(try Program.adjoint.path, ["check", path])
            #expect(check.status == 0 && check.errors.contains("no errors, no warnings"), "\(check)")

            let again = try Shell.run(try Program.adjoint.path, ["new", path, "--from", "x^2"])
            #expect(again.status == 2 && again.errors.contains("there is a file already"))
            #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
            #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path) == ["chain-rule.md"])
        }

        @Test(
            "Every expression makes a card that passes the check, with a task for each input",
            arguments: [
                ("C = (x*y)^2 + x", ["numeric: dC/dx", "numeric: dC/dy"]),
                ("log(x) * sqrt(y - x)", ["numeric: dJ/dx", "numeric: dJ/dy"]),
                ("W = [[1, 2], [3, 4]]; x = [1, 2]; C = sum(tanh(W @ x))", ["matrix: dC/dW", "matrix: dC/dx"]),
                ("u = f(x); C = u^2", ["symbolic: dC/dx"]),
                ("theta = 0.5; C = sin(theta)", ["numeric: dC/dtheta"]),
            ])
        func fromExpression(expression: String, keys: [String]) throws {
            let scratch = try Scratch()
            let path = scratch.folder.appending(path: "card.md").path
            #expect(try Shell.run(try Program.adjoint.path, ["new", path, "--from", expression]).status == 0)
            let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
            #expect(lines.filter { ["numeric:", "matrix:", "symbolic:"].contains($0.prefix { $0 != " " }) } == keys)
            let check = try Shell.run(try Program.adjoint.path, ["check", path])
            #expect(check.status == 0 && check.errors.contains("no errors, no warnings"), "\(check)")
        }
    }
}
