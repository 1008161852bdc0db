import Foundation
import ScratchFolder
@testable import Store
import Testing
import Tutor

extension EndToEnd {
    /// Disks that are full or may not be written, and files that are damaged, as the built program meets them.
    @Suite("Disks and damaged files")
    struct DiskTests {}
}

/// A file system in memory, gone with the test. Mounting takes an administrator.
private final class MemoryDisk {
    let folder: String
    private let scratch: Scratch

    /// - Parameter options: as mount(8) has them: `size=64k`.
    init(_ options: String) throws {
        scratch = try Scratch()
        folder = scratch.folder.path
        try Self.call("mount", ["-t", "tmpfs", "-o", options, "tmpfs", folder])
    }

    deinit { try? Self.call("umount", [folder]) }

    func remount(_ options: String) throws { try Self.call("mount", ["-o", "remount,\(options)", folder]) }

    private static func call(_ program: String, _ arguments: [String]) throws {
        let result = try Shell.run(try Shell.find(program), arguments)
        guard result.status == 0 else { throw Failure("\(program): \(result.errors)") }
    }

    static let canMount = geteuid() == 0 && (try? MemoryDisk("size=64k")) != nil
}

extension EndToEnd.DiskTests {
    private func walk(_ entries: String, store: String, _ options: String...) throws -> Shell.Result {
        try Shell.run(
            try Program.adjoint.path,
            ["walk", "-e", "t = x*y; C = t^2 + x", "--at", "x=2,y=3", "--plain", "--store", store] + options,
            input: entries)
    }

    private func integrity(of store: String) throws -> String? {
        try Database(path: store).read { try $0.value("PRAGMA integrity_check") }
    }

    @Test(
        "A disk that fills up in a session: what was said before is kept, the next answer is not marked, and that is told",
        .enabled(if: MemoryDisk.canMount, "mounting takes an administrator"))
    func full() throws {
        let disk = try MemoryDisk("size=160k")
        let store = disk.folder + "/progress.sqlite"
        let entries = (5..<3_000).map(String.init)
        let run = try walk(entries.joined(separator: "\n"), store: store)
        #expect(run.status == 2)
        #expect(run.errors.contains("\(store): the disk is full; answers are not saved, and --no-store goes on"))
        let answered = run.output.components(separatedBy: "Not right").count - 1
        #expect(answered > 3)
        #expect(answered < entries.count)
        try disk.remount("size=1m")
        #expect(try SQLiteStore(path: store).records().map(\.entry) == Array(entries.prefix(answered)))
        #expect(try integrity(of: store) == "ok")
        // With room again it goes on.
        #expect(try walk("1\n", store: store).status == 0)
        #expect(try SQLiteStore(path: store).records().count == answered + 1)
    }

    @Test(
        "On a disk that is full from the beginning nothing begins, and no half a file stays in the way",
        .enabled(if: MemoryDisk.canMount, "mounting takes an administrator"))
    func fullFromTheBeginning() throws {
        let disk = try MemoryDisk("size=64k")
        try Data(count: 60 * 1_024).write(to: URL(filePath: disk.folder + "/others"))
        let store = disk.folder + "/adjoint/progress.sqlite"
        let run = try walk("1\n", store: store)
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("the disk is full"))
        try FileManager.default.removeItem(atPath: disk.folder + "/others")
        try disk.remount("size=1m")
        #expect(try walk("1\n", store: store).status == 0)
    }

    @Test(
        "A home that may not be written is told, and --no-store goes on",
        .enabled(if: MemoryDisk.canMount, "mounting takes an administrator"))
    func readOnly() throws {
        let disk = try MemoryDisk("size=1m")
        let store = disk.folder + "/progress.sqlite"
        #expect(try walk("1\n", store: store).status == 0)
        let bytes = try Data(contentsOf: URL(filePath: store))
        try disk.remount("ro")
        for path in [store, disk.folder + "/adjoint/progress.sqlite"] {
            let run = try walk("1\n", store: path)
            #expect(run.status == 2)
            #expect(run.output.isEmpty)
            #expect(run.errors.contains("\(path): cannot be written; answers are not saved, and --no-store goes on"))
        }
        #expect(try Data(contentsOf: URL(filePath: store)) == bytes)
        let without = try Shell.run(
            try Program.adjoint.path, ["walk", "-e", "x*y", "--at", "x=2,y=3", "--plain", "--no-store"],
            environment: ["HOME": disk.folder, "XDG_DATA_HOME": disk.folder], input: "1\n")
        #expect(without.status == 0)
    }

    /// A store with some pages of answers, cut in the middle.
    private func cutStore(in scratch: Scratch) throws -> (path: String, bytes: Data) {
        let path = scratch.folder.appending(path: "progress.sqlite").path
        let entries = (5..<300).map(String.init).joined(separator: "\n")
        #expect(try walk(entries, store: path).status == 0)
        let bytes = try Data(contentsOf: URL(filePath: path))
        let cut = bytes.prefix(bytes.count * 2 / 3)
        try cut.write(to: URL(filePath: path))
        return (path, cut)
    }

    @Test("A damaged file is told and stays as it is; --set-aside renames it and saves what can be read")
    func damaged() throws {
        let scratch = try Scratch()
        let (path, bytes) = try cutStore(in: scratch)
        let refused = try walk("1\n", store: path)
        #expect(refused.status == 2)
        #expect(refused.errors.contains("the file is damaged; answers are not saved"))
        #expect(refused.errors.contains("--set-aside renames it"))
        #expect(try Data(contentsOf: URL(filePath: path)) == bytes)

        let run = try walk("1\n", store: path, "--set-aside")
        #expect(run.status == 0)
        let words = run.errors.split(separator: " ")
        let aside = try #require(words.first { $0.contains(".damaged-") })
        #expect(try Data(contentsOf: URL(filePath: String(aside))) == bytes)
        #expect(try integrity(of: path) == "ok")
        #expect(try SQLiteStore(path: path).records().count > 50)
        // A sound file is left alone.
        #expect(try walk("1\n", store: path, "--set-aside").errors.isEmpty)
    }

    @Test("On a screen b sets a damaged file aside, and the session goes on with a new one")
    func damagedOnScreen() throws {
        let scratch = try Scratch()
        let (path, bytes) = try cutStore(in: scratch)
        let terminal = try Tmux(
            command: "exec '\(try Program.adjoint.path)' walk -e 'x*y' --at x=2,y=3 --fill adjoints --store '\(path)'")
        try terminal.wait(for: "the file is damaged")
        try terminal.press("b")
        try terminal.wait(for: "Your answers are saved again")
        try terminal.press("Enter")
        try terminal.wait(for: "reverse sweep, step 1")
        try terminal.type("7")
        try terminal.press("Enter")
        try terminal.wait(for: "Not right")
        #expect(try SQLiteStore(path: path).records().last?.entry == "7")
        let aside = try #require(
            FileManager.default.contentsOfDirectory(atPath: scratch.folder.path).first { $0.contains(".damaged-") })
        #expect(try Data(contentsOf: scratch.folder.appending(path: aside)) == bytes)
    }

    @Test("Two sessions at once in one store lose nothing, and each goes on by itself")
    func twoSessions() throws {
        let scratch = try Scratch()
        let entries = (5..<205).map(String.init)
        try Data(entries.joined(separator: "\n").utf8).write(to: scratch.folder.appending(path: "entries"))
        let script = """
            for graph in 'x*y' 'x+y'; do
                "$0" walk -e "$graph" --at x=2,y=3 --plain --store progress.sqlite < entries > "said $graph" &
            done
            wait
            """
        let run = try Shell.run("/bin/sh", ["-c", script, try Program.adjoint.path], in: scratch.folder)
        #expect(run.errors.isEmpty)
        let path = scratch.folder.appending(path: "progress.sqlite").path
        let store = try SQLiteStore(path: path)
        #expect(try store.records().count == 400)
        for graph in ["x*y", "x+y"] {
            let left = try #require(try store.left(card: "-e \(graph) at x=2,y=3").first)
            #expect(left.attempts.map(\.entry.line) == entries)
            #expect((scratch.text(of: "said \(graph)") ?? "").components(separatedBy: "Not right").count == 201)
        }
        #expect(try integrity(of: path) == "ok")
    }
}
