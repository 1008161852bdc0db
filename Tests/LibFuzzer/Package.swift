// swift-tools-version: 6.1
// libFuzzer, which keeps every input that reaches something new in the program and changes it further:
// https://llvm.org/docs/LibFuzzer.html. A package of its own, because everything in it is compiled to be watched: the
// modules are the product's sources themselves (links in `Sources`), and what must hold of every input is that of
// `Tests/Fuzzing`.
//
//     python3 Tests/LibFuzzer/fuzz.py cards --minutes 60

import PackageDescription

let watched: [SwiftSetting] = [.unsafeFlags(["-sanitize=fuzzer"])]
/// The promises look behind the door, in a release build too.
let watchedAndTestable: [SwiftSetting] = watched + [.unsafeFlags(["-enable-testing"])]

/// One program for each reader: `Fuzz` and what it reads.
func fuzzer(_ reader: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(
        name: "Fuzz\(reader)", dependencies: dependencies + ["Watching"], swiftSettings: watched,
        linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])])
}

let package = Package(
    name: "LibFuzzer",
    targets: [
        .systemLibrary(name: "CNcurses"),
        .systemLibrary(name: "CMD4C"),
        .systemLibrary(name: "CYAML"),
        .target(name: "CScreenGuard"),
        .systemLibrary(name: "CLibFuzzer"),
        // Starts libFuzzer.
        .target(name: "Watching", dependencies: ["CLibFuzzer"]),
        .target(name: "Essentials"),
        .target(name: "Letters", swiftSettings: watched),
        .target(name: "Algebra", dependencies: ["Letters"], swiftSettings: watched),
        .target(name: "Autodiff", dependencies: ["Algebra"], swiftSettings: watched),
        .target(name: "Diagram", swiftSettings: watched),
        .target(name: "Canvas", swiftSettings: watched),
        .target(name: "MathText", dependencies: ["Letters"], swiftSettings: watched),
        .target(name: "Equivalence", dependencies: ["Autodiff", "Algebra"], swiftSettings: watched),
        .target(
            name: "Cards", dependencies: ["Autodiff", "Algebra", "MathText", "CMD4C", "CYAML"], swiftSettings: watched),
        .target(
            name: "Tutor", dependencies: ["Cards", "Equivalence", "Autodiff", "Algebra"], swiftSettings: watched),
        .target(
            name: "Screens", dependencies: ["Tutor", "Cards", "Autodiff", "Algebra", "Diagram", "MathText", "Canvas"],
            swiftSettings: watchedAndTestable),
        .target(
            name: "Publishing", dependencies: ["Tutor", "Cards", "Autodiff", "Algebra", "Diagram", "MathText"],
            swiftSettings: watched),
        .target(
            name: "Terminal", dependencies: ["Canvas", "CNcurses", "CScreenGuard"], swiftSettings: watchedAndTestable),
        // Of the command what reads rows of edges.
        .target(
            name: "adjoint", dependencies: ["Canvas", "Cards", "Diagram", "Essentials"],
            swiftSettings: watchedAndTestable),
        fuzzer("Cards", ["Publishing", "Tutor", "Cards", "Autodiff", "Algebra"]),
        fuzzer("Expressions", ["Tutor", "Algebra"]),
        fuzzer("Formulas", ["MathText"]),
        fuzzer("Edges", ["adjoint", "Publishing", "Diagram", "Algebra"]),
        fuzzer("Terminal", ["Terminal", "Screens", "Tutor", "Cards", "Canvas"]),
    ],
    swiftLanguageModes: [.v6]
)
