/// A variable of a graph: a name with an optional layer and optional indices, `w`, `w₁₃`, `w₁₃⁽²⁾`.
///
/// Two spellings of one Greek letter are one symbol: the parser stores `theta` as `θ`.
package struct Symbol: Hashable, Codable, Sendable {
    /// The name without indices, Greek names as their letter.
    package var name: String
    /// The layer, written before the semicolon: `w[2; 1,3]` has layer 2.
    package var layer: Int?
    /// The indices in written order: `w[2; 1,3]` has indices 1 and 3.
    package var indices: [Int]

    package init(_ name: String, layer: Int? = nil, indices: [Int] = []) {
        self.name = name
        self.layer = layer
        self.indices = indices
    }
}
