internal import Algebra
internal import Autodiff
internal import Cards

/// A derivation, line after line.
struct AskedDerivation: AskedLineByLine {
    let key: DerivationKey
    let grader: Grader

    var opening: DerivationSession? {
        grader.graph.map { DerivationSession(graph: $0, key: key, notation: grader.notation) }
    }

    /// The author's lines between may change.
    var wordsForFingerprint: [String] { [key.start, key.goal].map { $0.text(.ascii) } }
}
