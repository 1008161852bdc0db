internal import Canvas
package import Tutor

/// A training as lines of text, which come while it runs.
package struct TrainingLines {
    private var run: TrainingRun
    private let appearance: Appearance

    package init(_ run: TrainingRun, appearance: Appearance) {
        self.run = run
        self.appearance = appearance
    }

    /// How many lines of numbers are given.
    private static let parts = 10
    private static let (pictureWidth, pictureHeight) = (60, 10)

    /// The setting, the means after every tenth of the epochs, the curves, and what came of it.
    /// - Parameter say: takes each line as soon as it is known.
    package mutating func tell(_ say: (String) throws -> Void) throws {
        func words() -> TrainingWords { TrainingWords(run, appearance: appearance) }
        for line in words().setting { try say(line) }
        if !run.losses.isEmpty { try say(words().line(ofEpoch: 0)) }
        for part in 1...Self.parts where !run.isFinished {
            let before = run.epoch
            run.run(to: run.planned * part / Self.parts)
            if run.epoch > before { try say(words().line(ofEpoch: run.epoch)) }
        }
        if !run.losses.isEmpty {
            let picture = LossPicture(run.losses, appearance: appearance)
            let curves = picture.lines(width: Self.pictureWidth, height: Self.pictureHeight)
            for line in ["", picture.legend] + curves.map(\.text) + [""] {
                try say(appearance.isASCII ? line.asciiFolded : line)
            }
        }
        for line in words().outcome { try say(line) }
    }
}
