/// A named wrong rule that reproduces a student's answer. The raw value is the fixed id in JSON, store and reports.
package enum Misconception: String, Codable, Hashable, Sendable, CaseIterable {
    /// At a fan-out, the contribution of one consumer or more is left out.
    case missingPath = "missing-path"
    /// At a fan-out, contributions are multiplied instead of added.
    case productOfPaths = "product-of-paths"
    /// An increment replaces what an adjoint already holds.
    case overwritten
    /// A local partial is taken for a contribution, without the consumer's adjoint.
    case missingUpstream = "missing-upstream"
    /// A consumer's adjoint is taken for a contribution, without the local partial.
    case missingLocal = "missing-local"
    /// The whole, or one contribution, has the wrong sign.
    case sign
}
