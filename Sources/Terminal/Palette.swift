internal import Canvas

/// How a role looks: attributes, and a colour where there are colours.
struct Style: Hashable, Sendable {
    struct Attributes: OptionSet, Hashable, Sendable {
        let rawValue: UInt8
        static let bold = Attributes(rawValue: 1)
        static let dim = Attributes(rawValue: 2)
        static let underline = Attributes(rawValue: 4)
        static let reverse = Attributes(rawValue: 8)
    }

    var attributes: Attributes = []
    /// The number of the foreground colour; nil is the terminal's own. The background is always the terminal's own.
    var colour: Int16?
}

/// The one place where roles become colours and attributes.
///
/// The terminal's own background may be dark or light. Of 256 colours those are taken that stand out from black and
/// from white alike; of 8 or 16, whose shades the user's theme decides, those that themes keep readable on both.
struct Palette: Hashable, Sendable {
    enum Depth: Hashable, Sendable {
        /// No colours, or none wanted: attributes alone, and no escape sequence for a colour.
        case monochrome
        case sixteen
        case many

        /// - Parameter colours: how many colours the terminal has.
        init(colours: Int) {
            self = colours >= 256 ? .many : colours >= 8 ? .sixteen : .monochrome
        }
    }

    let depth: Depth

    /// The numbers of one colour, of 16 and of 256.
    private enum Colour {
        case red, green, magenta, cyan, orange, grey

        /// xterm's 256 colours; red is #d70000, green #008700, magenta #af5faf, cyan #0087af, orange #af5f00, grey
        /// #767676.
        var ofMany: Int16 {
            switch self {
            case .red: 160
            case .green: 28
            case .magenta: 133
            case .cyan: 31
            case .orange: 130
            case .grey: 243
            }
        }

        /// Yellow is unreadable on white and blue on black, and grey is another number in every theme.
        var ofSixteen: Int16? {
            switch self {
            case .red: 1
            case .green: 2
            case .magenta, .orange: 5
            case .cyan: 6
            case .grey: nil
            }
        }
    }

    func style(_ role: Role) -> Style {
        switch role {
        case .plain, .math: Style()
        case .title, .strong, .key: Style(attributes: .bold)
        case .heading: style(.cyan, .bold)
        case .emphasis: Style(attributes: .underline)
        case .dim, .border: style(.grey)
        case .code, .known: style(.cyan)
        case .hint: style(.orange)
        case .pending: style(.orange, monochrome: .underline)
        case .correct: style(.green, .bold)
        case .wrong: style(.red, .bold, monochrome: [.bold, .underline])
        case .active: style(.magenta, .bold, monochrome: [.bold, .reverse])
        case .field: Style(attributes: .underline)
        case .selection: Style(attributes: .reverse)
        }
    }

    /// A colour with attributes, and the attributes where there are no colours.
    private func style(
        _ colour: Colour, _ attributes: Style.Attributes = [], monochrome: Style.Attributes? = nil
    ) -> Style {
        switch depth {
        case .monochrome: Style(attributes: monochrome ?? attributes)
        case .many: Style(attributes: attributes, colour: colour.ofMany)
        case .sixteen:
            Style(attributes: colour == .grey ? attributes.union(.dim) : attributes, colour: colour.ofSixteen)
        }
    }
}
