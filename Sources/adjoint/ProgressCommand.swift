import ArgumentParser
import Foundation
import Store
import Tutor

/// `adjoint progress`: what is kept, taken from one machine to another.
struct ProgressCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "progress", abstract: "Take saved answers from one machine to another.",
        usage: """
            adjoint progress --export [--store <file>]
            adjoint progress --import <attempts.jsonl> [--store <file>]
            """)

    @Flag(help: "Print every saved attempt, one JSON object a line.")
    var export = false

    @Option(
        name: .customLong("import"),
        help: ArgumentHelp(
            "Add the attempts of an export; those that are saved already are left as they are.",
            valueName: "attempts.jsonl"),
        completion: .file())
    var file: String?

    @OptionGroup var place: StoreOptions

    func validate() throws {
        guard export != (file != nil) else { throw ValidationError("Give --export, or a file with --import.") }
        guard !place.noStore else { throw ValidationError("--no-store goes with sessions.") }
    }

    func run() throws {
        try reportingFailures {
            do {
                let store = try place.open()
                guard let file else {
                    for record in try store.records() { try print(json(record)) }
                    return
                }
                let records = try Self.records(in: file)
                let added = try store.keep(records)
                try print("attempts read: \(records.count), new: \(added)")
            } catch let error as StoreError {
                throw Failure("\(error)")
            }
        }
    }

    /// The attempts of an export; where one line is none, none of the file is taken.
    private static func records(in path: String) throws -> [AttemptRecord] {
        let text: String
        do {
            text = String(decoding: try InputFile.open(path).readToEnd() ?? Data(), as: UTF8.self)
        } catch let failure as Failure {
            throw failure
        } catch {
            throw InputFile.unreadable(path, error)
        }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return try lines.enumerated().compactMap { number, line in
            guard line.contains(where: { !$0.isWhitespace }) else { return nil }
            do {
                return try JSONDecoder().decode(AttemptRecord.self, from: Data(line.utf8))
            } catch {
                throw Failure("\(path):\(number + 1): not an attempt as --export prints it; nothing was imported")
            }
        }
    }
}
