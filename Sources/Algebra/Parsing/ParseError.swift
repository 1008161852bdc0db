/// Why a text could not be read, and where. The facts are here; `ParseError+Message.swift` words them.
package struct ParseError: Error, Equatable, Sendable {
    /// UTF-8 offsets into the text that was parsed.
    package var range: Range<Int>
    /// What is wrong there.
    package var reason: Reason

    package init(range: Range<Int>, reason: Reason) {
        self.range = range
        self.reason = reason
    }

    /// What is wrong with the text at that place.
    package enum Reason: Equatable, Sendable {
        // Characters and brackets
        case empty
        case unexpectedCharacter(String)
        case characterElsewhere(String, instead: String)
        case numberTooLarge
        case twoPoints(String)
        case decimalComma(suggestion: String)
        /// `1,234.5` or `1 234`: digits in groups of three.
        case separatedDigits(suggestion: String)
        case unclosed(String)
        case unopened(String)
        case mismatched(open: String, close: String)
        case unexpectedComma
        case equation
        case unknownCommand(String, suggestion: String?)
        case commandNeedsGroup(String)

        // Operands and operators
        case missingOperand(after: String)
        case unexpected(String)
        case needsArgument(function: String)
        case needsParentheses(function: String)
        case argumentCount(function: String, expected: Int, found: Int)
        case complicatedFunctionPower(function: String)
        /// `axis=` for a function that has none.
        case noAxis(function: String)
        case badAxis(function: String)
        case signUnderRoot
        case indexedRoot(String)
        case nothingBetweenBrackets
        case numberWithoutSign(String, suggestion: String)
        /// Numbers in a row where a vector is asked for.
        case listWithoutBrackets(suggestion: String)

        // More than one reading
        case ambiguous(text: String, readings: [String])

        // Names
        case unknownVariable(String, suggestion: String?, known: [String])
        case unknownFunction(String, suggestion: String?)
        case lookAlike(String, instead: String)
        case functionElsewhere(String, instead: String)
        case missingIndices(String, example: String)
        /// `bar` or `hat`, over something else.
        case needsName(in: String)

        // Indices and index ranges
        case badIndex
        /// A name where an index belongs, which is neither an index nor a constant with a whole number.
        case unknownIndex(String)
        case indexOverflow
        case notAnIndexRange(function: String)
        case emptyIndexRange(from: Int, through: Int)

        // Derivative atoms
        case unknownNode(atom: String, name: String, suggestion: String?, known: [String])
        case differentialAlone(String, suggestion: String)
        case derivativeOperator(String, suggestion: String?)
        case higherDerivative
        case primedFunction(derivative: String?)
        case primedVariable(String, readings: [String])
        case primedTooLong

        // Vectors and matrices
        /// What needs vectors or matrices, where everything is a scalar.
        case tensor(String)
        case shape(ShapeError)
        case unevenRows(found: Int, expected: Int)
        case entryNotScalar(String, Shape)
        case noSizeFits(String, suggestion: String)
        case noElement(String, tensor: String, Shape)

        // Limits
        case nestedTooDeep
        case tooLong
        case tooManyNestedSums
    }
}
