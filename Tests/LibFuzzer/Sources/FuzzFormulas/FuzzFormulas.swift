import Watching

/// An input is the LaTeX of a formula, which is laid out as wide as its first byte says.
@main
enum FuzzFormulas {
    static func main() {
        watch { bytes in
            let width = Int(bytes.first ?? 0) % 91
            return FormulaPromises.faults(String(decoding: bytes.dropFirst(), as: UTF8.self), width: width)
        }
    }
}
