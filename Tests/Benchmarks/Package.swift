// swift-tools-version: 6.1
// Measurements. A package of its own, so that nobody who only studies builds it. The modules under measurement are the
// product's sources themselves (links in `Sources`), compiled in this package, because their `package` access ends at
// the product's package.
//
//     swift package --package-path Tests/Benchmarks benchmark

import PackageDescription

let package = Package(
    name: "Benchmarks",
    platforms: [.macOS(.v13)],
    dependencies: [
        .package(url: "https://github.com/ordo-one/benchmark", exact: "1.38.1", traits: [])
    ],
    targets: [
        .target(name: "Letters"),
        .target(name: "Algebra", dependencies: ["Letters"]),
        .target(name: "Autodiff", dependencies: ["Algebra"]),
        .systemLibrary(name: "CMD4C"),
        .systemLibrary(name: "CYAML"),
        .target(name: "MathText", dependencies: ["Letters"]),
        .target(name: "Cards", dependencies: ["Autodiff", "Algebra", "MathText", "CMD4C", "CYAML"]),
        .target(name: "Equivalence", dependencies: ["Autodiff", "Algebra"]),
        // Testable in a release build too: the measurement of misconceptions looks at the rules.
        .target(
            name: "Tutor", dependencies: ["Cards", "Equivalence", "Autodiff", "Algebra"],
            swiftSettings: [.unsafeFlags(["-enable-testing"])]),
        // The peers: the same tape, and the same dense layers, written in C.
        .target(name: "TapeInC"),
        .target(name: "LayersInC"),
        .executableTarget(
            name: "Sweeps",
            dependencies: [
                "Algebra", "Autodiff", "TapeInC", "LayersInC", .product(name: "Benchmark", package: "benchmark"),
            ],
            path: "Benchmarks/Sweeps",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
        // Drawings from 10 to 3,000 nodes, beside Graphviz where it is installed.
        .target(name: "Diagram"),
        .executableTarget(name: "Drawing", dependencies: ["Diagram"], path: "Benchmarks/Drawing"),
        // Answers a second; the corpus is a link to that of the tests.
        .executableTarget(
            name: "Grading", dependencies: ["Tutor", .product(name: "Benchmark", package: "benchmark")],
            path: "Benchmarks/Grading",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
        // How often a wrong answer is put down to its rule; the measuring is a link to that of the tests.
        .executableTarget(
            name: "Misconceptions", dependencies: ["Tutor", "Cards", "Equivalence", "Autodiff", "Algebra"],
            path: "Benchmarks/Misconceptions"),
    ],
    swiftLanguageModes: [.v6]
)
