import Diagram
import SeededGenerator

@testable import Publishing

/// A random graph whose names are what the formats it is exported to use themselves.
struct HostileGraph {
    var name: String
    var block: String

    private static let names =
        """
        value gradients name step scale error entry g up down above below expected leaves leaf np numpy torch math check
        finite_differences autograd EXAMPLE sigmoid softmax relu gelu a b axis powers a1 x_bar from_t dC_dx dz_dx x_1 x1
        lambda class None print abs max input bytes match type
        ﬁ fi ﬂ ｶ カ ſ K Å å Ω ª ĳ Ǆ ﷺ İ ς ϒ ℵ א ё 中 豈 theta µ y_hat größe graph node digraph edge
        """.split(whereSeparator: \.isWhitespace).map(String.init)

    private static func name(_ generator: inout some RandomNumberGenerator) -> String {
        let endings = ["", "", "", "_", "_bar", "1", "_1", "_of", "_in_torch"]
        return (names.randomElement(using: &generator) ?? "") + (endings.randomElement(using: &generator) ?? "")
    }

    init(using generator: inout some RandomNumberGenerator) {
        var symbols: [String] = []
        while symbols.count < 6 {
            let name = Self.name(&generator)
            if !symbols.contains(name) { symbols.append(name) }
        }
        var lines: [String] = []
        for (place, symbol) in symbols.enumerated() {
            let known = symbols[..<place]
            guard place > 1, let u = known.randomElement(using: &generator),
                let v = known.randomElement(using: &generator)
            else {
                lines.append(Bool.random(using: &generator) ? "\(symbol) = 1.5" : "input \(symbol)")
                continue
            }
            let function = Self.name(&generator)
            switch Int.random(in: 0..<5, using: &generator) {
            case 0 where !lines.contains("opaque \(function)"):
                lines.insert("opaque \(function)", at: 0)
                lines.append("\(symbol) = \(function)(\(u))")
            case 1: lines.append("\(symbol) = sigmoid(\(u)) + \(v)^2")
            case 2: lines.append("\(symbol) = gelu(\(u)) * tanh(\(v))")
            default: lines.append("\(symbol) = \(u) * \(v)")
            }
        }
        lines.append("C_out = " + symbols.dropFirst(2).joined(separator: " + "))
        block = lines.joined(separator: "\n")
        name = Self.name(&generator)
    }

    /// What quotes, escapes, begins a formula or a comment, or is nothing else in some format.
    static func text(using generator: inout some RandomNumberGenerator) -> String {
        let pieces = [
            "\"", "'", "\\", "\\N", "\n", "<", ">", "&", "&lt;", "&quot;", "]]>", "-->", "<b>", "{", "}", ";", ",", "=",
            "+",
            "-", "@", "#", "//", "\t", "\u{1}", "\u{202E}", "\u{85}", "𝒙", "n", "x", "strict", "->", "\u{301}",
        ]
        let count = Int.random(in: 1...6, using: &generator)
        return (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    }

    /// A drawing with such names and labels.
    static func drawn(using generator: inout some RandomNumberGenerator) -> DrawnGraph {
        let names = (0..<3).map { _ in text(using: &generator) + String(UInt16.random(in: 0...9_999, using: &generator))
        }
        let edges = [(0, 1, text(using: &generator)), (1, 2, text(using: &generator)), (0, 2, text(using: &generator))]
        return SamplePicture.drawn(names, names, edges, .leftToRight, title: text(using: &generator))
    }
}

/// What a table was written wrongly for.
struct ReadingFault: Error {
    var text: String
}

/// Graphviz's language as far as drawings use it: <https://graphviz.org/doc/info/lang.html>.
enum DOTReading {
    /// The lines, each cut into its quoted texts, without their quotes and escapes, and what stands between them.
    static func statements(of dot: String) throws -> [[String]] {
        var statements: [[String]] = [[]]
        var rest = dot.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\n": statements.append([])
            case " ": break
            case "\"":
                var text = String.UnicodeScalarView()
                while let inner = rest.popFirst(), inner != "\"" {
                    guard inner == "\\" else {
                        text.append(inner)
                        continue
                    }
                    guard let escaped = rest.popFirst() else { throw ReadingFault(text: dot) }
                    text.append(escaped == "n" ? "\n" : escaped)
                }
                statements[statements.count - 1].append(String(text))
            default:
                let word = String(scalar) + String(rest.prefix { !"\n \"".unicodeScalars.contains($0) })
                rest = rest.dropFirst(word.unicodeScalars.count - 1)
                statements[statements.count - 1].append(word)
            }
        }
        return statements
    }
}

/// A line of comma-separated values: RFC 4180, section 2.
enum CSVReading {
    static func cells(of line: String) throws -> [String] {
        var cells: [String] = []
        var rest = line.unicodeScalars[...]
        repeat {
            guard rest.popFirst() == "\"" else { throw ReadingFault(text: line) }
            var cell = String.UnicodeScalarView()
            while let scalar = rest.popFirst() {
                if scalar == "\"" {
                    guard rest.first == "\"" else { break }
                    rest.removeFirst()
                }
                cell.append(scalar)
            }
            cells.append(String(cell))
        } while rest.popFirst() == ","
        guard rest.isEmpty else { throw ReadingFault(text: line) }
        return cells
    }
}
