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
}
