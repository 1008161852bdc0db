import Cards
import Screens

/// The bundled cards and one with faults, as a library lists them.
let sampleLibrary = [
    CardSummary(
        id: "lattice", title: "Bookkeeping partials on a small lattice", topic: "Machine learning",
        difficulty: .introductory, path: "cards/lattice.md"),
    CardSummary(
        id: "chain-cos-sin", title: "One long chain", topic: "Machine learning", difficulty: .introductory,
        path: "cards/chain-cos-sin.md"),
    CardSummary(id: "broken", title: "broken.md", path: "cards/broken.md", fault: "2 errors"),
]
