extension ParseError {
    /// A sentence for the writer, without the place and without the suggestion.
    package var message: String {
        switch reason {
        case .empty: "there is nothing to read"
        case .unexpectedCharacter(let character), .characterElsewhere(let character, _):
            "\(character) has no meaning here"
        case .numberTooLarge: "this number is too large"
        case .twoPoints(let digits): "\(digits) has more than one decimal point"
        case .decimalComma: "a decimal is written with a point"
        case .separatedDigits: "numbers are written without separators"
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
        case .complicatedFunctionPower(let function):
            "a power between \(function) and its argument has to be a number or a variable"
        case .noAxis(let function): "\(function) has no axis here; sum, mean, max and softmax of one matrix have"
        case .badAxis(let function):
            "\(function) along an axis is \(function)(Z, axis=1) for one number a row, or axis=0 for one a column"
        case .signUnderRoot: "√ takes what stands right after it; a sign needs brackets"

        case .indexedRoot: "√ has no index here; a root is a power"
        case .nothingBetweenBrackets: "there is nothing between the brackets"
        case .numberWithoutSign(let number, _): "a sign is missing before \(number)"
        case .listWithoutBrackets: "a vector stands in square brackets, with a comma between its entries"

        case .ambiguous(let text, _): "\(text) can be read in more than one way"

        case .unknownVariable(let name, let suggestion, let known):
            "no variable is called \(name)" + (suggestion == nil ? choice(of: known) : "")
        case .unknownFunction(let name, _): "no function is called \(name)"
        case .lookAlike(let name, _): "\(name) has letters that are not the Latin ones they look like"
        case .functionElsewhere(let name, _): "no function is called \(name)"
        case .missingIndices(let name, _): "\(name) stands for several variables and needs its indices"
        case .needsName(let accent): "\(accent) takes the name of one variable"

        case .badIndex: "an index is a whole number, such as 2 or j+1"
        case .unknownIndex(let name):
            "\(name) is no index here: an index is a whole number, such as 2 or j+1, or a constant that is one"
        case .indexOverflow: "an index is out of range"
        case .notAnIndexRange(let function): "\(function) over an index is written \(function)(i in 0..3, …)"
        case .emptyIndexRange(let from, let through): "the range \(from)..\(through) is empty"

        case .unknownNode(let atom, let name, let suggestion, let known):
            "\(atom): no node is called \(name)" + (suggestion == nil ? choice(of: known) : "")
        case .differentialAlone(let text, _): "\(text) stands alone"
        case .derivativeOperator(let text, let suggestion):
            "\(text) is not read as an operator"
                + (suggestion == nil ? ": the name of what is differentiated stands above the line" : "")
        case .higherDerivative: "second derivatives are not read"
        case .primedFunction: "a prime says nothing about the variable; the derivative is written as a fraction"
        case .primedVariable(let text, _): "\(text)' does not say what is differentiated"

        case .primedTooLong:
            "what stands under a prime has at most \(NamedFunction.primedArgumentSize) names, numbers and signs"

        case .tensor(let notation): "\(notation) is for vectors and matrices; values here are scalars"
        case .shape(let error): error.message
        case .unevenRows(let found, let expected):
            "a row of \(found) below \(expected == 1 ? "one of 1" : "rows of \(expected)"): all rows have one length"
        case .entryNotScalar(let text, let shape):
            "the entries of a matrix are scalars, and \(text) is \(shape.text(.unicode))"
        case .noSizeFits(let name, _): "\(name) fits here with no size of this graph"
        case .noElement(let text, let tensor, let shape):
            "\(tensor) is \(shape.text(.unicode)) and has no element \(text)"

        case .nestedTooDeep: "this nests more than \(Limits.nesting) levels deep"
        case .tooLong: "the expression is too long: more than \(Limits.expressionLength) names, numbers and signs"
        case .tooManyNestedSums: "sums stand more than \(Limits.nestedSums) deep inside each other"
        }
    }

    /// The readings of a text that has several.
    package var readings: [String] {
        switch reason {
        case .ambiguous(_, let readings), .primedVariable(_, let readings): readings
        default: []
        }
    }

    /// The message with the readings, each in its own quotes: for an author, who sees it beside the source.
    package var messageWithReadings: String {
        readings.isEmpty ? message : message + ": " + readings.map { "`\($0)`" }.listed(by: "or")
    }

    /// What to write instead, where there is a near miss; several readings are joined by "or".
    package var suggestion: String? {
        switch reason {
        case .decimalComma(let suggestion), .separatedDigits(let suggestion), .characterElsewhere(_, let suggestion),
            .functionElsewhere(_, let suggestion), .lookAlike(_, let suggestion), .listWithoutBrackets(let suggestion),
            .missingIndices(_, let suggestion),
            .differentialAlone(_, let suggestion), .numberWithoutSign(_, let suggestion):
            suggestion
        case .derivativeOperator(_, let suggestion): suggestion
        case .noSizeFits(_, let suggestion): suggestion
        case .ambiguous(_, let readings): readings.joined(separator: " or ")
        case .unknownVariable(_, let suggestion, _), .unknownFunction(_, let suggestion),
            .unknownNode(_, _, let suggestion, _):
            suggestion
        case .unknownCommand(_, let suggestion): suggestion.map { "\\" + $0 }
        // The slope below 0 is the second argument.
        case .argumentCount(let function, 2, 1) where function.hasPrefix("leaky"): "\(function)(x, 0.01)"
        case .needsArgument(let function): "\(function)(x)"
        case .needsParentheses(let function): "\(function)(a, b)"
        case .signUnderRoot: "√(−x)"
        case .indexedRoot(let index): "x^(1/\(index))"
        case .primedFunction(let derivative): derivative
        case .primedVariable(_, let readings): readings.isEmpty ? nil : readings.joined(separator: " or ")
        case .higherDerivative: "dC/dx"
        default: nil
        }
    }

    /// Message and suggestion in one sentence: `no variable is called q; did you mean y?`.
    package var sentence: String {
        suggestion.map { "\(message); did you mean \($0)?" } ?? message
    }
}

/// What there is instead, where that is short: `; there are x, y and z`.
private func choice(of names: [String]) -> String {
    guard !names.isEmpty, names.count <= 8 else { return "" }
    return "; there \(names.count == 1 ? "is" : "are") \(names.listed())"
}
