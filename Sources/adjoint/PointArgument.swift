import Algebra
import Autodiff

/// Reads `x=2,z=3` (`w[1,3]=1/2`, `a=pi/4` and `v=[1,2]` too): the point of `--at`.
/// - Parameter option: what it is written behind, for messages.
func point(from argument: String, behind option: String = "--at") throws -> [Symbol: Tensor] {
    var point: [Symbol: Tensor] = [:]
    for binding in splitOutsideBrackets(argument) {
        let sides = binding.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard sides.count == 2 else {
            throw Failure(
                "\(option) takes name=value pairs joined by commas, such as x=2,z=3; this is not one: \(binding)")
        }
        let symbol = try read(String(sides[0]), declaringNames: true, option)
        guard case .symbol(let name) = symbol else { throw Failure("\(option): not a variable: \(sides[0])") }
        let value = try read(String(sides[1]), declaringNames: false, option).tensor { _ in nil }
        guard let value else { throw Failure("\(option): not a number: \(sides[1])") }
        guard point.updateValue(value, forKey: name) == nil else {
            throw Failure("\(option): \(name.text(.unicode)) is given twice")
        }
    }
    return point
}

private func read(_ text: String, declaringNames: Bool, _ option: String) throws -> Expression {
    do {
        return try Expression(parsing: text, in: Scope(readsMatrices: true, declaresOnUse: declaringNames))
    } catch {
        throw Failure("\(option): \(text): \(error.message)")
    }
}

/// Splits at the commas that stand outside of `[…]` and `(…)`: `x,w[1;2,3]` has two parts.
func splitOutsideBrackets(_ text: String) -> [Substring] {
    var depth = 0
    return text.split(omittingEmptySubsequences: false) { character in
        switch character {
        case "[", "(": depth += 1
        case "]", ")": depth -= 1
        default: return character == "," && depth == 0
        }
        return false
    }
}
