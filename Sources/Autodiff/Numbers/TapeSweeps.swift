internal import Algebra

/// The two sweeps: one `switch` each, linear in the instructions visited, without allocation.
extension Tape {
    /// Computes the instructions in `range` (all of them by default). `values` starts as a copy of `initialValues`, with
    /// given slots replaced as wished.
    package func sweepForward(_ values: inout [Double], in range: Range<Int>? = nil) {
        let range = range ?? 0..<count
        precondition(values.count == initialValues.count && range.upperBound <= count)
        instructions.withUnsafeBufferPointer { instructions in
            values.withUnsafeMutableBufferPointer { values in
                for index in range {
                    let line = instructions[index]
                    switch line.code {
                    case .given, .literal, .opaque:
                        continue
                    case .copy:
                        values[Int(line.result)] = values[Int(line.left)]
                    case .powerOfLiteral:
                        values[Int(line.result)] = Operation.power.value(
                            values[Int(line.left)], values[Int(line.right)])
                    // Sums and products are most of a graph: they are spared the call.
                    case .apply(.add):
                        values[Int(line.result)] = values[Int(line.left)] + values[Int(line.right)]
                    case .apply(.multiply):
                        values[Int(line.result)] = values[Int(line.left)] * values[Int(line.right)]
                    case .apply(let operation):
                        let left = values[Int(line.left)]
                        values[Int(line.result)] =
                            line.right == Instruction.none
                            ? operation.value(left) : operation.value(left, values[Int(line.right)])
                    case .tensor:
                        guard let start = values.baseAddress else { continue }
                        tensorLines[Int(line.left)].sweepForward(start)
                    }
                }
            }
        }
    }

    /// Sends adjoints from results to operands for the instructions in `range` (all by default), last to first.
    ///
    /// `adjoints` holds the seed: 1 at the output and 0 elsewhere for the derivatives of that output. Contributions are
    /// added up, so a slot's adjoint is complete when its own turn comes. A slot with adjoint 0 sends nothing back: what
    /// does not reach the output cannot spoil it, even where its own partials are not known.
    package func sweepBackward(_ values: [Double], _ adjoints: inout [Double], in range: Range<Int>? = nil) {
        let range = range ?? 0..<count
        precondition(values.count == initialValues.count && adjoints.count == values.count && range.upperBound <= count)
        instructions.withUnsafeBufferPointer { instructions in
            values.withUnsafeBufferPointer { values in
                adjoints.withUnsafeMutableBufferPointer { adjoints in
                    for index in range.reversed() {
                        let line = instructions[index]
                        let adjoint = adjoints[Int(line.result)]
                        // Of a tensor this is only the first element.
                        if adjoint == 0, line.code != .tensor { continue }
                        switch line.code {
                        // A step is flat: nothing goes back, not even where its own adjoint is infinite.
                        case .given, .literal, .apply(.sign), .apply(.step):
                            continue
                        case .copy:
                            adjoints[Int(line.left)] += adjoint
                        case .opaque:
                            for link in links[Int(line.left)..<Int(line.left + line.right)] {
                                adjoints[Int(link.operand)] += adjoint * values[Int(link.partial)]
                            }
                        case .powerOfLiteral:
                            let (base, exponent) = (values[Int(line.left)], values[Int(line.right)])
                            adjoints[Int(line.left)] +=
                                adjoint * Operation.powerPartial(base: base, exponent: exponent)
                        case .apply(.add):
                            adjoints[Int(line.left)] += adjoint
                            adjoints[Int(line.right)] += adjoint
                        case .apply(.multiply):
                            let (left, right) = (values[Int(line.left)], values[Int(line.right)])
                            adjoints[Int(line.left)] += adjoint * right
                            adjoints[Int(line.right)] += adjoint * left
                        case .apply(let operation):
                            let (left, value) = (values[Int(line.left)], values[Int(line.result)])
                            if line.right != Instruction.none {
                                let (first, second) = operation.partials(left, values[Int(line.right)], value: value)
                                adjoints[Int(line.left)] += adjoint * first
                                adjoints[Int(line.right)] += adjoint * second
                            } else {
                                adjoints[Int(line.left)] += adjoint * operation.partial(left, value: value)
                            }
                        case .tensor:
                            guard let values = values.baseAddress, let adjoints = adjoints.baseAddress else { continue }
                            tensorLines[Int(line.left)].sweepBackward(values, adjoints)
                        }
                    }
                }
            }
        }
    }
}
