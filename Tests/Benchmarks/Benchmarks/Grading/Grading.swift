import Benchmark
import Tutor

/// One line of the corpus of labelled pairs, as `EquivalenceCorpusTests` grades it.
private struct Pair {
    var expected: String
    var answer: String

    static let corpus = equivalenceCorpus.split(separator: "\n").compactMap { line -> Pair? in
        guard !line.hasPrefix("#"), let sign = line.firstIndex(where: { $0 == "≡" || $0 == "≢" }) else { return nil }
        return Pair(
            expected: String(line[..<sign].dropLast()), answer: String(line[line.index(after: sign)...].dropFirst()))
    }
}

private let perPair = BenchmarkMetric.custom("ns a pair", polarity: .prefersSmaller, useScalingFactor: false)
private let pairsPerSecond = BenchmarkMetric.custom(
    "pairs a second, mean", polarity: .prefersLarger, useScalingFactor: false)

let benchmarks: @Sendable () -> Void = {
    // Median and worst pair are the columns p50 and p100: one sample is one pair, read and graded.
    Benchmark(
        "The corpus, pair by pair",
        configuration: .init(
            metrics: [perPair, pairsPerSecond], warmupIterations: 1, maxDuration: .seconds(20), maxIterations: 10)
    ) { benchmark in
        for _ in benchmark.scaledIterations {
            var whole = Duration.zero
            for pair in Pair.corpus {
                let time = ContinuousClock().measure {
                    blackHole(try? Grader().grade(pair.answer, expected: pair.expected))
                }
                whole += time
                benchmark.measurement(perPair, Int(time.components.attoseconds / 1_000_000_000))
            }
            benchmark.measurement(pairsPerSecond, Int(Double(Pair.corpus.count) / (whole / .seconds(1))))
        }
    }
}
