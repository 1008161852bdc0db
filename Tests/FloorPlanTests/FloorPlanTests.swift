import Testing

/// The floor plan: which modules of ours, and which libraries, each module may import.
private let floorPlan: [String: Set<String>] = [
    "Essentials": [],
    "Letters": [],
    "Algebra": ["Letters"],
    "Autodiff": ["Algebra"],
    "Diagram": [],
    "Canvas": [],
    "MathText": ["Letters"],
    "Cards": ["Autodiff", "Algebra", "MathText", "CMD4C", "CYAML"],
    "Equivalence": ["Autodiff", "Algebra"],
    "Tutor": ["Cards", "Equivalence", "Autodiff", "Algebra"],
    "Screens": ["Tutor", "Cards", "Autodiff", "Algebra", "Diagram", "MathText", "Canvas"],
    "Publishing": ["Tutor", "Cards", "Autodiff", "Algebra", "Diagram", "MathText"],
    "Terminal": ["Canvas", "CNcurses", "CScreenGuard"],
    "Store": ["Tutor", "CSQLite", "Essentials"],
    "adjoint": [
        "Algebra", "Autodiff", "Diagram", "Canvas", "MathText", "Cards", "Tutor", "Screens", "Publishing",
        "Terminal", "Store", "Essentials", "ArgumentParser",
    ],
]

/// What an operating system brings along: for the edges and the door, except for the C library's mathematics.
private let systemModules: Set<String> = ["Foundation", "FoundationEssentials", "Glibc", "Darwin", "Musl", "Dispatch"]
private let mathematics: Set<String> = ["Glibc", "Darwin", "Musl"]

/// Of Swift itself: locks for what is worked out once and shared, without files, clock or terminal.
private let purePartsOfSwift: Set<String> = ["Synchronization"]

private let edges: Set<String> = ["Essentials", "Terminal", "Store", "adjoint"]

@Suite("The floor plan")
struct FloorPlanTests {
    /// The imports of every Swift file below `Sources`, as (module, file, imported module).
    private func imports() throws -> [(module: String, file: String, imported: String)] {
        try SourceFile.all(below: "Sources").flatMap { file in
            let module = String(file.path.split(separator: "/")[1])
            return file.lines.compactMap { line in importedModule(in: line).map { (module, file.path, $0) } }
        }
    }

    /// `package import Algebra` and `@preconcurrency import struct Foundation.URL` name Algebra and Foundation.
    private func importedModule(in line: Substring) -> String? {
        let words = line.split(separator: " ").filter { !$0.hasPrefix("@") }
        let modifiers: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]
        let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
        var rest = words.drop { modifiers.contains($0) }
        guard rest.first == "import" else { return nil }
        rest = rest.dropFirst().drop { kinds.contains($0) }
        return rest.first.map { String($0.prefix { $0 != "." }) }
    }

    @Test("Every module imports only what stands below it")
    func importsDownwardOnly() throws {
        let all = try imports()
        #expect(
            Set(all.map(\.module)).isSuperset(of: ["Autodiff", "Cards", "Tutor", "Screens", "Terminal", "adjoint"]))
        for (module, file, imported) in all
        where !systemModules.contains(imported) && !purePartsOfSwift.contains(imported) {
            let allowed = try #require(floorPlan[module], "\(module) has no place in the floor plan")
            #expect(allowed.contains(imported), "\(file) imports \(imported)")
        }
    }

    @Test("Floors 0 to 2 touch no files, clock or terminal")
    func pureFloors() throws {
        for (module, file, imported) in try imports() where systemModules.contains(imported) {
            #expect(edges.contains(module) || mathematics.contains(imported), "\(file) imports \(imported)")
        }
    }

    @Test("An import line is read with its modifiers")
    func readsImportLines() {
        #expect(importedModule(in: "package import Algebra") == "Algebra")
        #expect(importedModule(in: "@preconcurrency internal import struct Foundation.URL") == "Foundation")
        #expect(importedModule(in: "// import nothing") == nil)
    }
}
