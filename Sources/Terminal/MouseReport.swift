internal import Canvas

/// What a terminal says about the mouse, after the prefix that announces it.
struct MouseReport: Equatable {
    enum Encoding: Hashable, Sendable {
        /// `ESC [ M`, then three bytes: button, column and row, each plus 32 and the places counted from 1 (xterm's
        /// mode 1000).
        case x10
        /// `ESC [ <`, then `button ; column ; row` in decimal, ended by `M` when pressed and `m` when released (xterm's
        /// mode 1006).
        case sgr
    }

    /// The rows that one notch of the wheel moves.
    static let rowsPerNotch = 3
    /// An SGR report longer than this is none.
    private static let limit = 32

    let encoding: Encoding
    private var bytes: [UInt8] = []

    init(encoding: Encoding) { self.encoding = encoding }

    enum Progress: Equatable {
        case incomplete
        /// Complete; nil for what no screen asks for: releases, movements, other buttons.
        case complete(Event?)
        /// This byte is not part of a report.
        case malformed
    }

    mutating func feed(_ byte: UInt8) -> Progress {
        switch encoding {
        case .x10:
            guard byte >= 0x20 else { return .malformed }
            bytes.append(byte)
            guard bytes.count == 3 else { return .incomplete }
            let places = bytes.map { Int($0) - 32 }
            return .complete(event(button: places[0], column: places[1], row: places[2]))
        case .sgr:
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ";"):
                bytes.append(byte)
                return bytes.count > Self.limit ? .malformed : .incomplete
            case UInt8(ascii: "M"), UInt8(ascii: "m"):
                let numbers = String(decoding: bytes, as: UTF8.self).split(separator: ";").map { Int($0) ?? -1 }
                guard byte == UInt8(ascii: "M"), numbers.count == 3 else { return .complete(nil) }
                return .complete(event(button: numbers[0], column: numbers[1], row: numbers[2]))
            default: return .malformed
            }
        }
    }

    /// Bits 2 to 4 of the button are the modifier keys, bit 5 says movement, bit 6 the wheel.
    private func event(button: Int, column: Int, row: Int) -> Event? {
        guard button >= 0, column >= 1, row >= 1 else { return nil }
        switch button & ~0b11100 {
        case 0: return .click(Position(column: column - 1, row: row - 1))
        case 64: return .scroll(-Self.rowsPerNotch)
        case 65: return .scroll(Self.rowsPerNotch)
        default: return nil
        }
    }
}
