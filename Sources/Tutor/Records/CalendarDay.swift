/// A day of the Gregorian calendar, which is taken to have always been in use.
package struct CalendarDay: Hashable, Sendable {
    /// As 2026.
    package var year: Int
    /// 1 is January.
    package var month: Int
    /// Of the month, from 1.
    package var day: Int

    package init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// The days of 400 years, after which the calendar repeats itself.
    private static let era = 146_097
    /// From the first of March of the year 0 to the first of January 1970.
    private static let epoch = 719_468

    /// - Parameter number: 0 is the first of January 1970, as in `Moment.day`.
    package init(number: Int) {
        // Years begin in March, so that the leap day is their last one: Howard Hinnant, "chrono-compatible low-level date
        // algorithms", civil_from_days.
        let days = number + Self.epoch
        let era = (days >= 0 ? days : days - Self.era + 1) / Self.era
        let dayOfEra = days - era * Self.era
        let year = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * year + year / 4 - year / 100)
        let month = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * month + 2) / 5 + 1
        self.month = month < 10 ? month + 3 : month - 9
        self.year = year + era * 400 + (self.month <= 2 ? 1 : 0)
    }

    /// The days since the first of January 1970.
    package var number: Int {
        let year = month <= 2 ? year - 1 : year
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * Self.era + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - Self.epoch
    }

    /// Whether the calendar has such a day: the 30th of February is none.
    package var exists: Bool { CalendarDay(number: number) == self }

    /// As it is said: `1 June 2026`.
    package var text: String { "\(day) \(monthName) \(year)" }

    /// `June`; the number of a month that no calendar has.
    package var monthName: String {
        Self.months.indices.contains(month - 1) ? Self.months[month - 1] : "\(month)"
    }

    /// As ISO 8601 writes it: `2026-06-01`.
    package var iso8601: String {
        "\(Figure.digits(year, 4))-\(Figure.digits(month, 2))-\(Figure.digits(day, 2))"
    }

    /// The names of the months.
    package static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}
