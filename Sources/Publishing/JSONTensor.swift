internal import Algebra
package import Autodiff

/// A tensor in JSON: a number, or nested arrays in row-major order. What is not finite is null, JSON having no word for it.
package struct JSONTensor: Encodable, Sendable {
    private let tensor: Tensor

    package init(_ tensor: Tensor) { self.tensor = tensor }

    /// Writes the number or the arrays.
    package func encode(to encoder: any Encoder) throws {
        try JSONSlice(shape: tensor.shape.dimensions[...], elements: tensor.elements[...]).encode(to: encoder)
    }

    private struct JSONSlice: Encodable {
        var shape: ArraySlice<Int>
        var elements: ArraySlice<Double>

        func encode(to encoder: any Encoder) throws {
            guard let count = shape.first else {
                var container = encoder.singleValueContainer()
                guard let value = elements.first, value.isFinite else { return try container.encodeNil() }
                return try container.encode(value)
            }
            var container = encoder.unkeyedContainer()
            let stride = shape.dropFirst().reduce(1, *)
            for row in 0..<count {
                let start = elements.startIndex + row * stride
                try container.encode(JSONSlice(shape: shape.dropFirst(), elements: elements[start..<start + stride]))
            }
        }
    }
}
