import Autodiff
import Diagram
import Foundation
import SeededGenerator
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

@testable import Publishing

/// Names of graphs that mean something else where they are exported to.
@Suite("Hostile names")
struct HostileNamesTests {
    private func file(_ block: String, named name: String = "graph") throws -> PythonFile {
        let (graph, errors) = Graph.parse(block, name: name)
        return try PythonFile(try #require(graph, "\(errors.map(\.message))"))
    }

    // MARK: Python

    @Test("A name that Python would change is spelled in ASCII, and stands beside the line as it is")
    func changedByPython() throws {
        // By NFKC, with which Python compares names but not keys: ﬁ is fi, the half-width ｶ is カ, ſ is s.
        let file = try file(
            "ﬁ = 1\nfi = 2\nｶ = 3\nſ = 4\n\u{212A} = 5\ngröße = 6\nж = 7\nC = ﬁ * fi * ｶ * ſ * \u{212A} * größe * ж")
        #expect(file.names == ["uFB01", "fi", "uFF76", "u17F", "u212A", "größe", "ж", "C"])
        let table = file.text.split(separator: "\n").filter { $0.hasSuffix("input") }
        #expect(table.first?.split(separator: " ") == ["uFB01", "ﬁ", "()", "input"])
    }

    @Test("Names of Python and of the file itself get an underscore")
    func reserved() throws {
        let taken = [
            "value", "gradients", "name", "scale", "error", "entry", "print", "bytes", "lambda", "np", "match",
        ]
        let block = taken.map { "\($0) = 2" } + ["C = " + taken.joined(separator: " * ")]
        #expect(try file(block.joined(separator: "\n")).names == taken.map { $0 + "_" } + ["C"])
        #expect(try file("x = 2\nC = x^2", named: "__name__").function == "__name___")
    }

    @Test("Every letter that is kept is one that Python takes and does not change")
    func keptLetters() throws {
        let kept = (0x80...0x10FFFF).lazy.compactMap(Unicode.Scalar.init(_:)).filter {
            PythonName.spelling($0) == String($0)
        }
        // Latin and Greek, Cyrillic, kana, and the 20,000 Chinese characters of the first block.
        #expect(kept.contains("é") && kept.contains("Ж") && kept.contains("β") && kept.contains("中"))
        let script = """
            import sys, unicodedata
            letters = sys.stdin.read()
            sys.exit([c for c in letters if not c.isidentifier() or unicodedata.normalize("NFKC", c) != c][:9] or 0)
            """
        #expect(try PythonRun.complaint(of: script, input: kept.map(String.init).joined()) == "")
    }

    @Test("Random graphs with such names run, and their checks pass")
    func randomGraphs() throws {
        var generator = SeededGenerator(seed: 16)
        var files: [PythonFile] = []
        while files.count < 30 {
            let random = HostileGraph(using: &generator)
            guard let graph = Graph.parse(random.block, name: random.name).graph else { continue }
            files.append(try PythonFile(graph))
        }
        for (file, outcome) in zip(files, try PythonRun.outcomes(of: files)) {
            #expect(outcome.failure == nil, "\(file.text)")
        }
    }

    @Test("Signs in a row count where brackets hold them, and what stands in them counts with them")
    func signs() {
        let sum = Array(repeating: "x", count: PythonLimits.signs + 1).joined(separator: " + ")
        #expect(PythonLimits.admit(sum) && !PythonLimits.admit("(\(sum)) * 1") && !PythonLimits.admit("1 * (\(sum))"))
        #expect(PythonLimits.admit(Array(repeating: "(\(sum.prefix(40)))", count: 100).joined(separator: ", ")))
    }

    // MARK: Drawings

    @Test("Whatever stands in names and labels, a drawing for Graphviz is read back with it")
    func graphviz() throws {
        var generator = SeededGenerator(seed: 17)
        for _ in 0..<60 {
            let graph = HostileGraph.drawn(using: &generator)
            let statements = try DOTReading.statements(of: graph.dot)
            #expect(statements[0] == ["digraph", graph.title, "{"])
            let nodes = statements.dropFirst().filter { $0.count > 1 && $0[1] == "[label=" }
            #expect(nodes.map { $0[0] } == graph.names)
            let edges = statements.dropFirst().filter { $0.count > 1 && $0[1] == "->" }
            #expect(
                edges.map { [$0[0], $0[2]] } == graph.diagram.edges.map { [graph.names[$0.from], graph.names[$0.to]] })
        }
    }

    @Test("Whatever stands in names and labels, a picture is well-formed and shows it")
    func pictures() throws {
        var generator = SeededGenerator(seed: 18)
        for _ in 0..<60 {
            let graph = HostileGraph.drawn(using: &generator)
            let parser = XMLParser(data: Data(graph.svg.utf8))
            #expect(parser.parse(), "\(graph.svg)")
        }
    }

    @Test("A row of a table is read back as its cells, and none is computed")
    func tables() throws {
        var generator = SeededGenerator(seed: 19)
        for _ in 0..<200 {
            let texts = (0..<3).map { _ in HostileGraph.text(using: &generator) }
            let cells = try CSVReading.cells(of: texts.map { CSVCell.text($0).written }.joined(separator: ","))
            #expect(cells.count == 3)
            for (cell, text) in zip(cells, texts) {
                #expect(cell == text.withoutFormatting || cell == "'" + text.withoutFormatting)
                #expect(cell.first.map { !"=+-@＝＋－＠".contains($0) } ?? true, "\(cell)")
            }
        }
    }
}
