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
    /// How deep an expression may become by rewriting. Freeing one recurses in the Swift runtime, about 250 bytes a
    /// level; a thread with the usual 512 KiB stack has room for twice this depth.
    package static let depth = 1_000
    /// How many elements a vector or matrix may have.
    package static let elements = 1_000_000
}
