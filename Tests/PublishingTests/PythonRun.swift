import Foundation
import Testing

@testable import Publishing

/// Exported files, run by Python one after the other in one process, which checks each as a person would by starting it.
enum PythonRun {
    /// What a file said.
    struct Outcome: Decodable {
        /// What went wrong; nil for nothing.
        var failure: String?
        /// The output's value.
        var value: Double?
        /// By name, row by row.
        var gradients: [String: [Double]]?
        /// What its check printed.
        var lines: String?
    }

    private static let script = """
        import contextlib, io, json, runpy, sys, traceback
        try:
            import numpy as np
        except ImportError:
            sys.exit("NumPy is missing: the tests of exported Python need it (apt-get install python3-numpy)")
        outcomes = []
        for file, function in json.load(open("files.json")):
            printed = io.StringIO()
            try:
                page = runpy.run_path(file)
                with contextlib.redirect_stdout(printed):
                    page["check"]()
                value, gradients = page[function](**page["EXAMPLE"])
                outcomes.append({
                    "value": float(value), "lines": printed.getvalue(),
                    "gradients": {name: np.ravel(entry).tolist() for name, entry in gradients.items()}})
            except Exception:
                outcomes.append({"failure": traceback.format_exc(), "lines": printed.getvalue()})
        json.dump(outcomes, open("outcomes.json", "w"))
        """

    /// By file, in order.
    static func outcomes(of files: [PythonFile]) throws -> [Outcome] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "adjoint-python-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var listed: [[String]] = []
        for (index, file) in files.enumerated() {
            let name = "graph\(index).py"
            try file.text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
            listed.append([name, file.function])
        }
        try JSONEncoder().encode(listed).write(to: folder.appending(path: "files.json"))
        try script.write(to: folder.appending(path: "run.py"), atomically: true, encoding: .utf8)

        let (status, text) = try run(["-W", "error", "run.py"], in: folder)
        try #require(status == 0, "python3 with NumPy is needed: \(text)")
        return try JSONDecoder().decode(
            [Outcome].self, from: Data(contentsOf: folder.appending(path: "outcomes.json")))
    }

    /// What a program complains of; empty where it ends well.
    static func complaint(of script: String, input: String) throws -> String {
        let folder = FileManager.default.temporaryDirectory
        let (status, text) = try run(["-X", "utf8", "-c", script], in: folder, input: input)
        return status == 0 ? "" : text
    }

    private static func run(
        _ arguments: [String], in folder: URL, input: String = ""
    ) throws -> (status: Int32, complaint: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3"] + arguments
        process.currentDirectoryURL = folder
        let (given, complaint) = (Pipe(), Pipe())
        process.standardInput = given
        process.standardError = complaint
        try process.run()
        try given.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try given.fileHandleForWriting.close()
        let text = String(decoding: complaint.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, text)
    }
}
