import Canvas
import Glibc
import Testing

@testable import Terminal

@Suite("Roles as colours and attributes")
struct PaletteTests {
    @Test("Without colours no role has one, and every meaning that a colour carries has an attribute")
    func monochrome() {
        let palette = Palette(depth: .monochrome)
        for role in Role.allCases { #expect(palette.style(role).colour == nil) }
        for role in [Role.correct, .wrong, .active, .pending, .field, .selection, .heading] {
            #expect(palette.style(role).attributes != [], "\(role)")
        }
        #expect(Set([Role.plain, .correct, .wrong, .active, .pending, .selection].map(palette.style)).count == 6)
    }

    @Test("Of 16 colours only those are used that themes keep readable: red, green, magenta, cyan")
    func sixteen() {
        for role in Role.allCases {
            if let colour = Palette(depth: .sixteen).style(role).colour { #expect([1, 2, 5, 6].contains(colour)) }
        }
    }

    @Test("Right and wrong differ in every depth")
    func rightAndWrong() {
        for depth in [Palette.Depth.monochrome, .sixteen, .many] {
            let palette = Palette(depth: depth)
            #expect(palette.style(.correct) != palette.style(.wrong))
        }
    }

    @Test("Of 256 colours each stands out from black and from white, by WCAG 2.2's contrast of at least 3.8 to 1")
    func contrast() {
        for role in Role.allCases {
            guard let colour = Palette(depth: .many).style(role).colour else { continue }
            let luminance = relativeLuminance(colour)
            #expect((luminance + 0.05) / 0.05 >= 3.8, "\(role) on black")
            #expect(1.05 / (luminance + 0.05) >= 3.8, "\(role) on white")
        }
    }

    @Test("The depth follows the number of colours")
    func depth() {
        #expect(
            [0, 2, 8, 16, 88, 256, 65_536].map { Palette.Depth(colours: $0) }
                == [.monochrome, .monochrome, .sixteen, .sixteen, .sixteen, .many, .many])
    }

    /// WCAG 2.2, "relative luminance", of one of xterm's 256 colours.
    private func relativeLuminance(_ colour: Int16) -> Double {
        let levels: [Double] = [0, 95, 135, 175, 215, 255]
        let number = Int(colour) - 16
        let channels =
            colour >= 232
            ? Array(repeating: Double(8 + 10 * (Int(colour) - 232)), count: 3)
            : [levels[number / 36], levels[number / 6 % 6], levels[number % 6]]
        let linear = channels.map { channel in
            let value = channel / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }
}
