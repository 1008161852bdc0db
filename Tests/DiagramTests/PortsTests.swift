import Testing

@testable import Diagram

@Suite("The ends of the lines")
struct PortsTests {
    @Test("make a box higher only when its text is not high enough for them")
    func height() {
        #expect(
            SampleGraph("a z 1\nb z 2\nc z 3").diagram(.leftToRight).frames.map(\.height) == [3, 5, 3, 3])
        #expect(
            SampleGraph("a z 1\nb z 2") { [$0, "=", "2"] }.diagram(.leftToRight).frames.map(\.height) == [5, 5, 5])
    }

    @Test("leave a box as small as its text when the labels of its two operands are long")
    func twoOperands() {
        #expect(
            SampleGraph("a z cos(log(x))\nb z −1/x²").diagram(.topToBottom).text == """
                      ┌───┐ ┌───┐
                      │ a │ │ b │
                      └─┬─┘ └─┬─┘
                        │     │
                        └───┐ │
                 cos(log(x))│ │−1/x²
                            ▾ ▾
                           ┌───┐
                           │ z │
                           └───┘
                """)
    }

    @Test("stand in the middle of a side")
    func middle() {
        #expect(
            SampleGraph("a z 1") { $0 == "a" ? ["a"] : ["z", "z", "z"] }.diagram(.leftToRight).text == """
                           ┌───┐
                ┌───┐      │ z │
                │ a ├─ 1 ─▸│ z │
                └───┘      │ z │
                           └───┘
                """)
    }
}
