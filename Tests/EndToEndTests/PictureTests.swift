import Foundation
import ScratchFolder
import Testing

/// Programs that a machine may have; where one is missing, its tests say so and are skipped.
private enum Reader {
    static let browser = ["chromium", "chromium-browser", "google-chrome", "chrome"].lazy
        .compactMap { try? Shell.find($0) }.first
    static let graphviz = try? Shell.find("dot")
}

extension EndToEnd {
    /// Drawings as the programs read them that they are made for.
    @Suite("Drawings in a browser and in Graphviz")
    struct PictureTests {
        // MARK: graphs

        /// A network of two layers, as rows of `draw --edges`.
        private static let network: [String] = (1...2).flatMap { unit in
            let weights = (1...3).flatMap { ["w\(unit)\($0)\ta\(unit)\tx\($0)", "x\($0)\ta\(unit)\tw\(unit)\($0)"] }
            return weights + [
                "bw\(unit)\ta\(unit)\t1", "a\(unit)\th\(unit)\th\(unit)(1-h\(unit))", "h\(unit)\tq\(unit)\tu\(unit)",
                "u\(unit)\tq\(unit)\th\(unit)", "q\(unit)\to\t1",
            ]
        }

        /// Sixty nodes and twice as many edges.
        private static let tangle: [String] = (2..<62).flatMap { node in
            ["n\(node / 2)\tn\(node)\t0.\(node * 37 % 1_000)", "n\(node * 3 / 4 - 1)\tn\(node)\t−\(node).5"]
        }

        private func drawings(_ format: String) throws -> [String] {
            let scratch = try Scratch()
            var commands: [[String]] = []
            for (name, rows) in [("network", Self.network), ("tangle", Self.tangle)] {
                let file = scratch.folder.appending(path: "\(name).tsv")
                try Data(rows.joined(separator: "\n").utf8).write(to: file)
                commands += ["LR", "TB"].map { ["--edges", file.path, "--direction", $0] }
            }
            commands += [
                ["lattice", "--graph", "lattice"], ["lattice", "--graph", "opaque"], ["chain-cos-sin"],
                ["differentiation-quiz"], ["differentiation-quiz", "--width", "60"],
                ["-e", "x^y*exp(-x^2/2) + w_N*theta_max"], ["-e", "W*W*M*WM"],
            ]
            return try commands.map { try drawing(format, $0) }
        }

        private func drawing(_ format: String, _ arguments: [String]) throws -> String {
            let run = try Shell.run(
                try Program.adjoint.path, ["draw", "--format", format] + arguments,
                environment: ["ADJOINT_CARDS": Program.cards])
            try #require(run.status == 0, "\(arguments): \(run.errors)")
            return run.output
        }

        // MARK: a browser

        private struct Box: Decodable {
            var kind: String
            var text: String
            var x: Double
            var y: Double
            var width: Double
            var height: Double

            func contains(_ other: Box) -> Bool {
                other.x >= x && other.y >= y && other.x + other.width <= x + width
                    && other.y + other.height <= y + height
            }

            func overlaps(_ other: Box) -> Bool {
                x < other.x + other.width && other.x < x + width && y < other.y + other.height
                    && other.y < y + height
            }
        }

        /// What the browser measures in every picture, as JSON in place of the page.
        private static let measure = """
            <script>
            const pictures = [...document.querySelectorAll("svg")].map(svg => {
                const page = svg.viewBox.baseVal
                const boxes = [{kind: "page", text: "", x: page.x, y: page.y, width: page.width, height: page.height}]
                for (const element of svg.querySelectorAll(".boxes rect, text, .line")) {
                    const {x, y, width, height} = element.getBBox()
                    const kind = element.classList[0] ?? "box"
                    // A font has room above and below its letters that no letter here needs.
                    const blank = element.tagName == "text" ? height / 5 : 0
                    boxes.push({kind, text: element.textContent, x, y: y + blank, width, height: height - 2 * blank})
                }
                return boxes
            })
            document.documentElement.textContent = JSON.stringify(pictures)
            </script>
            """

        private func run(_ browser: String, in scratch: Scratch, _ arguments: [String]) throws -> Shell.Result {
            try Shell.run(
                browser,
                [
                    "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                    "--user-data-dir=\(scratch.folder.path)/profile",
                ] + arguments, environment: ["HOME": scratch.folder.path])
        }

        @Test(
            "A browser shows every text of a picture whole, inside the picture, over no other text and in its own box",
            .enabled(if: Reader.browser != nil, "no browser was found: apt-get install chromium"))
        func measuredInBrowser() throws {
            let scratch = try Scratch()
            let page = scratch.folder.appending(path: "page.html")
            let html = "<!doctype html><meta charset=utf-8>" + (try drawings("svg")).joined() + Self.measure
            try Data(html.utf8).write(to: page)
            let dump = try run(try #require(Reader.browser), in: scratch, ["--dump-dom", page.absoluteString])
            let json = try #require(dump.output.firstRange(of: "[[{").map { dump.output[$0.lowerBound...] })
            let end = try #require(json.lastIndex(of: "]"))
            let text = String(json[...end]).replacingOccurrences(of: "&amp;", with: "&")
            let pictures = try JSONDecoder().decode([[Box]].self, from: Data(text.utf8))
            #expect(pictures.count == 11)
            for picture in pictures {
                let page = try #require(picture.first { $0.kind == "page" })
                let boxes = picture.filter { $0.kind == "box" }
                let texts = picture.filter { ["node", "label", "mark"].contains($0.kind) }
                #expect(!boxes.isEmpty && texts.count >= boxes.count)
                for box in picture { #expect(page.contains(box), "\(box) is outside of \(page)") }
                for (index, text) in texts.enumerated() {
                    #expect(text.width > 0)
                    for other in texts[(index + 1)...] { #expect(!text.overlaps(other), "\(text) and \(other)") }
                    let around = boxes.filter { $0.overlaps(text) }
                    #expect(around.count == (text.kind == "node" ? 1 : 0), "\(text)")
                    if let box = around.first { #expect(box.contains(text), "\(text) in \(box)") }
                }
            }
        }

        @Test(
            "A browser takes a picture of an SVG file in its own size",
            .enabled(if: Reader.browser != nil, "no browser was found: apt-get install chromium"))
        func screenshot() throws {
            let scratch = try Scratch()
            let (picture, photograph) = (
                scratch.folder.appending(path: "lattice.svg"), scratch.folder.appending(path: "lattice.png")
            )
            try Data(try drawing("svg", ["lattice", "--graph", "lattice"]).utf8).write(to: picture)
            _ = try run(
                try #require(Reader.browser), in: scratch,
                ["--window-size=640,480", "--screenshot=\(photograph.path)", picture.absoluteString])
            // A PNG file tells its size in bytes 16 to 23; blank paper of this size would be under 3 kB.
            let data = try Data(contentsOf: photograph)
            #expect(data[16..<24].elementsEqual([0, 0, 2, 128, 0, 0, 1, 224]))
            #expect(data.count > 4_000)
        }

        // MARK: Graphviz

        @Test(
            "Graphviz reads every drawing, and finds its nodes and edges",
            .enabled(if: Reader.graphviz != nil, "Graphviz was not found: apt-get install graphviz"))
        func graphviz() throws {
            let (graphs, records) = (try drawings("dot"), try drawings("json"))
            for (graph, record) in zip(graphs, records) {
                let run = try Shell.run(try #require(Reader.graphviz), ["-Tplain"], input: graph)
                #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
                let rows = run.output.split(separator: "\n")
                let json = try JSONSerialization.jsonObject(with: Data(record.utf8)) as? [String: Any]
                #expect(rows.count { $0.hasPrefix("node ") } == (json?["nodes"] as? [Any])?.count)
                #expect(rows.count { $0.hasPrefix("edge ") } == (json?["edges"] as? [Any])?.count)
            }
        }
    }
}
