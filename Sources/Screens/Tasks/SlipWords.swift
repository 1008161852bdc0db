internal import Tutor

extension GradeWords {
    /// A slip as a person would tell it: `a path was left out at x`.
    static func words(for slip: Summary.Slip) -> String {
        slip.site.isEmpty ? slip.misconception.words : "\(slip.misconception.words) \(slip.site)"
    }
}
