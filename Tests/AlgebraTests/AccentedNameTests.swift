import Testing

@testable import Algebra

@Suite("Names with accents")
struct AccentedNameTests {
    private let scope = Scope(symbols: [Symbol("größe"), Symbol("ñ"), Symbol("é"), Symbol("x")])

    private func read(_ text: String) -> Expression? { try? Expression(parsing: text, in: scope) }

    @Test(
        "A name is the same with its accents in one piece and behind its letters",
        arguments: ["gr\u{F6}\u{DF}e + 2\u{F1}", "gro\u{308}\u{DF}e + 2n\u{303}"])
    func twoForms(text: String) throws {
        let expression = try #require(read(text))
        #expect(Set(expression.symbols) == [Symbol("größe"), Symbol("ñ")])
        #expect(expression.text(.unicode) == "größe + 2ñ")
    }

    @Test("A fault behind such a name stands where it was typed")
    func places() throws {
        // The accent takes two bytes: o, U+0308, blank, *, ?.
        #expect(throws: ParseError(range: 5..<6, reason: .unexpectedCharacter("?"))) {
            try Expression(parsing: "o\u{308} *?", in: Scope(declaresOnUse: true))
        }
    }

    @Test(
        "An accent behind what is no letter is refused, and no trap",
        arguments: ["x\t\u{301}", "\u{200B}\u{308}x", "\r\u{327}"])
    func accentAlone(text: String) {
        #expect(read(text) == nil)
    }

    @Test(
        "Where nothing else can be meant a name may be typed without its accents",
        arguments: [("2n", "ñ"), ("grosse", "größe")])
    func plain(text: String, name: String) throws {
        #expect(try #require(read(text)).symbols.map(\.name) == [name])
    }

    @Test("A name that means something else keeps its meaning")
    func otherMeanings() throws {
        // e is the constant, not é.
        #expect(read("e*x")?.symbols.map(\.name) == ["x"])
        // A hat and a macron are no accents: an adjoint stays one.
        #expect(read("x\u{304}") == .adjoint(Symbol("x")))
        // Two names that are alike without accents are not told apart by one without.
        let both = Scope(symbols: [Symbol("ö"), Symbol("ó")])
        #expect((try? Expression(parsing: "2o", in: both)) == nil)
    }
}
