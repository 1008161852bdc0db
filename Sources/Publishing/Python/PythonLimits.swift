/// What an exported file may hold, so that every Python from 3.7 on reads it and it stays of a size to be read.
package enum PythonLimits {
    /// How deep brackets may stand inside each other; Python 3.7 reads 86 calls, and 200 from 3.9 on.
    static let brackets = 80
    /// How many signs may join what stands in a row; Python goes down one level for each, and reads 2,989.
    static let signs = 2_500
    /// How many arguments a function may have that the graph does not define. Each has a local partial of as many.
    static let arguments = 250

    /// Every bound as a page of help lists it.
    package static let table: [(what: String, limit: Int)] = [
        ("brackets inside each other in a line of an exported file", brackets),
        ("signs in a row in a line of an exported file", signs),
        ("arguments of an opaque function in an exported file", arguments),
    ]

    /// Whether Python reads an expression.
    static func admit(_ code: String) -> Bool {
        // The signs in the present brackets, and what they add to: the most in brackets inside.
        var signs = [(own: 0, inside: 0)]
        for byte in code.utf8 {
            let last = signs.count - 1
            switch byte {
            case UInt8(ascii: "("), UInt8(ascii: "["): signs.append((0, 0))
            case UInt8(ascii: ")"), UInt8(ascii: "]"):
                guard last > 0 else { return false }
                let closed = signs.removeLast()
                signs[last - 1].inside = max(signs[last - 1].inside, closed.own + closed.inside)
            case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "/"), UInt8(ascii: "@"):
                signs[last].own += 1
            default: break
            }
            if signs.count > brackets + 1 { return false }
        }
        return signs.allSatisfy { $0.own + $0.inside <= PythonLimits.signs }
    }
}
