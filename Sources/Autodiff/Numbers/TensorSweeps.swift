internal import Algebra

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

// What a line over tensors does in either sweep. The buffers are those of the tape; a line stays inside the elements of
// its operands and its result, which `Tape` has laid out.

extension TensorLine {
    /// Fills the result.
    func sweepForward(_ values: UnsafeMutablePointer<Double>) {
        let (left, right, result) = (values + left, values + right, values + result)
        switch kernel {
        case .copy:
            result.update(from: left, count: count)
        case .map(let operation):
            for index in 0..<count { result[index] = operation.value(left[index]) }
        case .zip(.add):
            for index in 0..<count { result[index] = left[index * leftStep] + right[index * rightStep] }
        case .zip(.multiply):
            for index in 0..<count { result[index] = left[index * leftStep] * right[index * rightStep] }
        case .zip(let operation):
            for index in 0..<count {
                result[index] = operation.value(left[index * leftStep], right[index * rightStep])
            }
        case .choice:
            for index in 0..<count {
                result[index] = Operation.choice(
                    by: values[condition + index * conditionStep], left[index * leftStep], right[index * rightStep])
            }
        case .powerOfLiteral:
            for index in 0..<count { result[index] = Operation.power.value(left[index], right[0]) }
        case .product:
            MatrixProduct(rows: rows, inner: inner, columns: columns).compute(left, right, into: result)
        case .transpose:
            for row in 0..<rows {
                for column in 0..<columns { result[column * rows + row] = left[row * columns + column] }
            }
        case .sum: result[0] = sum(left)
        case .mean: result[0] = sum(left) / Double(count)
        case .largest: result[0] = left[firstExtreme(left, isBeyond: >)]
        case .smallest: result[0] = left[firstExtreme(left, isBeyond: <)]
        case .logsumexp:
            let largest = left[firstExtreme(left, isBeyond: >)]
            var sum = 0.0
            for index in 0..<count { sum += exp(left[index] - largest) }
            result[0] = count == 1 ? largest : largest + log(sum)
        case .softmax:
            let largest = left[firstExtreme(left, isBeyond: >)]
            var sum = 0.0
            for index in 0..<count {
                result[index] = exp(left[index] - largest)
                sum += result[index]
            }
            for index in 0..<count { result[index] /= sum }
        case .diagonal:
            result.update(repeating: 0, count: count * count)
            for index in 0..<count { result[index * (count + 1)] = left[index] }
        case .diagonalOf:
            for index in 0..<rows { result[index] = left[index * (rows + 1)] }
        case .beside:
            for row in 0..<rows {
                let start = result + row * (inner + columns)
                start.update(from: left + row * inner, count: inner)
                (start + inner).update(from: right + row * columns, count: columns)
            }
        }
    }

    /// Sends the result's adjoint back to the operands.
    ///
    /// An element with adjoint 0 sends nothing back where operations go element by element, and nothing is sent where all
    /// are 0: what does not reach the output cannot spoil it.
    func sweepBackward(_ values: UnsafePointer<Double>, _ adjoints: UnsafeMutablePointer<Double>) {
        let adjoint = UnsafePointer(adjoints + result)
        guard (0..<resultCount).contains(where: { adjoint[$0] != 0 }) else { return }
        let (left, right, value) = (values + left, values + right, values + result)
        let (leftAdjoint, rightAdjoint) = (adjoints + self.left, adjoints + self.right)
        switch kernel {
        case .copy:
            add(adjoint, times: 1, to: leftAdjoint, count: count)
        // A step is flat: nothing goes back, not even where its own adjoint is infinite.
        case .map(.sign), .map(.step):
            return
        case .map(let operation):
            for index in 0..<count where adjoint[index] != 0 {
                leftAdjoint[index] += adjoint[index] * operation.partial(left[index], value: value[index])
            }
        case .zip(.add):
            for index in 0..<count {
                leftAdjoint[index * leftStep] += adjoint[index]
                rightAdjoint[index * rightStep] += adjoint[index]
            }
        case .zip(let operation):
            for index in 0..<count where adjoint[index] != 0 {
                let (first, second) = operation.partials(
                    left[index * leftStep], right[index * rightStep], value: value[index])
                leftAdjoint[index * leftStep] += adjoint[index] * first
                rightAdjoint[index * rightStep] += adjoint[index] * second
            }
        case .choice:
            for index in 0..<count {
                let isLeft = values[condition + index * conditionStep]
                leftAdjoint[index * leftStep] += Operation.choice(by: isLeft, adjoint[index], 0)
                rightAdjoint[index * rightStep] += Operation.choice(by: isLeft, 0, adjoint[index])
            }
        case .powerOfLiteral:
            for index in 0..<count where adjoint[index] != 0 {
                leftAdjoint[index] += adjoint[index] * Operation.powerPartial(base: left[index], exponent: right[0])
            }
        case .product:
            let product = MatrixProduct(rows: rows, inner: inner, columns: columns)
            product.sendBack(adjoint, toLeft: leftAdjoint, right: right)
            product.sendBack(adjoint, toRight: rightAdjoint, left: left)
        case .transpose:
            for row in 0..<rows {
                for column in 0..<columns { leftAdjoint[row * columns + column] += adjoint[column * rows + row] }
            }
        case .sum:
            for index in 0..<count { leftAdjoint[index] += adjoint[0] }
        case .mean:
            for index in 0..<count { leftAdjoint[index] += adjoint[0] / Double(count) }
        case .largest: leftAdjoint[firstExtreme(left, isBeyond: >)] += adjoint[0]
        case .smallest: leftAdjoint[firstExtreme(left, isBeyond: <)] += adjoint[0]
        case .logsumexp:
            for index in 0..<count { leftAdjoint[index] += adjoint[0] * exp(left[index] - value[0]) }
        case .softmax:
            let mean = dot(adjoint, value, count: count)
            for index in 0..<count { leftAdjoint[index] += value[index] * (adjoint[index] - mean) }
        case .diagonal:
            for index in 0..<count { leftAdjoint[index] += adjoint[index * (count + 1)] }
        case .diagonalOf:
            for index in 0..<rows { leftAdjoint[index * (rows + 1)] += adjoint[index] }
        case .beside:
            for row in 0..<rows {
                let start = adjoint + row * (inner + columns)
                add(start, times: 1, to: leftAdjoint + row * inner, count: inner)
                add(start + inner, times: 1, to: rightAdjoint + row * columns, count: columns)
            }
        }
    }

    private func sum(_ elements: UnsafePointer<Double>) -> Double {
        var sum = 0.0
        for index in 0..<count { sum += elements[index] }
        return sum
    }

    /// The first of the largest or smallest elements; the first that is not a number, where there is one.
    private func firstExtreme(_ elements: UnsafePointer<Double>, isBeyond: (Double, Double) -> Bool) -> Int {
        var best = 0
        for index in 0..<count {
            if elements[index].isNaN { return index }
            if isBeyond(elements[index], elements[best]) { best = index }
        }
        return best
    }
}
