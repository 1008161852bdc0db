import Testing

@testable import Tutor

/// A glance at the measurement that `Tests/Benchmarks` makes in full.
@Suite("Wrong answers that the rules make are put down to them")
struct MisconceptionMeasurementTests {
    /// What can happen to vectors and matrices alone.
    private static let ofMatrices: Set<Misconception> = [
        .transposed, .productOrder, .otherLayout, .broadcastNotSummed, .softmaxDiagonal, .missingSoftmax,
    ]

    /// - Parameter others: rules without a place on these graphs.
    private func expectNamed(
        _ measurement: MisconceptionMeasurement, graphs: Range<Int>, stride: Int, without others: Set<Misconception>
    ) async throws {
        let tally = try await measurement.tally(graphs: graphs, stride: stride)
        #expect(tally.missed.isEmpty, "\(tally.missed.joined(separator: "\n"))")
        #expect(tally.refused.isEmpty && tally.right > 50, "\(tally.refused.joined(separator: "\n"))")
        // An update stands in no sweep.
        for rule in MisconceptionRule.all.map(\.misconception) where !others.contains(rule) && rule != .updateRule {
            #expect(tally.applied.keys.contains(rule), "\(rule)")
        }
    }

    @Test("Of 150 numbers near the right one, on the cards and on random graphs, 3 % at most are put down to a rule")
    func nearMisses() throws {
        let measurement = try NearMissMeasurement(count: 150)
        #expect(measurement.given == 150)
        #expect(measurement.accused.count * 100 <= 3 * measurement.given, "\(measurement.accused)")
    }

    @Test("On 60 random graphs a wrong number is named for its rule, and a right one for none")
    func numbers() async throws {
        try await expectNamed(.numbers, graphs: 0..<60, stride: 5, without: Self.ofMatrices)
    }

    @Test("On 60 random graphs a wrong expression is named for its rule, and a right one for none")
    func expressions() async throws {
        // An expression loses no digits on the way.
        try await expectNamed(
            .expressions, graphs: 0..<60, stride: 5, without: Self.ofMatrices.union([.roundedEarly]))
    }

    @Test("On 30 random graphs of matrices a wrong matrix is named for its rule, and a right one for none")
    func matrices() async throws {
        try await expectNamed(
            .matrices, graphs: 0..<30, stride: 3,
            without: [
                .overwritten, .missingInnerDerivative, .log10, .degrees, .roundedEarly, .swappedWeight, .quotientSign,
                .broadcastNotSummed, .softmaxDiagonal, .missingSoftmax,
            ])
    }
}
