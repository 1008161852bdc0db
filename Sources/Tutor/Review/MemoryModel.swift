#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The formulae of FSRS-6, with its default weights: https://github.com/open-spaced-repetition/py-fsrs 6.3.1,
/// `fsrs/scheduler.py`. Stability is the number of days after which 90 of 100 are still recalled; difficulty goes from 1
/// to 10.
enum MemoryModel {
    /// w0 to w20.
    private static let weights = [
        0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
        1.6483,
        0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
    ]
    /// The share that is to be recalled when something is due.
    private static let retention = 0.9
    private static let leastStability = 0.001
    private static let longestInterval = 36_500.0

    /// How likely something is recalled, from 0 to 1.
    /// - Parameter days: since the last review.
    static func retrievability(stability: Double, days: Int) -> Double {
        let decay = -weights[20]
        let factor = pow(retention, 1 / decay) - 1
        return pow(1 + factor * Double(days) / stability, decay)
    }

    /// The days from a review to the next one.
    static func interval(stability: Double) -> Int {
        // At a retention of 90 of 100 it is the stability itself.
        Int(min(max(1, stability.rounded(.toNearestOrEven)), longestInterval))
    }

    // MARK: Difficulty

    static func firstDifficulty(_ rating: Rating) -> Double { min(max(1, unboundedDifficulty(rating)), 10) }

    private static func unboundedDifficulty(_ rating: Rating) -> Double {
        weights[4] - exp(weights[5] * Double(rating.rawValue - 1)) + 1
    }

    static func difficulty(after rating: Rating, _ difficulty: Double) -> Double {
        let change = -weights[6] * Double(rating.rawValue - 3) * (10 - difficulty) / 9
        let next = weights[7] * unboundedDifficulty(.easy) + (1 - weights[7]) * (difficulty + change)
        return min(max(1, next), 10)
    }

    // MARK: Stability

    static func firstStability(_ rating: Rating) -> Double { weights[rating.rawValue - 1] }

    /// - Parameter days: since the last review; of the same day are 0.
    static func stability(after rating: Rating, _ stability: Double, difficulty: Double, days: Int) -> Double {
        let next: Double
        if days < 1 {
            let change =
                exp(weights[17] * (Double(rating.rawValue - 3) + weights[18])) * pow(stability, -weights[19])
            next = stability * (rating >= .good ? max(1, change) : change)
        } else {
            let lost = 1 - retrievability(stability: stability, days: days)
            next =
                rating == .again
                ? forgotten(stability, difficulty, lost) : recalled(rating, stability, difficulty, lost)
        }
        return max(leastStability, next)
    }

    private static func recalled(_ rating: Rating, _ stability: Double, _ difficulty: Double, _ lost: Double) -> Double
    {
        let gain = exp(weights[8]) * (11 - difficulty) * pow(stability, -weights[9]) * (exp(lost * weights[10]) - 1)
        return stability * (1 + gain * (rating == .hard ? weights[15] : rating == .easy ? weights[16] : 1))
    }

    private static func forgotten(_ stability: Double, _ difficulty: Double, _ lost: Double) -> Double {
        let long =
            weights[11] * pow(difficulty, -weights[12]) * (pow(stability + 1, weights[13]) - 1)
            * exp(lost * weights[14])
        return min(long, stability / exp(weights[17] * weights[18]))
    }
}
