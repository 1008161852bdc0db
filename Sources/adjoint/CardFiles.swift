import Cards
import Essentials

/// The files that hold cards: where they are looked for, and their bytes.
enum CardFiles {
    /// The cards of the paths given, else of the first folder of the search path that is there, by their heads.
    static func library(in given: [String]) throws -> Library {
        var library = Library()
        for path in try places(given) {
            guard let folder = try folder(at: path) else {
                library.add(item(at: path))
                continue
            }
            guard folder.hasCards else { throw Failure("\(path): a folder without cards (files ending in .md)") }
            try add(folder, titled: given.count > 1 ? try title(of: folder) : nil, to: &library)
        }
        return library
    }

    /// Adds the cards of a folder, its course, and the folders in it.
    private static func add(_ folder: Folder, titled title: String?, to library: inout Library) throws {
        guard folder.hasCards else { return }
        library.addDeck(folder.path, title: title)
        if let course = folder.file(named: Course.fileName) { library.addCourse(try file(at: course)) }
        for item in folder.cards.mappedByTwoThreads(item) { library.add(item) }
        for path in folder.tooDeep {
            let fault = Failure(path, "folders are looked into \(folderLevels) levels deep")
            library.add(Library.Item(unreadable: .unreadable(path, fault)))
        }
        for inner in folder.folders { try add(inner, titled: try self.title(of: inner), to: &library) }
    }

    /// A card by its head; one that cannot be read has its fault in its place.
    @Sendable
    private static func item(at path: String) -> Library.Item {
        do {
            return Library.Item(try head(of: path))
        } catch {
            return Library.Item(unreadable: .unreadable(path, error))
        }
    }

    /// What lists call a deck: the first heading of its README, else the name of the folder.
    private static func title(of folder: Folder) throws -> String {
        let heading = try folder.file(named: "README.md").flatMap { try file(at: $0).heading }
        return heading ?? String(folder.path.split(separator: "/").last ?? "cards")
    }

    /// The titles of the library's cards, by their ids; none where no library is found.
    static var titles: [String: String] {
        let items = (try? library(in: []))?.items ?? []
        return Dictionary(
            items.compactMap { item in (try? item.head.get()).map { ($0.id, $0.title) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// A card file as it is now.
    static func file(at path: String) throws -> CardFile { CardFile(path: path, bytes: try InputFile.bytes(of: path)) }

    /// A card by its file, or by its id in the library; one with errors is a failure that shows them.
    static func card(_ name: String) throws -> Card {
        let (card, diagnostics) = Card.read(try file(named: name))
        if let card { return card }
        throw Failure(diagnostics.map(\.text).joined(separator: "\n"))
    }

    private static func file(named name: String) throws -> CardFile { try file(at: path(named: name)) }

    /// The file of a card: itself, or found in the library by the card's id.
    static func path(named name: String) throws -> String {
        guard name != "-", !FileManager.default.fileExists(atPath: name) else { return name }
        guard !name.contains("/"), !name.hasSuffix(".md") else { throw Failure(name, "no such file") }
        let ids = try library(in: []).items.compactMap { item in (try? item.head.get()).map { (item.path, $0.id) } }
        guard let (path, _) = ids.first(where: { $1 == name }) else {
            let nearest = didYouMean(name, among: ids.map(\.1))
            throw Failure("\(name): no such file, and no card of the library has this id\(nearest)")
        }
        return path
    }

    // MARK: Places

    /// The folders that are searched when no path is given, in order, each found out when it is come to.
    private static var searchPath: some Sequence<String> {
        var places = [{ "cards" }, { DataHome.path + "/adjoint/cards" }, besideProgram]
        if let cards = environmentVariable("ADJOINT_CARDS"), !cards.isEmpty {
            // The shell writes out ~ only where it stands bare.
            places = [{ cards == "~" || cards.hasPrefix("~/") ? DataHome.home + cards.dropFirst() : cards }]
        }
        return places.lazy.compactMap { $0() }
    }

    /// The folder of cards that a program brings with it where it is installed.
    private static func besideProgram() -> String? {
        CommandLine.executablePath.map { program in
            URL(filePath: program).resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
                .appending(path: "share/adjoint/cards").path
        }
    }

    /// The files and folders given, else the first folder of the search path that is there.
    static func places(_ given: [String]) throws -> [String] {
        guard given.isEmpty else { return given }
        for folder in searchPath where access(folder, F_OK) == 0 { return [folder] }
        throw Failure("no cards found; looked in \(searchPath.joined(separator: ", "))")
    }

    /// A folder with what is in it, by name.
    private struct Folder {
        let path: String
        var cards: [String] = []
        /// Files beside the cards, such as a course.
        var others: [String] = []
        var folders: [Folder] = []
        /// Folders that are not looked into.
        var tooDeep: [String] = []

        var hasCards: Bool { !cards.isEmpty || !tooDeep.isEmpty || folders.contains(where: \.hasCards) }

        func file(named name: String) -> String? { others.first { $0.hasSuffix("/" + name) } }
    }

    /// How deep folders are looked into.
    static let folderLevels = 16

    /// The folder at a path; nil for a file. A course stands for its folder.
    private static func folder(at path: String) throws -> Folder? {
        if path == "-" { return nil }
        guard access(path, F_OK) == 0 else { throw Failure(path, "no such file or folder") }
        if isFolder(path) { return try folder(path, levels: folderLevels) }
        let name = path.split(separator: "/").last ?? ""
        guard name == Course.fileName else { return nil }
        return try folder(name.count == path.count ? "." : String(path.dropLast(name.count)), levels: folderLevels)
    }

    /// What is in a folder and the folders in it; links to folders are not followed.
    private static func folder(_ path: String, levels: Int) throws -> Folder {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
            throw Failure(path, "cannot be listed: \(Failure.reasonOfSystem)")
        }
        var folder = Folder(path: path)
        for name in names.sorted() where !name.hasPrefix(".") {
            let inside = path.hasSuffix("/") ? path + name : path + "/" + name
            if name.hasSuffix(".md"), isCard(inside) {
                folder.cards.append(inside)
            } else if name.hasSuffix(".md") || name == Course.fileName {
                folder.others.append(inside)
            } else if kind(of: inside) == S_IFDIR {
                if levels > 0 {
                    folder.folders.append(try self.folder(inside, levels: levels - 1))
                } else {
                    folder.tooDeep.append(inside)
                }
            }
        }
        return folder
    }

    /// Whether a Markdown file is a card, and not a page beside the cards such as a README. What cannot be read is taken for
    /// one, so that its fault is told.
    private static func isCard(_ path: String) -> Bool {
        guard let (start, size) = beginning(of: path, count: 8) else { return kind(of: path) != S_IFDIR }
        if CardFile(path: path, bytes: start).hasFrontMatter { return true }
        guard let (whole, _) = beginning(of: path, count: min(size, CardFile.byteLimit)) else { return true }
        return CardFile(path: path, bytes: whole).hasCardBlock
    }

    /// The first bytes of a regular file, and the size of all of it; nil for anything else. A library has a thousand files:
    /// this is a tenth of what it takes to open one with Foundation.
    private static func beginning(of path: String, count: Int) -> (bytes: [UInt8], size: Int)? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        var length = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            while length < count {
                let read = read(descriptor, buffer.baseAddress.map { $0 + length }, count - length)
                guard read > 0 else { break }
                length += read
            }
            initialized = length
        }
        return (bytes, Int(status.st_size))
    }

    /// Whether a folder stands at a path, or a link to one.
    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// What stands at a path, a link by itself; 0 where nothing does.
    private static func kind(of path: String) -> mode_t {
        var status = stat()
        return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : 0
    }

    /// The cards beside files that are given by themselves, which those may name.
    static func neighbours(of given: [String]) -> [CardFile] {
        let folders = Set(
            given.filter { kind(of: $0) == S_IFREG }.map { path in
                path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
            })
        // A folder that cannot be listed has no neighbours to offer.
        let paths = folders.sorted().flatMap { (try? folder($0, levels: 0).cards) ?? [] }
        return paths.compactMap { try? head(of: $0) }
    }

    /// The head of a card file, of which no more is read than that takes; the whole of one without a head, or too large.
    private static func head(of path: String) throws -> CardFile {
        if let (start, size) = beginning(of: path, count: 1_024) {
            let file = CardFile(path: path, bytes: start)
            if size <= start.count { return file.head ?? file }
            if size <= CardFile.byteLimit, let head = file.head { return head }
        }
        return try file(at: path)
    }
}
