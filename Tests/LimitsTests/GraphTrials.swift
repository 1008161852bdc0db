import Autodiff
import Testing
import Tutor

@testable import Algebra
@testable import Autodiff

extension LimitTrial {
    /// About so many signs and names in an expression.
    private static func expression(
        _ what: String, says: String, in scope: Scope = Scope(symbols: [Symbol("x"), Symbol("y")]),
        _ text: @escaping @Sendable (Int) -> String
    ) -> LimitTrial {
        LimitTrial(what, says: says) { count in
            let text = text(count)
            return message(about: text) { () throws(ParseError) in _ = try Expression(parsing: text, in: scope) }
        }
    }

    /// What is wrong with a text, at a place inside it.
    private static func message(about text: String, _ read: () throws(ParseError) -> Void) -> String? {
        do throws(ParseError) {
            try read()
            return nil
        } catch {
            #expect(error.range.lowerBound >= 0 && error.range.upperBound <= text.utf8.count)
            return error.message
        }
    }

    /// About so many of something in a graph block.
    private static func block(
        _ what: String, says: String, _ text: @escaping @Sendable (Int) -> String
    ) -> LimitTrial {
        LimitTrial(what, says: says) { count in
            let text = text(count)
            return message(about: text, Graph.parse(text, name: "g").errors)
        }
    }

    /// The first error, at a place inside the text.
    private static func message(about text: String, _ errors: [GraphError]) -> String? {
        errors.first.map { error in
            #expect(error.range.lowerBound >= 0 && error.range.upperBound <= text.utf8.count)
            return error.message
        }
    }

    static let graphs: [LimitTrial] = [
        expression("brackets, signs, powers and functions inside each other", says: "more than 256 levels deep") {
            count in
            String(repeating: "(", count: count) + "x" + String(repeating: ")", count: count)
        },
        LimitTrial("characters of a student's answer", says: "at most 4096 characters") { count in
            let answer = "x" + String(repeating: " ", count: count - 1)
            if case .invalid(let fault) = try Grader().grade(answer, expected: "x").verdict { return fault.message }
            return nil
        },
        LimitTrial(
            "names, numbers and signs of an expression, sums written out",
            says: "more than 500000 names, numbers and signs"
        ) {
            count in
            // The last three, where all others are read.
            let text = "x+x"
            return message(about: text) { () throws(ParseError) in
                var parser = Parser(
                    Source(text), try Lexer.tokens(of: text)[...], Scope(symbols: [Symbol("x")]),
                    tokensLeft: Limits.expressionLength - (count - 3))
                _ = try parser.run()
            }
        },
        expression("letters of a name that is read as a product of shorter ones", says: "no variable is called") {
            count in
            String(String(repeating: "xy", count: count).prefix(count))
        },
        expression("sums over an index, and indices of a family, inside each other", says: "more than 8 deep") {
            count in
            (0..<count).map { "sum(k\($0) in 1..1, " }.joined() + "x" + String(repeating: ")", count: count)
        },
        block("elements of a vector or matrix", says: "1000000 elements") { count in "input v : \(count)\nC = sum(v)" },
        LimitTrial("elements of a vector of which the largest is looked for, argmax", says: "at most 100 elements") {
            count in
            let scope = Scope(symbols: [Symbol("v")], shapes: [Symbol("v"): .column(count)])
            return message(about: "argmax(v)") { () throws(ParseError) in
                _ = try Expression(parsing: "argmax(v)", in: scope)
            }
        },
        block("nodes of a graph", says: "10000 nodes") { count in "for i in 1..\(count - 1): x[i] = 1\nC = x[1]" },
        LimitTrial("edges of a graph", says: "100000 edges") { count in
            // Sums of a thousand inputs each, and of what is left. The edges are counted before names are looked at: one
            // that is nowhere defined saves putting the graph together.
            let inputs = (1...1_000).map { Symbol("x", indices: [$0]) }
            func sum(_ symbols: ArraySlice<Symbol>) -> Expression { .apply(.add, symbols.map { .symbol($0) }) }
            let whole = (0..<count / 1_000).map { Definition(Symbol("s", indices: [$0]), .computed(sum(inputs[...]))) }
            let rest = Definition(Symbol("r"), .computed(sum(inputs.prefix(count % 1_000) + [Symbol("nowhere")])))
            let definitions = inputs.map { Definition($0, .input, value: 1.0) } + whole + [rest]
            return Graph.assemble(name: "g", definitions: definitions).errors.map(\.message).first {
                $0.contains("edges")
            }
        },
        LimitTrial("names and signs of all right-hand sides of a graph", says: "symbols and operations") { count in
            // The last five, where all others are read.
            let text = "x = 2\nC = x + x + x"
            var reader = BlockReader(sizeLimit: Limits.graphLength - (count - 5))
            reader.read(Excerpt(text))
            return message(about: text, reader.errors)
        },
        block("elements of all values of a graph, intermediate ones included", says: "4000000 elements") { count in
            // Three of a million, the rest, and ten that are summed, which takes ten more.
            "input a : 1000000\ninput b : 1000000\ninput c : 1000000\ninput d : \(count - 3_000_020)\ninput e : 10\nC = sum(e)"
        },
    ]
}
