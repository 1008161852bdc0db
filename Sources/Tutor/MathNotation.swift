package import Algebra

/// The notation of every text that sessions give. Faces name it so, because they stand two floors above Algebra.
package typealias MathNotation = Notation
