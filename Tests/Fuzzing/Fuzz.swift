import Foundation
import SeededGenerator
import Testing

/// Inputs made of seeds, held against promises: a fixed number of them in `swift test`, as many as there is time for by hand.
///
/// `ADJOINT_FUZZ_MINUTES=60` tries new seeds for an hour in every fuzzer; `ADJOINT_FUZZ_SEED=7` makes the input of one
/// seed again.
enum Fuzz {
    /// An input, as it can be shown, and what is wrong with what came of it.
    struct Outcome {
        var input: String
        var faults: [String]
    }

    private static let environment = ProcessInfo.processInfo.environment
    private static let minutes = environment["ADJOINT_FUZZ_MINUTES"].flatMap(Double.init)
    private static let onlySeed = environment["ADJOINT_FUZZ_SEED"].flatMap(UInt64.init)
    /// How many faults are shown before a fuzzer gives up.
    private static let shownFaults = 5

    /// The seconds of its processor that an input may take: one, and ten where the program is not optimised.
    #if DEBUG
        private static let longest = 10.0
    #else
        private static let longest = 1.0
    #endif

    /// - Parameters:
    ///   - name: of the fuzzer. The seed that is tried stands in the file `adjoint-fuzz-NAME` of the temporary folder, so
    ///     that it is known after a crash.
    ///   - inputs: how many are tried where no time is given.
    static func run(
        _ name: String, inputs: Int, _ attempt: (inout SeededGenerator) throws -> Outcome
    ) throws {
        let present = FileManager.default.temporaryDirectory.appending(path: "adjoint-fuzz-\(name)")
        let start = Date()
        let end = minutes.map { start.addingTimeInterval(60 * $0) }
        // New seeds at every run by hand, below those of other seconds.
        let first = onlySeed ?? (minutes == nil ? 0 : UInt64(start.timeIntervalSince1970) << 20)
        var (tried, failed) = (0, 0)
        while failed < shownFaults, end.map({ Date() < $0 }) ?? (tried < (onlySeed == nil ? inputs : 1)) {
            let seed = first + UInt64(tried)
            try Data("\(seed)\n".utf8).write(to: present)
            var generator = SeededGenerator(seed: seed)
            let before = processorSeconds
            var outcome = try attempt(&generator)
            let seconds = processorSeconds - before
            if seconds > longest { outcome.faults.append("took \(seconds) s") }
            if !outcome.faults.isEmpty {
                failed += 1
                Issue.record("\(name), seed \(seed): \(outcome.faults.joined(separator: "; "))\n\(outcome.input)")
            }
            tried += 1
        }
        if minutes != nil {
            print("\(name): \(tried) inputs in \(Int(Date().timeIntervalSince(start))) s, \(failed) with faults")
        }
    }

    /// What this thread has taken of its processor.
    private static var processorSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
