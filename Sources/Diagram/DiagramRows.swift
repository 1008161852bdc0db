/// The rows of a picture. A cell is unpacked when it is asked for.
package struct DiagramRows: RandomAccessCollection, Sendable {
    let sheet: Sheet
    let glyphs: DiagramOptions.Glyphs

    /// The topmost row.
    package var startIndex: Int { 0 }
    /// The row below the last.
    package var endIndex: Int { sheet.height }
    /// A row, counted from 0.
    package subscript(row: Int) -> DiagramRow { DiagramRow(sheet: sheet, glyphs: glyphs, row: row) }
}

/// The cells of one row.
package struct DiagramRow: RandomAccessCollection, Sendable {
    let sheet: Sheet
    let glyphs: DiagramOptions.Glyphs
    let row: Int

    /// The leftmost column.
    package var startIndex: Int { 0 }
    /// The column right of the last.
    package var endIndex: Int { sheet.width }
    /// A cell, counted from 0: what stands there and what it is part of.
    package subscript(column: Int) -> Diagram.Cell {
        let packed = sheet[column, row]
        let owner = packed.owner
        switch packed.kind {
        case .empty: return Diagram.Cell(character: " ", part: .empty)
        case .frame: return Diagram.Cell(character: glyphs.line(packed.sides), part: .frame(node: owner))
        case .text: return Diagram.Cell(character: sheet.character(of: packed), part: .text(node: owner))
        case .textContinued: return Diagram.Cell(character: nil, part: .text(node: owner))
        case .line: return Diagram.Cell(character: glyphs.line(packed.sides), part: .line(edge: owner))
        case .trunk: return Diagram.Cell(character: glyphs.line(packed.sides), part: .trunk(edge: owner))
        case .crossing:
            return Diagram.Cell(character: glyphs.crossing, part: .crossing(edge: owner, over: packed.other))
        case .arrowhead: return Diagram.Cell(character: glyphs.arrowhead(packed.sides), part: .arrowhead(edge: owner))
        case .label: return Diagram.Cell(character: sheet.character(of: packed), part: .label(edge: owner))
        case .labelContinued: return Diagram.Cell(character: nil, part: .label(edge: owner))
        case .note: return Diagram.Cell(character: sheet.character(of: packed), part: .empty)
        case .mark: return Diagram.Cell(character: sheet.character(of: packed), part: .line(edge: owner))
        }
    }
}
