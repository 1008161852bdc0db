import Testing

@testable import Algebra

@Suite("The name that was probably meant")
struct NearestNameTests {
    @Test(
        "One slip in a short name, more in a long one",
        arguments: [
            ("sni", ["sin", "cos", "tan"], "sin"), ("tahn", ["tan", "tanh"], "tanh"), ("los", ["loss", "x"], "loss"),
            ("Loss", ["loss", "toss"], "loss"), ("difficutly", ["difficulty", "title"], "difficulty"),
            ("sigmod", ["sigmoid", "sign"], "sigmoid"), ("Q", ["x", "y", "C"], "C"), ("c", ["x", "y", "C"], "C"),
        ])
    func near(name: String, names: [String], nearest: String) {
        #expect(nearestName(to: name, among: names) == nearest)
    }

    @Test("Nothing is suggested where nothing is near, or two names are as near")
    func nothing() {
        #expect(nearestName(to: "gradient", among: ["loss", "x"]) == nil)
        #expect(nearestName(to: "q", among: ["x", "y"]) == nil)
        #expect(nearestName(to: "x", among: []) == nil)
        #expect(nearestName(to: "x", among: ["x"]) == nil)
    }

    @Test("Among many names that begin alike, in any order, it is found as it is alone")
    func manyAlike() {
        let names = (0..<40).map { "an-identifier-of-a-card-\($0)" }
        // One letter apart, two swapped, one missing; and ...-4 and ...-5 are as near to ...-x.
        let meant = [
            ("an-identifier-of-a-cart-17", "an-identifier-of-a-card-17"),
            ("an-identifeir-of-a-card-23", "an-identifier-of-a-card-23"),
            ("an-identifier-of-a-crd-39", "an-identifier-of-a-card-39"), ("an-identifier-of-a-card-x", nil),
        ]
        for order in [names, names.reversed(), names.sorted(), ["x", "an"] + names.sorted() + ["zebra"]] {
            let known = order.map(KnownName.init)
            for (written, nearest) in meant { #expect(known.nearest(to: written) == nearest) }
        }
    }

    @Test("Letters are swapped where one name goes on from another")
    func swapsBehindOthers() {
        // "ab" and "abc" are looked at on the way to "abcd", of which "abdc" has the last two swapped.
        #expect(nearestName(to: "abdc", among: ["ab", "abc", "abcd"]) == "abcd")
        #expect(nearestName(to: "badc", among: ["b", "ba", "bacd"]) == "bacd")
    }
}
