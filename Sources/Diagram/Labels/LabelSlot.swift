/// Where along its edge a label stands.
enum LabelSlot: Hashable, Sendable {
    case none
    /// At the line's end at the box in the lower layer.
    case tail
    /// At the line's end at the box in the higher layer.
    case head
    /// Where the line passes a layer at a waypoint.
    case passing(Int)
}
