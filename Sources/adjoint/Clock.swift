import Essentials
import Store
import Synchronization
import Tutor

/// The clock of this computer, or one that `--now` has set, which runs on from there.
enum Clock {
    /// How far it is ahead, in milliseconds, and its zone where that is another one than this computer's.
    private static let shift = Mutex<(milliseconds: Int, zone: Int?)>((0, nil))

    /// Sets the clock.
    static func set(to moment: Moment) {
        shift.withLock { $0 = (moment.milliseconds - system.milliseconds, moment.zone) }
    }

    fileprivate static var now: Moment {
        let (milliseconds, zone) = shift.withLock { $0 }
        let now = system
        return Moment(milliseconds: now.milliseconds + milliseconds, zone: zone ?? now.zone)
    }

    /// The time of the system, and how far this computer's zone is ahead of UTC at that time.
    private static var system: Moment {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        var local = tm()
        localtime_r(&time.tv_sec, &local)
        return Moment(milliseconds: time.tv_sec * 1_000 + time.tv_nsec / 1_000_000, zone: local.tm_gmtoff)
    }
}

extension Moment {
    /// The present.
    static var now: Moment { Clock.now }
}
