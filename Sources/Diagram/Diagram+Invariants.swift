extension Diagram {
    /// What this drawing breaks of its promises, as sentences; empty for every drawing. Reads the finished cells only,
    /// so that it holds whatever the layout did.
    package func brokenInvariants() -> [String] {
        if isTooLarge { return [] }
        let lines = cellsOfLines()
        return brokenFrames() + edges.indices.filter(isDrawn).flatMap { brokenLine(of: $0, cells: lines[$0]) }
            + brokenLabels()
    }

    /// An edge between boxes that exist; others are left out of the drawing.
    private func isDrawn(_ edge: Int) -> Bool {
        frames.indices.contains(edges[edge].from) && frames.indices.contains(edges[edge].to)
    }

    /// A box is whole: nothing else stands in its cells.
    private func brokenFrames() -> [String] {
        frames.indices.compactMap { node in
            let frame = frames[node]
            for y in frame.y..<(frame.y + frame.height) {
                for x in frame.x..<(frame.x + frame.width) {
                    let isBorder =
                        x == frame.x || x == frame.x + frame.width - 1 || !frame.textRows.contains(y)
                    let part = rows[y][x].part
                    guard part == (isBorder ? .frame(node: node) : .text(node: node)) else {
                        return "box \(node) is broken at column \(x), row \(y)"
                    }
                }
            }
            return nil
        }
    }

    /// A line leads from its arrowhead at the target back to the source over cells of its own, straight over crossings.
    private func brokenLine(of edge: Int, cells: [Place]) -> [String] {
        let name = "edge \(edge) from \(edges[edge].from) to \(edges[edge].to)"
        guard let head = cells.first(where: { part($0) == .arrowhead(edge: edge) }) else {
            return ["\(name) has no arrowhead"]
        }
        let pointing = sides(head)
        guard part(head.neighbour(pointing)) == .frame(node: edges[edge].to) else {
            return ["\(name) does not end at its target"]
        }
        var place = head
        var going = pointing.opposite
        var visited: Set = [head]
        /// What is said of a line that does not run through all of its cells.
        func strayCells(_ isOwn: (Place) -> Bool = { _ in true }) -> [String] {
            let missing = cells.count { !visited.contains($0) && isOwn($0) }
            return missing == 0 ? [] : ["\(name) has \(missing) stray cells"]
        }
        var insideLabel = false
        while true {
            place = place.neighbour(going)
            if case .trunk(let sharer) = part(place) {
                guard edges[sharer].from == edges[edge].from, trunkReaches(place, of: edge) else {
                    return ["\(name) loses its source at column \(place.x), row \(place.y)"]
                }
                // Where a trunk is crossed one of its edges is named.
                return strayCells { !isCrossing($0) }
            }
            switch part(place) {
            case .frame(node: edges[edge].from):
                guard sides(place).contains(going.opposite) else { return ["\(name) does not open its source's frame"] }
                return strayCells()
            case .line(edge) where isMark(place):
                insideLabel = true
            case .line(edge):
                let ways = sides(place)
                guard ways.contains(going.opposite), ways.rawValue.nonzeroBitCount == 2 else {
                    return ["\(name) is torn at column \(place.x), row \(place.y)"]
                }
                going = ways.subtracting(going.opposite)
                visited.insert(place)
                insideLabel = false
            case .crossing(let upper, let lower) where upper == edge || lower == edge:
                guard (upper == edge) == Sides.vertical.contains(going), upper != lower else {
                    return ["\(name) crosses wrongly at column \(place.x), row \(place.y)"]
                }
                visited.insert(place)
            case .label(edge):
                insideLabel = true
            case .empty where insideLabel || isLabel(place.neighbour(going), of: edge):
                continue
            default:
                return ["\(name) ends at column \(place.x), row \(place.y)"]
            }
        }
    }

    /// Whether the trunk that a line runs into leads to the edge's source, and branches with three arms all along.
    private func trunkReaches(_ start: Place, of edge: Int) -> Bool {
        let source = edges[edge].from
        var (open, seen) = ([start], Set([start]))
        var isJoined = false
        while let place = open.popLast() {
            for side in [Sides.up, .right, .down, .left] where sides(place).contains(side) {
                var next = place.neighbour(side)
                while case .crossing = part(next) { next = next.neighbour(side) }
                switch part(next) {
                case .frame(source): isJoined = isJoined || sides(next).contains(side.opposite)
                case .trunk(let sharer) where edges[sharer].from == source && sides(next).contains(side.opposite):
                    guard sides(next).rawValue.nonzeroBitCount < 4 else { return false }
                    if seen.insert(next).inserted { open.append(next) }
                case .line(let branch), .arrowhead(let branch):
                    guard edges[branch].from == source else { return false }
                default: return false
                }
            }
        }
        return isJoined
    }

    /// Every label stands once and whole.
    private func brokenLabels() -> [String] {
        var runs = [[String]](repeating: [], count: edges.count)
        for y in 0..<height {
            var open: Int?
            for x in 0..<width {
                let cell = rows[y][x]
                guard case .label(let edge) = cell.part else {
                    open = nil
                    continue
                }
                if open != edge { runs[edge].append("") }
                open = edge
                if let character = cell.character { runs[edge][runs[edge].count - 1].append(character) }
            }
        }
        return edges.indices.filter(isDrawn).compactMap { edge in
            let (lines, label) = (edges[edge].lines, edges[edge].label)
            // In the legend a label may go on in the next line.
            let isWrapped =
                hasLegend && runs[edge].joined().filter { $0 != " " } == label.filter { $0 != " " }
            return runs[edge] == lines || runs[edge] == [label] || isWrapped
                ? nil : "the label of edge \(edge) stands as \(runs[edge]), not as \(lines)"
        }
    }

    // MARK: Cells

    private struct Place: Hashable {
        var x: Int
        var y: Int

        func neighbour(_ side: Sides) -> Place {
            switch side {
            case .up: Place(x: x, y: y - 1)
            case .down: Place(x: x, y: y + 1)
            case .left: Place(x: x - 1, y: y)
            default: Place(x: x + 1, y: y)
            }
        }
    }

    private func part(_ place: Place) -> Part {
        sheet.contains(x: place.x, y: place.y) ? rows[place.y][place.x].part : .empty
    }

    private func isCrossing(_ place: Place) -> Bool { sheet[place.x, place.y].kind == .crossing }

    private func isMark(_ place: Place) -> Bool { sheet[place.x, place.y].kind == .mark }

    private func isLabel(_ place: Place, of edge: Int) -> Bool {
        part(place) == .label(edge: edge) || part(place) == .line(edge: edge) && isMark(place)
    }

    private func sides(_ place: Place) -> Sides { sheet[place.x, place.y].sides }

    /// For every edge the cells of its line.
    private func cellsOfLines() -> [[Place]] {
        var cells = [[Place]](repeating: [], count: edges.count)
        for y in 0..<height {
            for x in 0..<width {
                switch rows[y][x].part {
                // The mark of a label below a picture is no line, and beside a line it is not passed.
                case .line where isMark(Place(x: x, y: y)): break
                case .line(let edge), .arrowhead(let edge): cells[edge].append(Place(x: x, y: y))
                case .crossing(let edge, let over):
                    cells[edge].append(Place(x: x, y: y))
                    cells[over].append(Place(x: x, y: y))
                default: break
                }
            }
        }
        return cells
    }
}
