// Stands in until Algebra writes numbers itself.
internal import Algebra
extension Double {
    func text(_ notation: Notation, significantDigits: Int = 6) -> String {
        if self == rounded(), abs(self) < 1e15 {
            return "\(Int(self))".replacing("-", with: notation == .unicode ? "−" : "-")
        }
        let p = 1e4
        return "\((self * p).rounded() / p)".replacing("-", with: notation == .unicode ? "−" : "-")
    }
}
