import Diagram
import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

@testable import Publishing

@Suite("SVG")
struct SVGTests {
    @Test("Whatever stands in names and labels, the document is well-formed and shows it")
    func escapes() throws {
        let nasty = "a<b & \"c\" > 'd' ]]> \u{1}"
        let graph = SamplePicture.drawn([nasty, "y"], [nasty, "y"], [(0, 1, "<&>\"")], title: nasty)
        let document = try Elements(of: graph.svg)
        #expect(document.texts("title") == ["a<b & \"c\" > 'd' ]]> \u{FFFD}"])
        #expect(document.texts("text") == ["a<b & \"c\" > 'd' ]]> \u{FFFD}", "y", "<&>\""])
    }

    @Test("A screen reader is told the graph in words")
    func description() throws {
        let document = try Elements(of: SamplePicture.lattice().svg)
        #expect(
            document.texts("desc") == [
                "A graph of 4 nodes and 4 edges. x to t: y = 3; y to t: x = 2; t to C: 2t = 12; x to C: 1"
            ])
        #expect(document.root["role"] == "img")
        #expect(document.root["aria-labelledby"] == "title description")
    }

    @Test("The picture scales: its view box is its size")
    func viewBox() throws {
        let root = try Elements(of: SamplePicture.lattice().svg).root
        #expect(root["viewBox"] == "0 0 \(root["width"] ?? "") \(root["height"] ?? "")")
    }

    @Test("Boxes, lines and arrowheads are as many as nodes and edges")
    func counts() throws {
        let graph = SamplePicture.network(.leftToRight)
        let svg = graph.svg
        #expect(svg.components(separatedBy: "rx=").count - 1 == graph.names.count)
        #expect(svg.components(separatedBy: #"class="line""#).count - 1 == graph.diagram.edges.count)
        #expect(svg.components(separatedBy: #"Z"/>"#).count - 1 == graph.diagram.edges.count)
    }

    @Test("Indices hang below their line and exponents stand above it, each back on the line after them")
    func scripts() {
        let graph = SamplePicture.drawn(["w₁² = x"], ["w"], [])
        #expect(
            graph.svg.contains(
                #"<tspan font-style="italic">w</tspan><tspan font-size="11.52" dy="3.2">1</tspan>"#
                    + #"<tspan font-size="11.52" dy="-8.96">2</tspan><tspan dy="5.76"> = </tspan>"#
                    + #"<tspan font-style="italic">x</tspan></text>"#))
    }

    @Test("The lines of a label stand below each other, and words in names stand upright")
    func severalLines() throws {
        let diagram = Diagram(
            nodes: ["loss", "t"].map { DiagramNode(lines: [$0]) },
            edges: [DiagramEdge(from: 0, to: 1, lines: ["2loss", "= 4"])],
            options: DiagramOptions(direction: .topToBottom))
        let svg = DrawnGraph(title: "sample", names: ["loss", "t"], diagram: diagram).svg
        #expect(try Elements(of: svg).texts("text") == ["loss", "t", "2loss", "= 4"])
        let rows = svg.split(separator: "\n").filter { $0.contains(#"class="label""#) }.map { line in
            line.split(separator: " ").first { $0.hasPrefix("y=") }
        }
        #expect(rows.count == 2 && rows[0] != rows[1])
        #expect(svg.contains(">2loss</text>"))
    }

    @Test("Dark paper changes every colour that light paper sets")
    func dark() {
        let svg = SamplePicture.lattice().svg
        #expect(svg.contains("@media (prefers-color-scheme: dark)"))
        let (light, dark) = (SVGColours.light, SVGColours.dark)
        for colour in [light.paper, light.box, light.line, light.ink, light.label] { #expect(svg.contains(colour)) }
        for colour in [dark.paper, dark.box, dark.line, dark.ink, dark.label] { #expect(svg.contains(colour)) }
    }

    @Test("A label's text is far enough from its paper in light and in dark: 7 to 1, as for small text")
    func contrast() {
        for colours in [SVGColours.light, SVGColours.dark] {
            for text in [colours.ink, colours.label] {
                for ground in [colours.paper, colours.box] { #expect(contrast(text, ground) >= 7) }
            }
            #expect(contrast(colours.line, colours.paper) >= 3)
        }
    }

    /// The contrast of WCAG 2.1, from 1 to 21.
    private func contrast(_ first: String, _ second: String) -> Double {
        func luminance(_ colour: String) -> Double {
            let value = Int(colour.dropFirst(), radix: 16) ?? 0
            let parts = [value >> 16, value >> 8, value].map { part -> Double in
                let share = Double(part & 255) / 255
                return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
            }
            return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
        }
        let (one, other) = (luminance(first), luminance(second))
        return (max(one, other) + 0.05) / (min(one, other) + 0.05)
    }

    @Test("The same drawing gives the same bytes")
    func deterministic() {
        #expect(SamplePicture.network(.topToBottom).svg == SamplePicture.network(.topToBottom).svg)
    }
}

/// The elements of an XML document as an XML parser reads them; throws where it is not well-formed.
private final class Elements: NSObject, XMLParserDelegate {
    private(set) var root: [String: String] = [:]
    private var found: [(name: String, text: String)] = []
    private var open: [Int] = []

    init(of document: String) throws {
        super.init()
        let parser = XMLParser(data: Data(document.utf8))
        parser.delegate = self
        guard parser.parse() else { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
    }

    func texts(_ name: String) -> [String] { found.filter { $0.name == name }.map(\.text) }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        if found.isEmpty { root = attributes }
        open.append(found.count)
        found.append((name, ""))
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        open.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        for element in open { found[element].text += string }
    }
}
