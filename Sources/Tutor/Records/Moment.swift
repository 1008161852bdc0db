/// When something happened, and what a student's clock showed then.
package struct Moment: Hashable, Sendable {
    /// Milliseconds since the beginning of 1970 in UTC.
    package var milliseconds: Int
    /// How far the student's clock was ahead of UTC, in seconds, so that a day is the student's own.
    package var zone: Int

    /// - Parameters:
    ///   - milliseconds: since the beginning of 1970 in UTC.
    ///   - zone: seconds ahead of UTC.
    package init(milliseconds: Int, zone: Int = 0) {
        self.milliseconds = milliseconds
        self.zone = zone
    }

    /// What the student's clock shows, as milliseconds since it showed the beginning of 1970.
    package var shown: Int { milliseconds + zone * 1_000 }

    /// The student's own day: 0 is the first of January 1970.
    package var day: Int {
        let (days, rest) = shown.quotientAndRemainder(dividingBy: Self.day)
        return rest < 0 ? days - 1 : days
    }

    /// The seconds from another moment to this one; negative where this one is earlier.
    package func seconds(since other: Moment) -> Double { Double(milliseconds - other.milliseconds) / 1_000 }

    /// A day in milliseconds.
    package static let day = 86_400_000
}
