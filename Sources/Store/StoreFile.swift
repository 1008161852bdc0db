internal import Essentials

/// The file below a store: for its owner alone.
enum StoreFile {
    /// Makes an empty file, and the folders above it, where there is none.
    static func make(at path: String) throws(StoreError) {
        if let slash = path.lastIndex(of: "/"), slash != path.startIndex { try makeFolder(path[..<slash], of: path) }
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StoreError(fault(errno), path: path) }
        close(descriptor)
    }

    /// Whether a file lies on another computer's disk, of which memory cannot be shared.
    static func isOnNetwork(_ path: String) -> Bool {
        #if os(Linux)
            let place = URL(filePath: path).resolvingSymlinksInPath().path
            // Without a list of mounts nothing is known of a network.
            return (try? String(contentsOfFile: "/proc/self/mounts", encoding: .utf8))
                .map { isOnNetwork(place, mounts: $0) } ?? false
        #else
            var system = statfs()
            return statfs(path, &system) == 0 && system.f_flags & UInt32(MNT_LOCAL) == 0
        #endif
    }

    /// - Parameters:
    ///   - path: without symbolic links.
    ///   - mounts: lines as proc_mounts(5) has them: what is mounted, where, and the kind of file system.
    static func isOnNetwork(_ path: String, mounts: String) -> Bool {
        let fields = mounts.split(separator: "\n").map { $0.split(separator: " ") }.filter { $0.count > 2 }
        let above = fields.filter { path == $0[1] || $0[1] == "/" || path.hasPrefix($0[1] + "/") }
        // The nearest folder counts, and of several mounts there the last.
        let nearest = above.max { $0[1].count <= $1[1].count }
        return nearest.map { networks.contains($0[2]) } ?? false
    }

    private static let networks: Set<Substring> = [
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "9p", "fuse.sshfs", "fuse.glusterfs", "lustre", "gfs2",
    ]

    private static func makeFolder(_ folder: Substring, of path: String) throws(StoreError) {
        guard access(String(folder), F_OK) != 0 else { return }
        if let slash = folder.lastIndex(of: "/"), slash != folder.startIndex {
            try makeFolder(folder[..<slash], of: path)
        }
        // Another session may have made it meanwhile.
        guard mkdir(String(folder), 0o700) == 0 || errno == EEXIST else { throw StoreError(fault(errno), path: path) }
    }

    private static func fault(_ code: Int32) -> StoreError.Fault {
        switch code {
        case EACCES, EPERM, EROFS: .readOnly
        case ENOSPC, EDQUOT: .full
        default: .system(String(cString: strerror(code)))
        }
    }
}
