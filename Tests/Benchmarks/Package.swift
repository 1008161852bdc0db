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
    dependencies: [.package(url: "https://github.com/ordo-one/benchmark", exact: "1.38.1", traits: [])],
    targets: [
        .target(name: "Algebra"),
        .target(name: "Autodiff", dependencies: ["Algebra"]),
        // The peer: the same tape, written in C.
        .target(name: "TapeInC"),
        .executableTarget(
            name: "Sweeps",
            dependencies: ["Algebra", "Autodiff", "TapeInC", .product(name: "Benchmark", package: "benchmark")],
            path: "Benchmarks/Sweeps",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
    ],
    swiftLanguageModes: [.v6]
)
