import Benchmark
import Foundation
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

    /// The pairs of several pieces, with whether they are equal.
    static let piecewise: [(pair: Pair, areEqual: Bool)] = {
        var folder = URL(filePath: #filePath)
        for _ in 0..<4 { folder.deleteLastPathComponent() }
        let file = folder.appending(path: "TutorTests/Fixtures/piecewise.tsv")
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { line in
            let fields = line.split(separator: "\t").map(String.init)
            return fields.count == 3 ? (Pair(expected: fields[0], answer: fields[1]), fields[2] == "equal") : nil
        }
    }()
}

private let perPair = BenchmarkMetric.custom("ns a pair", polarity: .prefersSmaller, useScalingFactor: false)
private let pairsPerSecond = BenchmarkMetric.custom(
    "pairs a second, mean", polarity: .prefersLarger, useScalingFactor: false)

private let falseVerdicts = BenchmarkMetric.custom(
    "false verdicts", polarity: .prefersSmaller, useScalingFactor: false)

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

    // Of these the tests grade a tenth.
    Benchmark(
        "Formulas of several pieces, pair by pair",
        configuration: .init(metrics: [perPair, falseVerdicts], maxDuration: .seconds(60), maxIterations: 1)
    ) { benchmark in
        for _ in benchmark.scaledIterations {
            var wrong = 0
            for (pair, areEqual) in Pair.piecewise {
                var grade: Grade?
                let time = ContinuousClock().measure {
                    grade = try? Grader().grade(pair.answer, expected: pair.expected)
                }
                benchmark.measurement(perPair, Int(time.components.attoseconds / 1_000_000_000))
                if grade?.verdict.isCorrect != areEqual { wrong += 1 }
            }
            benchmark.measurement(falseVerdicts, wrong)
        }
    }
}
