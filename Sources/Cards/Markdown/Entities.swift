/// The characters that a card may write by name, `&nbsp;`; any character may be written by number.
private let namedEntities: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "ndash": "–", "mdash": "—",
    "hellip": "…", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "deg": "°", "times": "×", "middot": "·",
    "minus": "−", "le": "≤", "ge": "≥", "ne": "≠", "rarr": "→", "larr": "←", "part": "∂", "alpha": "α", "beta": "β",
]

/// The text that an HTML entity stands for; an unknown entity stands for itself.
/// - Parameter entity: with its `&` and `;`.
func decodedEntity(_ entity: String) -> String {
    let name = entity.dropFirst().dropLast()
    guard name.first == "#" else { return namedEntities[String(name)] ?? entity }
    let isHexadecimal = name.dropFirst().first.map { $0 == "x" || $0 == "X" } ?? false
    let number = isHexadecimal ? UInt32(name.dropFirst(2), radix: 16) : UInt32(name.dropFirst())
    guard let number, number >= 0x20, let scalar = Unicode.Scalar(number) else { return entity }
    return String(Character(scalar))
}
