import Testing

@testable import Tutor

@Suite("Days of study and streaks")
struct StudyDaysTests {
    private func days(_ days: Int..., zone: Int = 0) -> StudyDays {
        var study = StudyDays()
        for day in days {
            for var record in SampleStudent.doing({ $0.did(.correct) }) {
                record.at = Moment(milliseconds: day * Moment.day, zone: zone)
                study.add(record)
            }
        }
        return study
    }

    @Test("A streak ends today or yesterday: it is kept alive by an answer today")
    func streak() {
        #expect(days(7, 8, 9).streak(on: 9) == 3)
        #expect(days(7, 8, 9).streak(on: 10) == 3)
        #expect(days(7, 8, 9).streak(on: 11) == 0)
        #expect(days(5, 7, 8, 9).streak(on: 9) == 3)
        #expect(days().streak(on: 9) == 0)
        // A clock that was set back: what lies in the future neither counts nor breaks anything.
        #expect(days(7, 8, 9).streak(on: 8) == 2)
    }

    @Test("The longest streak is found wherever it lies, before 1970 too")
    func longest() {
        #expect(days(1, 2, 3, 7, 8).longestStreak == 3)
        #expect(days(-1, 0, 1).longestStreak == 3)
        #expect(days().longestStreak == 0)
    }

    @Test("A day is the student's own: at midnight in UTC it is still the day before in New York")
    func zone() {
        #expect(days(9, zone: -14_400).answers == [8: 1])
    }

    @Test("Hints, reveals and what is not marked yet are no answers")
    func answers() {
        var study = StudyDays()
        let records = SampleStudent.doing { student in
            let outcomes: [Attempt.Outcome] = [.hint, .kept, .revealed, .undone, .incorrect, .consistent, .correct]
            for outcome in outcomes { student.did(outcome) }
        }
        for record in records { study.add(record) }
        #expect(study.answers == [20_605: 3])
    }
}
