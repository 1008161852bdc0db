import Essentials

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Files that somebody saves while the program runs.
///
/// The folders are watched and not the files, because editors put a new file in the place of the old one; what has changed is
/// then told from the files' stamps. Where folders cannot be watched, the stamps are looked at every half second.
final class FileWatch {
    /// What is seen of a file from outside: another one, or one that was written to, has another stamp.
    private struct Stamp: Equatable {
        let file: UInt64
        let size: Int
        let seconds: Int
        let nanoseconds: Int
    }

    /// Readable when something has happened in a folder; nil where folders cannot be watched.
    let descriptor: Int32?
    private let paths: [String]
    private var stamps: [String: Stamp] = [:]

    /// - Parameter paths: files, or folders with everything below them.
    init(paths: [String]) {
        self.paths = paths
        #if os(Linux)
            let watch = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
            descriptor = watch >= 0 ? watch : nil
        #else
            descriptor = nil
        #endif
        stamps = look()
    }

    deinit { descriptor.map { _ = close($0) } }

    /// How many milliseconds to wait between two looks; nil where `descriptor` tells.
    var patience: Int? { descriptor == nil ? 500 : nil }

    /// How long an editor may take between the steps of saving one file, in microseconds.
    private static let savingTime: UInt32 = 20_000

    /// Whether any of the files was saved, added or removed since this was last asked.
    func hasChanged() -> Bool {
        if let descriptor {
            usleep(Self.savingTime)
            var events = [UInt8](repeating: 0, count: 4_096)
            while read(descriptor, &events, events.count) > 0 {}
        }
        let before = stamps
        stamps = look()
        return stamps != before
    }

    /// Whether one was, without waiting for anything.
    func isSavedAgain() -> Bool {
        guard let descriptor else { return hasChanged() }
        var source = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&source, 1, 0) > 0 && hasChanged()
    }

    /// Waits until one of the files has changed.
    func wait() {
        repeat {
            var source = pollfd(fd: descriptor ?? -1, events: Int16(POLLIN), revents: 0)
            poll(&source, 1, Int32(patience ?? -1))
        } while !hasChanged()
    }

    /// The stamps of all files as they are now. Folders that were not there before are watched from now on.
    private func look() -> [String: Stamp] {
        var stamps: [String: Stamp] = [:]
        for path in paths {
            look(at: path, levels: CardFiles.folderLevels, into: &stamps)
            guard !Self.isFolder(path) else { continue }
            // Of a link, the file that it leads to is saved elsewhere.
            for file in Set([path, URL(filePath: path).resolvingSymlinksInPath().path]) {
                watch(file.lastIndex(of: "/").map { String(file[...$0]) } ?? ".")
            }
        }
        return stamps
    }

    private func look(at path: String, levels: Int, into stamps: inout [String: Stamp]) {
        var status = stat()
        guard stat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            #if canImport(Darwin)
                let time = status.st_mtimespec
            #else
                let time = status.st_mtim
            #endif
            stamps[path] = Stamp(
                file: UInt64(status.st_ino), size: Int(status.st_size), seconds: time.tv_sec, nanoseconds: time.tv_nsec)
            return
        }
        watch(path)
        // Of a folder by itself no more is seen than that it is there.
        stamps[path] = Stamp(file: UInt64(status.st_ino), size: 0, seconds: 0, nanoseconds: 0)
        // A folder that cannot be listed holds nothing that is checked.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        for name in names where !name.hasPrefix(".") {
            let inside = path.hasSuffix("/") ? path + name : path + "/" + name
            let isWanted = name.hasSuffix(".md") || name.hasSuffix(".yml")
            if isWanted || (levels > 0 && Self.isFolder(inside)) { look(at: inside, levels: levels - 1, into: &stamps) }
        }
    }

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    private func watch(_ folder: String) {
        #if os(Linux)
            let saved = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE
            // One that cannot be watched is not seen to change.
            descriptor.map { _ = inotify_add_watch($0, folder, UInt32(saved)) }
        #endif
    }
}
