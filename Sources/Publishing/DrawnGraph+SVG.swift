internal import Diagram

extension DrawnGraph {
    /// The drawing as a picture for slides and pages: an SVG document of its own, which follows the reader's light or dark
    /// colours, and tells its edges to a screen reader.
    ///
    /// Colours and fonts are attributes, so that programs without style sheets show them too.
    package var svg: String {
        let picture = VectorPicture(diagram, words: words)
        let (width, height) = (points(picture.width), points(picture.height))
        var lines = [
            #"<svg xmlns="http://www.w3.org/2000/svg" width="\#(width)" height="\#(height)" viewBox="0 0 \#(width) \#(height)" role="img" aria-labelledby="title description">"#,
            #"<title id="title">\#(title.escapedForXML)</title>"#,
            #"<desc id="description">\#(sentence.escapedForXML)</desc>"#,
            SVGColours.styleSheet,
            #"<rect class="paper" width="100%" height="100%" fill="\#(SVGColours.light.paper)"/>"#,
            #"<g class="edges" fill="none" stroke-linejoin="round">"#,
        ]
        for corners in picture.lines where corners.count > 1 {
            let path = SVGPath.line(corners)
            // A wide line in the paper's colour below: where lines cross, one passes over the other.
            lines.append(#"<path class="clearing" d="\#(path)" stroke="\#(SVGColours.light.paper)" stroke-width="6"/>"#)
            lines.append(#"<path class="line" d="\#(path)" stroke="\#(SVGColours.light.line)" stroke-width="1.4"/>"#)
        }
        lines += ["</g>", #"<g class="arrowheads" fill="\#(SVGColours.light.line)">"#]
        for corners in picture.lines {
            if let head = SVGPath.arrowhead(corners) { lines.append(#"<path d="\#(head)"/>"#) }
        }
        lines += [
            "</g>",
            #"<g class="boxes" fill="\#(SVGColours.light.box)" stroke="\#(SVGColours.light.line)" stroke-width="1.4">"#,
        ]
        for box in picture.boxes {
            lines.append("<rect\(attributes(of: box)) rx=\"6\"/>")
        }
        lines += ["</g>", #"<g class="halos" fill="\#(SVGColours.light.paper)">"#]
        for text in picture.texts where text.isInLine {
            var halo = text.bounds
            halo.x -= 4
            halo.width += 8
            lines.append("<rect\(attributes(of: halo))/>")
        }
        lines += [
            "</g>",
            #"<g font-family="\#(Self.fonts)" font-size="\#(points(VectorPicture.fontSize))" fill="\#(SVGColours.light.ink)" xml:space="preserve">"#,
        ]
        lines += picture.texts.map(element)
        return (lines + ["</g>", "</svg>"]).joined(separator: "\n")
    }

    /// Fonts with the signs of mathematics, then what every machine has.
    private static let fonts =
        "'STIX Two Text', 'STIX Two Math', 'Latin Modern Math', 'Cambria Math', 'Times New Roman', Times, serif"

    /// Fonts known to put a bar over its letter; others take the letter from a font of another kind.
    private static let fontsForMarks =
        "'STIX Two Text', 'STIX Two Math', 'Latin Modern Math', 'Cambria Math', 'DejaVu Serif', 'Noto Serif', serif"

    /// What a screen reader says.
    private var sentence: String {
        let edges = drawnEdges.map { diagram.edges[$0] }.map { edge in
            "\(names[edge.from]) to \(names[edge.to])" + (edge.label.isEmpty ? "" : ": \(edge.label)")
        }
        return "A graph of \(names.count) nodes and \(edges.count) edges. \(edges.joined(separator: "; "))"
    }

    private func element(_ text: VectorPicture.Text) -> String {
        let isLabel = text.role == .label
        var element = #"<text class="\#(text.role)" x="\#(points(text.place.x))" y="\#(points(text.place.y))""#
        if text.anchor != .start { element += #" text-anchor="\#(text.anchor.rawValue)""# }
        if text.size != VectorPicture.fontSize { element += #" font-size="\#(points(text.size))""# }
        if isLabel { element += #" fill="\#(SVGColours.light.label)""# }
        element += ">"
        var level = MathRun.Level.base
        for run in text.runs {
            let shift = run.level.shift - level.shift
            level = run.level
            var attributes = run.isSlanted ? #" font-style="italic""# : ""
            if run.isMarked { attributes += #" font-family="\#(Self.fontsForMarks)""# }
            if run.level != .base {
                attributes += #" font-size="\#(points(text.size * TextMetrics.scriptSize))""#
            }
            if shift != 0 { attributes += #" dy="\#(points(shift * text.size))""# }
            let content = run.text.escapedForXML
            element += attributes.isEmpty ? content : "<tspan\(attributes)>\(content)</tspan>"
        }
        return element + "</text>"
    }

    private func attributes(of rectangle: VectorPicture.Rectangle) -> String {
        #" x="\#(points(rectangle.x))" y="\#(points(rectangle.y))" width="\#(points(rectangle.width))" height="\#(points(rectangle.height))""#
    }
}

extension MathRun.Level {
    /// How much lower than its line it stands, in parts of the font's size.
    fileprivate var shift: Double {
        switch self {
        case .base: 0
        case .below: 0.2
        case .above: -0.36
        }
    }
}

/// The colours of a picture, on light and on dark paper.
struct SVGColours {
    let paper: String
    let box: String
    let line: String
    let ink: String
    let label: String

    static let light = SVGColours(paper: "#ffffff", box: "#f4f6f9", line: "#4a5461", ink: "#16191d", label: "#0a4f9e")
    static let dark = SVGColours(paper: "#14171c", box: "#212730", line: "#9aa5b4", ink: "#eceff3", label: "#8cc2ff")

    /// Dark colours, and nothing else, come from the style sheet: style has the last word over attributes.
    static let styleSheet = """
        <style>@media (prefers-color-scheme: dark) {
        .paper, .halos { fill: \(dark.paper) } .clearing { stroke: \(dark.paper) } .line { stroke: \(dark.line) }
        .arrowheads { fill: \(dark.line) } .boxes { fill: \(dark.box); stroke: \(dark.line) }
        .node, .mark { fill: \(dark.ink) } .label { fill: \(dark.label) }
        }</style>
        """
}

/// A length as SVG writes it, to a hundredth.
func points(_ length: Double) -> String {
    let text = "\((length * 100).rounded() / 100)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

extension String {
    /// The text in an element or an attribute of XML. What XML has no room for is replaced.
    var escapedForXML: String {
        var result = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\t", "\n", " "..."\u{D7FF}", "\u{E000}"..."\u{FFFD}", "\u{10000}"...:
                result.unicodeScalars.append(scalar)
            default: result += "\u{FFFD}"
            }
        }
        return result
    }
}
