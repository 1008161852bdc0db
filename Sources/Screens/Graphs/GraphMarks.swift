internal import Canvas
internal import Diagram

/// How the parts of a drawing stand out: where the student is, what is known, what is still to be found.
package struct GraphMarks: Hashable, Sendable {
    /// The node being worked on; its frame is doubled, so that it is seen without colours too.
    package var present: Int?
    /// The edge of the present row.
    package var activeEdge: Int?
    /// Edges that carry a contribution of the present step.
    package var stepEdges: Set<Int> = []
    /// Nodes whose adjoint is known.
    package var known: Set<Int> = []
    /// Edges whose label the student has still to find; it shows as `?`.
    package var hiddenLabels: Set<Int> = []

    /// The nodes of a path that is shown: its frames and lines are doubled, so that it is seen without colours too.
    package var pathNodes: Set<Int> = []
    /// The edges of that path.
    package var pathEdges: Set<Int> = []

    package init() {}

    /// What a cell shows, and in which role.
    /// - Parameters:
    ///   - mask: of a label, what stands there while it is hidden: a question mark, the line that the label interrupts, or
    ///     a blank.
    func shown(
        _ character: Character, _ part: Diagram.Part, mask: Character
    ) -> (character: Character, role: Role) {
        switch part {
        case .empty: return (character, .plain)
        case .frame(let node):
            return stands(out: node) ? (GraphMarks.doubled[character] ?? character, .active) : (character, .border)
        case .text(let node):
            return (character, stands(out: node) ? .active : known.contains(node) ? .known : .plain)
        case .line(let edge), .trunk(let edge), .arrowhead(let edge):
            let isOnPath = pathEdges.contains(edge)
            return (
                isOnPath ? GraphMarks.doubled[character] ?? character : character,
                role(ofEdge: edge, otherwise: .border)
            )
        case .crossing(let edge, let other):
            let role = role(ofEdge: edge, otherwise: .border)
            return (character, role == .border ? self.role(ofEdge: other, otherwise: .border) : role)
        case .label(let edge):
            let role = role(ofEdge: edge, otherwise: .math)
            guard hiddenLabels.contains(edge) else { return (character, role) }
            return (
                mask, mask == "?" ? .pending : mask == " " ? .plain : self.role(ofEdge: edge, otherwise: .border)
            )
        }
    }

    /// The edges that stand out from others, the present one first.
    var standingOut: [Int] { (activeEdge.map { [$0] } ?? []) + pathEdges.sorted() + stepEdges.sorted() }

    private func stands(out node: Int) -> Bool { node == present || pathNodes.contains(node) }

    private func role(ofEdge edge: Int, otherwise: Role) -> Role {
        edge == activeEdge || pathEdges.contains(edge) ? .active : stepEdges.contains(edge) ? .strong : otherwise
    }

    /// The lines of a frame doubled; edges that leave it stay single.
    private static let doubled: [Character: Character] = [
        "─": "═", "│": "║", "┌": "╔", "┐": "╗", "└": "╚", "┘": "╝", "├": "╟", "┤": "╢", "┬": "╤", "┴": "╧",
        "-": "=", "|": "#", "+": "#",
    ]
}
