/// The bounds that keep every reading and every rewriting finite. Each is met with an error that names it.
package enum Limits {
    /// How deep brackets, signs, powers and functions may nest in a text, and how deep an expression read from it is.
    package static let nesting = 256
    /// How many characters a student's answer may have. The caller checks it: a graph block may be longer.
    package static let answerLength = 4_096
    /// How many names, numbers and signs one expression may have, with every `sum(i in a..b, …)` written out.
    package static let expressionLength = 500_000
    /// How long a name may be that is read as a product of shorter ones, `xz` as x·z.
    package static let productOfNames = 64
    /// How deep sums over index ranges may stand inside each other.
    package static let nestedSums = 8
    /// How many elements a vector or matrix may have.
    package static let elements = 1_000_000
    /// How many elements a vector may have whose elements are compared with each other.
    package static let comparedElements = 100
    /// How many nodes a graph may have.
    package static let nodes = 10_000
    /// How many edges a graph may have.
    package static let edges = 100_000
    /// How many symbols and operations all right-hand sides of a graph may have together.
    package static let graphLength = 1_000_000
    /// How many elements all values of a graph may have together, the intermediate ones of right-hand sides included.
    package static let graphElements = 4_000_000
}

extension Limits {
    /// Every bound as a page of help lists it.
    package static let table: [(what: String, limit: Int)] = [
        ("brackets, signs, powers and functions inside each other", nesting),
        ("characters of a student's answer", answerLength),
        ("names, numbers and signs of an expression, sums written out", expressionLength),
        ("letters of a name that is read as a product of shorter ones", productOfNames),
        ("sums over an index, and indices of a family, inside each other", nestedSums),
        ("elements of a vector or matrix", elements),
        ("elements of a vector of which the largest is looked for, argmax", comparedElements),
        ("nodes of a graph", nodes),
        ("edges of a graph", edges),
        ("names and signs of all right-hand sides of a graph", graphLength),
        ("elements of all values of a graph, intermediate ones included", graphElements),
    ]
}
