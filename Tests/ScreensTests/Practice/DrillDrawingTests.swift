import Algebra
import Autodiff
import Canvas
import Cards
import Foundation
import Testing
import Tutor

@testable import Screens

/// How many drills of every level are looked at: `ADJOINT_DRILLS=500 swift test --filter DrillDrawingTests`.
private let drillCount = ProcessInfo.processInfo.environment["ADJOINT_DRILLS"].flatMap { Int($0) } ?? 3

@Suite("What a drill has room for")
struct DrillDrawingTests {
    private static let window = Size(columns: 80, rows: 24)

    @Test(
        "At 80 by 24 the drawing is seen whole beside the question, and in a walk without panning",
        arguments: DrillLevel.allCases)
    func seenWhole(level: DrillLevel) throws {
        var source = NewGraphs(from: level, seed: NumberSeed(1))
        for number in 0..<drillCount {
            let card = source.next()
            let session = QuizSession(card: try #require(card))
            if session.face.hasScreen {
                let walk = try #require(session.state?.walk)
                var screen = WalkScreen(walk: walk, title: "", card: "", appearance: Appearance())
                _ = screen.update(.resize(Self.window))
                let shown = picture(of: screen)
                #expect(shown.contains("ledger of") && !shown.contains("goes on"), "\(number)\n\(shown)")
            } else {
                var screen = QuizScreen(session: session, appearance: Appearance())
                _ = screen.update(.resize(Self.window))
                let shown = picture(of: screen)
                #expect(isDrawnWhole(session, shown, in: Self.window), "\(number)\n\(shown)")
            }
        }
    }
}
