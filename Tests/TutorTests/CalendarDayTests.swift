import Testing

@testable import Tutor

@Suite("Days of the calendar")
struct CalendarDayTests {
    // `date -u -d 2026-06-01 +%s` and so on, divided by 86,400.
    @Test(
        "A day has its number, before 1970, around leap days and at the turn of a century",
        arguments: [
            (1970, 1, 1, 0), (1969, 12, 31, -1), (2026, 6, 1, 20_605), (2024, 2, 29, 19_782), (2024, 3, 1, 19_783),
            (2000, 2, 29, 11_016), (1900, 3, 1, -25_508), (2100, 2, 28, 47_540), (2100, 3, 1, 47_541),
        ])
    func numbers(year: Int, month: Int, day: Int, number: Int) {
        let date = CalendarDay(year: year, month: month, day: day)
        #expect(date.number == number)
        #expect(CalendarDay(number: number) == date)
    }

    @Test("Every day of 800 years follows the one before it, and none is left out")
    func everyDay() {
        var date = CalendarDay(number: -200_000)
        for number in -199_999...100_000 {
            let next = CalendarDay(number: number)
            let isSameMonth = (next.year, next.month) == (date.year, date.month)
            #expect(isSameMonth ? next.day == date.day + 1 : next.day == 1)
            date = next
        }
        #expect(date.text == "17 October 2243")
    }

    @Test("What no calendar has does not exist")
    func missing() {
        #expect(!CalendarDay(year: 2025, month: 2, day: 29).exists)
        #expect(!CalendarDay(year: 2026, month: 4, day: 31).exists)
        #expect(!CalendarDay(year: 2026, month: 0, day: 1).exists)
        #expect(CalendarDay(year: 2024, month: 2, day: 29).exists)
    }
}
