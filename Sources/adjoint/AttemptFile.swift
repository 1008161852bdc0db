import Essentials
import Store
import Tutor

/// The attempts of an export, line by line. Blank lines are none.
struct AttemptFile: Sequence, IteratorProtocol {
    private let path: String
    private var lines: LineFile
    private let decoder = JSONDecoder()

    init(path: String) throws {
        self.path = path
        lines = try LineFile(path: path)
    }

    /// What kept the file from being read to its end.
    var failure: Failure? { lines.failure }

    /// The next attempt, or what is to be said of a line that is none.
    mutating func next() -> Result<AttemptRecord, Failure>? {
        while let line = lines.next() {
            guard line.bytes?.contains(where: { !UInt8.blanks.contains($0) }) != false else { continue }
            guard let record = line.bytes.flatMap({ try? decoder.decode(AttemptRecord.self, from: Data($0)) }) else {
                return .failure(Failure("\(path):\(line.number): not an attempt as progress --export prints it"))
            }
            return .success(record)
        }
        return nil
    }
}

extension UInt8 {
    /// A blank and a tab.
    fileprivate static let blanks: [UInt8] = [0x20, 0x09]
}
