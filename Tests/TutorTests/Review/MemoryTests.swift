import Testing

@testable import Tutor

/// Noon in UTC on 1 June 2026, where the student's clock is so many hours ahead.
func noon(zone hours: Int = 0) -> Moment { Moment(milliseconds: 1_780_315_200_000, zone: hours * 3_600) }

extension Moment {
    /// Later by so much.
    func adding(days: Int = 0, minutes: Double = 0) -> Moment {
        Moment(milliseconds: milliseconds + days * Moment.day + Int(minutes * 60_000), zone: zone)
    }

    /// The same time of day on another day of the student's own.
    func on(_ due: Memory.Due) -> Moment {
        switch due {
        case .at(let moment): moment
        case .onDay(let day): adding(days: day - self.day)
        }
    }
}

@Suite("What is remembered, by FSRS-6")
struct MemoryTests {
    /// Reviews each time on the day, or in the minute, when it is due.
    private func reviewed(_ ratings: [Int]) throws -> (memory: Memory, intervals: [Double]) {
        var now = noon()
        var memory: Memory?
        var intervals: [Double] = []
        for number in ratings {
            let rating = try #require(Rating(rawValue: number))
            memory?.review(rating, at: now)
            if memory == nil { memory = Memory(rating, at: now) }
            guard let due = memory?.due else { continue }
            intervals.append(now.on(due).seconds(since: now))
            now = now.on(due)
        }
        return (try #require(memory), intervals)
    }

    @Test("The published vector of py-fsrs, without fuzz: intervals in days, stability and difficulty")
    func publishedIntervals() throws {
        let (memory, intervals) = try reviewed([3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3])
        #expect(intervals.map { Int($0) / 86_400 } == [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21])
        #expect(abs(memory.stability - 20.770357) < 1e-4)
        #expect(abs(memory.difficulty - 9.05576) < 1e-4)
    }

    @Test("The published vector of the memory: ratings 1, 3, 3, 3, 3, 3 after 0, 0, 1, 3, 8 and 21 days")
    func publishedMemory() {
        var now = noon()
        var memory = Memory(.again, at: now)
        for days in [0, 1, 3, 8, 21] {
            now = now.adding(days: days)
            memory.review(.good, at: now)
        }
        #expect(abs(memory.stability - 53.62691) < 1e-4)
        #expect(abs(memory.difficulty - 6.3574867) < 1e-4)
    }

    @Test(
        "Hard and easy, learning and relearning, as py-fsrs 6.3.1 has them when it is run: seconds, stability, difficulty",
        arguments: [
            ([4, 3, 2, 1, 3, 4], [691_200, 3_369_600, 9_331_200, 600, 345_600, 1_123_200], 13.474498, 7.321949),
            ([2, 2, 3, 3, 4, 2, 3], [330, 330, 600, 86_400, 432_000, 1_036_800, 2_505_600], 28.614698, 7.056313),
            ([1, 2, 3, 1, 3, 2], [60, 330, 600, 60, 600, 600], 0.061456, 9.440685),
        ] as [([Int], [Double], Double, Double)])
    func everyRating(ratings: [Int], seconds: [Double], stability: Double, difficulty: Double) throws {
        let (memory, intervals) = try reviewed(ratings)
        #expect(intervals == seconds)
        #expect(abs(memory.stability - stability) < 1e-4)
        #expect(abs(memory.difficulty - difficulty) < 1e-4)
    }

    @Test("After as many days as its stability, 90 of 100 are recalled; at once, all")
    func retrievability() {
        let memory = Memory(.easy, at: noon())
        #expect(memory.retrievability(at: noon()) == 1)
        // The stability of a first easy is 8.2956 days; 8 days are a little less.
        let later = memory.retrievability(at: noon().adding(days: 8))
        #expect(later > 0.9 && later < 0.905)
    }

    @Test("What is due on a day is due from midnight on, where the student is")
    func midnight() {
        // Easy: due in 8 days. 23:30 on 1 June in Auckland is 11:30 in UTC.
        let evening = Moment(milliseconds: noon().milliseconds - 1_800_000, zone: 12 * 3_600)
        let memory = Memory(.easy, at: evening)
        let midnight = evening.adding(days: 7, minutes: 30)
        #expect(!memory.isDue(at: midnight.adding(minutes: -1)))
        #expect(memory.isDue(at: midnight))
    }

    @Test(
        "The hour that daylight saving takes or gives makes no day longer", arguments: [(3_600, 7_200), (7_200, 3_600)])
    func daylightSaving(before: Int, after: Int) {
        // Half past eleven at night on 26 March, and 8 days later when the clock was changed: 191 or 193 hours.
        let start = Moment(milliseconds: 1_774_564_200_000, zone: before)
        let memory = Memory(.easy, at: start)
        let hours = 8 * 24 + (before - after) / 3_600
        let then = Moment(milliseconds: start.milliseconds + hours * 3_600_000, zone: after)
        #expect(then.day - start.day == 8)
        #expect(memory.isDue(at: then))
        #expect(!memory.isDue(at: then.adding(days: -1)))
    }

    @Test("The 29th of February is a day like any other")
    func leapDay() {
        // Ten in the morning of 24 February 2028; 8 days later is 3 March, with the 29th between.
        let start = Moment(milliseconds: 1_834_999_200_000)
        let third = Moment(milliseconds: 1_835_690_400_000)
        let memory = Memory(.easy, at: start)
        #expect(memory.dueDay == third.day)
        #expect(memory.isDue(at: third))
        #expect(!memory.isDue(at: third.adding(days: -1)))
    }

    @Test("A clock that was set back by a year has let no time go by")
    func setBack() {
        var memory = Memory(.good, at: noon())
        let before = memory.stability
        let earlier = noon().adding(days: -365)
        #expect(memory.retrievability(at: earlier) == 1)
        memory.review(.good, at: earlier)
        // As on the same day: good leaves the stability where it is, or a little higher.
        #expect(memory.stability >= before && memory.stability < before * 1.1)
    }
}
