import Foundation
import ScratchFolder
import Tutor

@testable import Store

/// Half a second after noon on 1 June 2026 in UTC, as `date -u -d '2026-06-01 12:00' +%s` has it.
let noon = Moment(milliseconds: 1_780_315_200_500)

/// A record as a walk of the lattice makes it: 1 for dC/dx, where the path through t is missing.
func sampleRecord(_ entry: String = "1", seconds: Double = 4.5) -> AttemptRecord {
    AttemptRecord(
        Attempt(
            task: "whole-sweep", cell: "adjoint x", entry: entry, read: entry, outcome: .incorrect,
            misconceptions: [.missingPath], rules: [.fanOut, .chain]),
        id: UUID().uuidString, at: Moment(milliseconds: noon.milliseconds, zone: 7_200), card: "lattice", hints: 2,
        seconds: seconds)
}

extension Scratch {
    /// The path of a store in the folder.
    var store: String { folder.appending(path: "progress.sqlite").path }
}

extension Moment {
    /// Some seconds later.
    func adding(seconds: Double) -> Moment { Moment(milliseconds: milliseconds + Int(seconds * 1_000), zone: zone) }
}
