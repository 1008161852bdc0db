import Essentials

/// The exports of a class, put together by student.
///
/// A file is one student's. Two files are the same student's where their lines name the same `"student"`, or where one has
/// the attempt that the other begins with, as a later export of the same store has.
struct StudentExports {
    struct Student {
        /// As the lines say, else as the first file is called.
        var name: String
        var files: [String]
    }

    /// In the order of their first files.
    let students: [Student]

    /// Reads every file once, for the ids of its lines and nothing more.
    /// - Parameter begin: called before every file.
    init(_ paths: [String], begin: (String) -> Void) throws {
        var groups = Groups(count: paths.count)
        var said = [String?](repeating: nil, count: paths.count)
        var beginnings: [String: Int] = [:]
        var speakers: [String: Int] = [:]
        for (file, path) in paths.enumerated() {
            guard let bytes = try LineFile(path: path).lazy.compactMap(\.bytes).first(where: { !$0.isEmpty }) else {
                continue
            }
            if let id = Self.id(in: bytes) { groups.join(file, beginnings.begin(id, with: file)) }
            said[file] = (try? JSONDecoder().decode(Saying.self, from: Data(bytes)))?.student
            if let name = said[file] { groups.join(file, speakers.begin(name, with: file)) }
        }
        for (file, path) in paths.enumerated() {
            begin(path)
            for line in try LineFile(path: path) {
                guard let bytes = line.bytes, let id = Self.id(in: bytes), let other = beginnings[id] else { continue }
                groups.join(file, other)
            }
        }
        students = Self.named(groups.members, paths: paths, said: said)
    }

    private struct Saying: Decodable { var student: String? }

    /// The students of some groups of files. Files in several folders may be called the same; then the folder tells whose
    /// they are.
    private static func named(_ groups: [[Int]], paths: [String], said: [String?]) -> [Student] {
        func name(_ group: [Int], _ ofFile: (String) -> String) -> String {
            group.lazy.compactMap { said[$0] }.first ?? ofFile(paths[group[0]])
        }
        let names = groups.map { name($0, fileName) }
        let counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
        return zip(groups, names).map { group, short in
            let isAlone = counts[short] == 1
            return Student(name: isAlone ? short : name(group) { $0 }, files: group.map { paths[$0] })
        }
    }

    /// A file's name without folder and ending.
    private static func fileName(_ path: String) -> String {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
        return String(name[..<dot])
    }

    private static let key = Array("\"id\"".utf8)

    /// The id of a line, in capitals; nil where it has none. Inside a text of the line its quotes would be escaped.
    private static func id(in line: ArraySlice<UInt8>) -> String? {
        guard let found = line.firstRange(of: key) else { return nil }
        let value = line[found.upperBound...].drop { [0x20, 0x09, UInt8(ascii: ":")].contains($0) }
        guard value.first == UInt8(ascii: "\"") else { return nil }
        return String(decoding: value.dropFirst().prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self).uppercased()
    }
}

extension [String: Int] {
    /// The first file that began with this; the given one where none has.
    fileprivate mutating func begin(_ key: String, with file: Int) -> Int {
        if let other = self[key] { return other }
        self[key] = file
        return file
    }
}

/// Disjoint sets of numbers.
private struct Groups {
    private var parents: [Int]

    init(count: Int) { parents = Array(0..<count) }

    private mutating func root(of member: Int) -> Int {
        var root = member
        while parents[root] != root { root = parents[root] }
        var step = member
        while parents[step] != root { (step, parents[step]) = (parents[step], root) }
        return root
    }

    mutating func join(_ one: Int, _ other: Int) {
        let roots = [root(of: one), root(of: other)].sorted()
        parents[roots[1]] = roots[0]
    }

    /// The sets, each in ascending order, by their first members.
    var members: [[Int]] {
        var groups = self
        let roots = parents.indices.map { groups.root(of: $0) }
        return Dictionary(grouping: parents.indices) { roots[$0] }.sorted { $0.key < $1.key }.map(\.value)
    }
}
