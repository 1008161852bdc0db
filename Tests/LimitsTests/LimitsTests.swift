import Testing

@testable import adjoint

@Suite("Limits")
struct LimitsTests {
    private static let rows = LimitsHelp.tables.flatMap(\.rows)

    @Test("Each row of the help has a trial, and each trial a row: a new limit needs both")
    func everyRow() {
        let tried = LimitTrial.all.map(\.what)
        #expect(Set(tried).count == tried.count)
        for row in Self.rows { #expect(tried.contains(row.what), "no trial of: \(row.what)") }
        for what in tried { #expect(Self.rows.contains { $0.what == what }, "no row for the trial of: \(what)") }
    }

    // A second at most where nothing else runs; what hangs takes minutes.
    @Test(
        "At the limit it works; one beyond is refused, with words about it", .timeLimit(.minutes(5)),
        arguments: rows.map(\.what))
    func bothSides(what: String) throws {
        let limit = try #require(Self.rows.first { $0.what == what }).limit
        let trial = try #require(LimitTrial.all.first { $0.what == what })
        let within = try trial.refusal(limit)
        #expect(within == nil)
        let beyond = try trial.refusal(limit + 1)
        #expect(beyond?.contains(trial.says) == true, "\(beyond ?? "not refused")")
    }
}
