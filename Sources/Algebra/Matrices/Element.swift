extension Symbol {
    /// The element of a vector or matrix of that name, counted from 1: `W[1,3]`, and `x[2]` for a column.
    package func element(row: Int, column: Int, of shape: Shape) -> Symbol {
        var element = self
        switch shape.kind {
        case .scalar: break
        case .column: element.indices.append(row)
        case .row, .matrix: element.indices += [row, column]
        }
        return element
    }
}

extension Shape {
    /// Whether there is an element at a place, counted from 1: one index for a column, row and column otherwise.
    func contains(_ place: [Int]) -> Bool {
        switch place.count {
        case 1: kind == .column && (1...rows).contains(place[0])
        case 2: (1...rows).contains(place[0]) && (1...columns).contains(place[1])
        default: false
        }
    }
}
