import Canvas
import Testing

@testable import Terminal

@Suite("The mouse")
struct MouseReportTests {
    private func events(_ encoding: MouseReport.Encoding, _ report: [UInt8]) -> [Event] {
        var decoder = InputDecoder()
        return ([.mouse(encoding)] + report.map(InputDecoder.Input.byte)).flatMap { decoder.feed($0) }
    }

    private func sgr(_ report: String) -> [Event] { events(.sgr, Array(report.utf8)) }

    /// Button, column and row as the old encoding has them.
    private func x10(_ button: UInt8, _ column: UInt8, _ row: UInt8) -> [Event] {
        events(.x10, [button + 32, column + 32, row + 32])
    }

    @Test("A click tells its cell, counted from the top left")
    func click() {
        #expect(sgr("0;1;1M") == [.click(Position(column: 0, row: 0))])
        #expect(sgr("0;300;200M") == [.click(Position(column: 299, row: 199))])
        #expect(x10(0, 10, 5) == [.click(Position(column: 9, row: 4))])
        #expect(x10(0, 95, 223) == [.click(Position(column: 94, row: 222))])
    }

    @Test("A notch of the wheel scrolls, whichever modifier key is down")
    func wheel() {
        #expect(sgr("64;10;10M") == [.scroll(-3)])
        #expect(sgr("65;10;10M") == [.scroll(3)])
        #expect(sgr("81;10;10M") == [.scroll(3)])
        #expect(x10(64, 1, 1) == [.scroll(-3)])
        #expect(x10(65, 1, 1) == [.scroll(3)])
    }

    @Test("Releases, movements and other buttons are nobody's business")
    func others() {
        #expect(sgr("0;1;1m") == [])
        #expect(sgr("35;4;4M") == [])
        #expect(sgr("2;4;4M") == [])
        #expect(sgr("66;4;4M") == [])
        #expect(x10(3, 1, 1) == [])
    }

    @Test("A damaged report disappears and leaves the keys behind it alone")
    func damaged() {
        #expect(sgr("M") == [])
        #expect(sgr("0;0;0M") == [])
        #expect(sgr("0;99999999999999999999;1M") == [])
        #expect(sgr("0;1;1;1M") == [])
        #expect(sgr("0;1xy") == [.key(.character("x")), .key(.character("y"))])
        #expect(events(.x10, [0x1B]) == [])
        #expect(events(.x10, [0x0D]) == [.key(.enter)])
        #expect(sgr(String(repeating: "1", count: 100) + "M").count < 100)
    }
}
