extension ParseError {
    /// A sentence for the writer, without the place and without the suggestion.
    package var message: String {
        switch reason {
        case .empty: "there is nothing to read"
        case .unexpectedCharacter(let character): "\(character) has no meaning here"
        case .numberTooLarge(let digits): "the number \(digits) is too large"
        case .decimalComma: "a decimal is written with a point"
        case .unclosed(let bracket): "\(bracket) is never closed"
        case .unopened(let bracket): "\(bracket) closes nothing"
        case .mismatched(let open, let close): "\(open) is closed by \(close)"
        case .unexpectedComma: "a comma separates the arguments of a function, and there is no function here"
        case .equation: "an expression is asked for, and = makes it an equation"
        case .unknownCommand(let name, _): "no LaTeX command \\\(name) is known"
        case .commandNeedsGroup(let name): "\\\(name) needs its argument in braces"

        case .missingOperand(let sign): "something is missing after \(sign)"
        case .unexpected(let text): "\(text) stands where a value is expected"
        case .needsArgument(let function): "\(function) needs an argument"
        case .needsParentheses(let function): "\(function) needs its arguments in brackets"
        case .argumentCount(let function, let expected, let found):
            "\(function) takes \(expected == 1 ? "one argument" : "\(expected) arguments"), not \(found)"
        case .emptyArguments(let function): "\(function)() has no argument"
        case .complicatedFunctionPower(let function):
            "a power between \(function) and its argument has to be a number or a variable"
        case .signUnderRoot: "√ takes what stands right after it; a sign needs brackets"

        case .ambiguous(let text, _): "\(text) can be read in more than one way"

        case .unknownVariable(let name, nil, let known) where !known.isEmpty && known.count <= 8:
            "no variable is called \(name); there \(known.count == 1 ? "is" : "are") \(listed(known))"
        case .unknownVariable(let name, _, _): "no variable is called \(name)"
        case .unknownFunction(let name, _): "no function is called \(name)"
        case .functionElsewhere(let name, _): "no function is called \(name)"
        case .missingIndices(let name, _): "\(name) stands for several variables and needs its indices"
        case .needsNameInBar: "bar takes the name of one variable"

        case .badIndex: "an index is a whole number, such as 2 or j+1"
        case .indexOverflow: "an index is out of range"
        case .notAnIndexRange: "an index runs over a range, such as i in 0..3"
        case .emptyIndexRange(let from, let through): "the range \(from)..\(through) is empty"

        case .unknownNode(let atom, let name, _): "\(atom): no node is called \(name)"
        case .differentialAlone(let text, _): "\(text) stands alone"
        case .derivativeOperator(let text, _): "\(text) is not read as an operator"
        case .higherDerivative: "second derivatives are not read"
        case .primedFunction: "a prime says nothing about the variable; the derivative is written as a fraction"

        case .tensor(let notation): "\(notation) is for vectors and matrices; values here are scalars"

        case .nestedTooDeep: "this nests more than \(Limits.nesting) levels deep"
        case .tooLarge: "the expression is too large: more than \(Limits.expressionSize) parts"
        case .tooManyNestedSums: "sums stand more than \(Limits.nestedSums) deep inside each other"
        }
    }

    /// What to write instead, where there is a near miss; several readings are joined by "or".
    package var suggestion: String? {
        switch reason {
        case .decimalComma(let suggestion), .functionElsewhere(_, let suggestion), .missingIndices(_, let suggestion),
            .differentialAlone(_, let suggestion), .derivativeOperator(_, let suggestion):
            suggestion
        case .ambiguous(_, let readings): readings.joined(separator: " or ")
        case .unknownVariable(_, let suggestion, _), .unknownFunction(_, let suggestion),
            .unknownNode(_, _, let suggestion):
            suggestion
        case .unknownCommand(_, let suggestion): suggestion.map { "\\" + $0 }
        case .needsArgument(let function): "\(function)(x)"
        case .needsParentheses(let function): "\(function)(a, b)"
        case .signUnderRoot: "√(−x)"
        case .higherDerivative, .primedFunction: "dC/dx"
        default: nil
        }
    }

    /// Message and suggestion in one sentence: `no variable is called q; did you mean y?`.
    package var sentence: String {
        suggestion.map { "\(message); did you mean \($0)?" } ?? message
    }
}

/// `x`, `x and y`, `x, y and z`.
private func listed(_ names: [String]) -> String {
    guard names.count > 1, let last = names.last else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
}
