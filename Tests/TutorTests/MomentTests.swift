import Testing

@testable import Tutor

@Suite("Moments")
struct MomentTests {
    // 23:30 in UTC on 31 December 1969 and half an hour later, worked out by hand.
    @Test(
        "A day is the student's own",
        arguments: [(-1_800_000, 0, -1), (-1_800_000, 3_600, 0), (0, 0, 0), (0, -1, -1), (86_399_999, 0, 0)])
    func day(milliseconds: Int, zone: Int, day: Int) {
        #expect(Moment(milliseconds: milliseconds, zone: zone).day == day)
    }

    @Test("Seconds between moments do not depend on their zones")
    func seconds() {
        let earlier = Moment(milliseconds: 1_000, zone: 7_200)
        #expect(Moment(milliseconds: 3_500).seconds(since: earlier) == 2.5)
        #expect(earlier.seconds(since: Moment(milliseconds: 3_500)) == -2.5)
    }
}
