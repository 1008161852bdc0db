internal import Letters

/// Sub- and superscripts in one line: `w₁₃⁽²⁾` where Unicode has every character, else `w_(jk)`, `x^(n+1)`.
extension LineLayout {
    func scripts(_ base: MathNode, sub: MathNode?, sup: MathNode?, isTight: Bool) -> Line {
        var body = line(base, isTight: isTight)
        if body.strength < .factor { body = body.parenthesised }
        var joint = body.joint
        joint.isQuotient = false
        let written = written(sub: sub.map { line($0, isTight: true) }, sup: sup.map { line($0, isTight: true) })
        joint.endsInScript = written.endsInScript
        return Line(body.text + written.text, joint)
    }

    /// Both scripts behind their base, as characters of Unicode where every character has one.
    private func written(sub: Line?, sup: Line?) -> (text: String, endsInScript: Bool) {
        var text = ""
        var isWritten = false
        if let sub {
            let glyphs = isASCII ? nil : Script.below.glyphs(sub.text)
            text += glyphs ?? "_" + Self.grouped(sub)
            isWritten = glyphs == nil
        }
        if let sup {
            if sup.text.allSatisfy({ $0 == "'" }) { return (text + sup.text, isWritten) }
            // Behind a subscript with its mark, a raised character would seem to belong to the subscript.
            let glyphs = isASCII || isWritten ? nil : Script.above.glyphs(sup.text)
            text += glyphs ?? "^" + Self.grouped(sup)
            isWritten = glyphs.map { $0.last == "*" } ?? true
        }
        return (text, isWritten)
    }

    /// Both scripts as they are written in the line, where each is short there; nil asks for rows of their own.
    func shortScripts(sub: MathNode?, sup: MathNode?) -> (text: String, endsInScript: Bool)? {
        let sub = sub.map { line($0, isTight: true) }
        let sup = sup.map { line($0, isTight: true) }
        func isShort(_ script: Line?, _ glyphs: (String) -> String?) -> Bool {
            guard let script else { return true }
            if isASCII { return script.text.count <= Self.shortScriptASCII }
            let isWord = Self.grouped(script).first != "(" || script.text.first == "("
            return glyphs(script.text) != nil || isWord && script.text.count <= Self.shortScript
        }
        guard isShort(sub, Script.below.glyphs), isShort(sup, Script.above.glyphs) else { return nil }
        return written(sub: sub, sup: sup)
    }

    /// Characters of a script that has no glyphs and still stands in the line of a displayed formula.
    private static let shortScript = 3
    private static let shortScriptASCII = 8

    /// A script of several characters in parentheses, unless it is a number, a name or has its own.
    private static func grouped(_ content: Line) -> String {
        let text = content.text
        let isNumber = text.allSatisfy(\.isNumber)
        let isName =
            content.joint.isWord && content.joint.kind != .relation && text.allSatisfy { $0.isLetter || $0 == "*" }
        return text.count <= 1 || isNumber || isName || isEnclosed(text) ? text : "(\(text))"
    }

    /// Whether the first parenthesis closes at the very end.
    private static func isEnclosed(_ text: String) -> Bool {
        guard text.first == "(", text.last == ")" else { return false }
        var depth = 0
        for (index, character) in text.enumerated() {
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            if depth == 0, index < text.count - 1 { return false }
        }
        return true
    }
}
