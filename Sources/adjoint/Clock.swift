import Foundation
import Store
import Synchronization
import Tutor

/// The clock of this computer, or one that `--now` has set, which runs on from there.
enum Clock {
    /// How far it is ahead, in milliseconds, and its zone where that is another one than this computer's.
    private static let shift = Mutex<(milliseconds: Int, zone: Int?)>((0, nil))

    /// Sets the clock.
    static func set(to moment: Moment) {
        shift.withLock { $0 = (moment.milliseconds - Moment(Date(), zone: .current).milliseconds, moment.zone) }
    }

    fileprivate static var now: Moment {
        let (milliseconds, zone) = shift.withLock { $0 }
        let now = Moment(Date(), zone: .current)
        return Moment(milliseconds: now.milliseconds + milliseconds, zone: zone ?? now.zone)
    }
}

extension Moment {
    /// The present.
    static var now: Moment { Clock.now }
}
