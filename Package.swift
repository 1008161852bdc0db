// swift-tools-version: 6.1
// The manifest follows the floor plan of the README: every target imports downward only.

import PackageDescription

#if canImport(Glibc)
    import Glibc
#endif

/// How the program is linked: every address of a library is looked up at the start, after which the tables of addresses are
/// read-only; nothing of it is there for other programs to look up. LLVM's linker, which comes with Swift, is the faster one.
let hardened = ["-use-ld=lld"] + forLinker(["-z", "relro", "-z", "now", "--no-export-dynamic"])

/// What is written for the linker.
let linking = Context.packageDirectory + "/Sources/adjoint/Linking"

/// How the released program is linked, to be small and to start soon: with the libraries of C++ and of the C compiler in it,
/// without tables for unwinding, and with one copy of functions that are the same.
let small =
    ["-L", linking, "-Xclang-linker", "-static-libgcc"]
    + forLinker(["-T", linking + "/without-unwinding.ld", "--no-eh-frame-hdr", "--icf=all"])
    + (readsPackedRelocations ? forLinker(["-z", "pack-relative-relocs"]) : [])

func forLinker(_ options: [String]) -> [String] { options.flatMap { ["-Xlinker", $0] } }

/// Whether the C library reads the short form of relocations, a twentieth of the program smaller: glibc 2.36 does.
var readsPackedRelocations: Bool {
    #if canImport(Glibc)
        var name = [CChar](repeating: 0, count: 64)
        guard confstr(Int32(_CS_GNU_LIBC_VERSION), &name, name.count) > 0 else { return false }
        let numbers = String(decoding: name.map(UInt8.init), as: UTF8.self).split { !$0.isNumber }
        let version = numbers.compactMap { Int($0) }
        return version.count > 1 && (version[0], version[1]) >= (2, 36)
    #else
        return false
    #endif
}

let package = Package(
    name: "Adjoint",
    products: [.executable(name: "adjoint", targets: ["adjoint"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
    ],
    targets: [
        // C libraries: a module map and a shim header each.
        .systemLibrary(name: "CNcurses", providers: [.apt(["libncursesw5-dev"]), .brew(["ncurses"])]),
        .systemLibrary(name: "CMD4C", providers: [.apt(["libmd4c-dev"]), .brew(["md4c"])]),
        .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
        .systemLibrary(name: "CYAML", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
        // What has to be C: giving the terminal back from inside a signal handler.
        .target(
            name: "CScreenGuard",
            cSettings: [
                .unsafeFlags(["-fstack-protector-strong"]),
                .define("_FORTIFY_SOURCE", to: "2", .when(configuration: .release)),
            ]),

        // What of Foundation the edges use.
        .target(name: "Essentials"),

        // Floor 0, ground: mathematics and cells, without files, clock or terminal.
        .target(name: "Letters"),
        .target(name: "Algebra", dependencies: ["Letters"]),
        .target(name: "Autodiff", dependencies: ["Algebra"]),
        .target(name: "Diagram"),
        .target(name: "Canvas"),
        .target(name: "MathText", dependencies: ["Letters"]),

        // Floor 1, the subject: when two answers are the same, cards, and tutoring.
        .target(name: "Equivalence", dependencies: ["Autodiff", "Algebra"]),
        .target(
            name: "Cards",
            dependencies: ["Autodiff", "Algebra", "MathText", "CMD4C", "CYAML"]),
        .target(name: "Tutor", dependencies: ["Cards", "Equivalence", "Autodiff", "Algebra"]),

        // Floor 2, faces: screens as values, the same sessions as plain lines, and what other programs read.
        .target(
            name: "Screens", dependencies: ["Tutor", "Cards", "Autodiff", "Algebra", "Diagram", "MathText", "Canvas"]),
        .target(name: "Publishing", dependencies: ["Tutor", "Cards", "Autodiff", "Algebra", "Diagram", "MathText"]),

        // Floor 3, edges: the one door to the terminal, and the one to what is remembered.
        .target(name: "Terminal", dependencies: ["Canvas", "CNcurses", "CScreenGuard"]),
        .target(name: "Store", dependencies: ["Tutor", "CSQLite", "Essentials"]),

        // Floor 4, the door: commands, files and exit statuses.
        .executableTarget(
            name: "adjoint",
            dependencies: [
                "Algebra", "Autodiff", "Diagram", "Canvas", "MathText", "Cards", "Tutor", "Screens", "Publishing",
                "Terminal", "Store", "Essentials", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            exclude: ["Linking"],
            linkerSettings: [
                .unsafeFlags(hardened, .when(platforms: [.linux])),
                .unsafeFlags(small, .when(platforms: [.linux], configuration: .release)),
            ]),

        // Tests mirror the sources.
        .target(name: "SeededGenerator", path: "Tests/SeededGenerator"),
        .target(name: "ScratchFolder", path: "Tests/ScratchFolder"),
        .target(name: "SmallCards", path: "Tests/SmallCards"),
        .target(name: "RepositoryCards", dependencies: ["Cards"], path: "Tests/RepositoryCards"),
        .target(name: "StudyRecords", dependencies: ["Tutor"], path: "Tests/StudyRecords"),
        .testTarget(name: "AlgebraTests", dependencies: ["Algebra", "SeededGenerator"]),
        .testTarget(name: "AutodiffTests", dependencies: ["Autodiff", "Algebra", "SeededGenerator"]),
        .testTarget(name: "DiagramTests", dependencies: ["Diagram", "SeededGenerator"]),
        .testTarget(name: "CanvasTests", dependencies: ["Canvas", "SeededGenerator"]),
        .testTarget(name: "MathTextTests", dependencies: ["MathText", "SeededGenerator"]),
        .testTarget(
            name: "CardsTests",
            dependencies: [
                "Cards", "Autodiff", "Algebra", "SmallCards", "RepositoryCards",
            ],
            resources: [.copy("Fixtures")]),
        .testTarget(name: "EquivalenceTests", dependencies: ["Equivalence", "Autodiff", "Algebra"]),
        .testTarget(
            name: "TutorTests",
            dependencies: [
                "Tutor", "Cards", "Equivalence", "Autodiff", "Algebra", "SmallCards", "RepositoryCards", "StudyRecords",
                "SeededGenerator",
            ],
            resources: [.copy("Fixtures")]),
        .testTarget(
            name: "ScreensTests",
            dependencies: [
                "Screens", "Tutor", "Cards", "Autodiff", "Algebra", "Diagram", "MathText", "Canvas", "SeededGenerator",
                "SmallCards", "StudyRecords", "RepositoryCards",
            ]),
        .testTarget(
            name: "PublishingTests",
            dependencies: [
                "Publishing", "Tutor", "Cards", "Autodiff", "Algebra", "Diagram", "SeededGenerator", "RepositoryCards",
            ]),
        .testTarget(name: "TerminalTests", dependencies: ["Terminal", "Canvas", "SeededGenerator"]),
        .testTarget(
            name: "StoreTests",
            dependencies: ["Store", "Tutor", "ScratchFolder", "SeededGenerator"]),
        // Every row of `help limits`, at the limit and one beyond.
        .testTarget(
            name: "LimitsTests",
            dependencies: [
                "adjoint", "Terminal", "Publishing", "Screens", "Tutor", "Cards", "Diagram", "Canvas", "MathText",
                "Autodiff", "Algebra", "ScratchFolder",
            ]),
        // The built program, driven through a shell and through tmux. The tests build the package Tests/TerminalProbe.
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "adjoint", "Store", "Tutor", "ScratchFolder", "SeededGenerator",
            ]),
        // Random inputs for everything that reads what somebody else wrote.
        .testTarget(
            name: "FuzzingTests",
            dependencies: [
                "adjoint", "Screens", "Publishing", "Tutor", "Cards", "Autodiff", "Algebra", "Diagram", "MathText",
                "Canvas", "Terminal", "Store", "ScratchFolder", "SeededGenerator", "RepositoryCards", "StudyRecords",
            ],
            path: "Tests/Fuzzing"),
        .testTarget(name: "FloorPlanTests"),
    ],
    swiftLanguageModes: [.v6]
)

// A member is visible where the module that declares it is imported, so that the `import` lines say all a file uses. The released
// program is made to be small: it is a twentieth smaller, and hardly slower.
for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .enableUpcomingFeature("MemberImportVisibility"), .unsafeFlags(["-Osize"], .when(configuration: .release)),
    ]
}
