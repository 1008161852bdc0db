extension Expression {
    /// What a name may be meant for that nothing declares but its use: `x*y` where xy is written, `sin(x)` where sinx is; nil
    /// for a name that is likelier a word.
    package static func joinedReading(of name: String) -> String? {
        guard name.allSatisfy({ $0.isASCII && $0.isLetter }) else { return nil }
        if let last = name.last, let function = NamedFunction.named(String(name.dropLast())), name.count > 3,
            name != "cost"
        {
            guard case .operation = function else { return nil }
            return "\(name.dropLast())(\(last))"
        }
        return (2...3).contains(name.count) ? name.map(String.init).joined(separator: "*") : nil
    }
}
