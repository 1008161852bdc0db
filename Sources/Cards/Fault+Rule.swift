internal import Autodiff

extension Fault {
    /// What kind of fault it is, for programs: `unknown-key`. It is the case's name in lower case.
    var rule: String {
        switch self {
        case .inGraph: "graph"
        case .remark: "graph-remark"
        case .inExpression: "expression"
        default:
            Self.caseName(of: self).reduce(into: "") { name, letter in
                name += letter.isUppercase ? "-" + letter.lowercased() : String(letter)
            }
        }
    }

    /// A case with values is reflected as a child that has its name, one without as its name alone.
    private static func caseName(of fault: Fault) -> String {
        Mirror(reflecting: fault).children.first?.label ?? "\(fault)"
    }
}
