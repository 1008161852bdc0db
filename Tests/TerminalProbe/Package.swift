// swift-tools-version: 6.1
// A program that leaves the terminal in every way, faults included, for the end-to-end tests. A package of its own, so
// that they can build it optimised, as people run it, and nothing but the door to the terminal with it: the modules are
// the product's sources themselves (links in `Sources`).

import PackageDescription

let package = Package(
    name: "TerminalProbe",
    targets: [
        .systemLibrary(name: "CNcurses"),
        .target(name: "CScreenGuard"),
        .target(name: "Canvas"),
        .target(name: "Terminal", dependencies: ["Canvas", "CNcurses", "CScreenGuard"]),
        .executableTarget(name: "TerminalProbe", dependencies: ["Terminal", "Canvas"]),
    ],
    swiftLanguageModes: [.v6]
)
