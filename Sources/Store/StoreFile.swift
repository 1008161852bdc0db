internal import CSQLite
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
        var system = statfs()
        guard statfs(path, &system) == 0 else { return false }
        #if os(Linux)
            return isNetwork(kind: UInt32(truncatingIfNeeded: system.f_type))
        #else
            return system.f_flags & UInt32(MNT_LOCAL) == 0
        #endif
    }

    /// - Parameter kind: the number of a kind of file system, as statfs(2) of Linux lists them.
    static func isNetwork(kind: UInt32) -> Bool {
        switch kind {
        case 0x6969: true  // NFS
        case 0x517B, 0xFE53_4D42, 0xFF53_4D42: true  // SMB and CIFS
        case 0x5346_414F, 0x6B41_4653: true  // AFS
        case 0x00C3_6400: true  // Ceph
        case 0x0102_1997: true  // 9P
        case 0x0BD0_0BD0: true  // Lustre
        case 0x0116_1970, 0x7461_636F: true  // GFS2 and OCFS2
        case 0x6573_5546: true  // FUSE: a program serves it, such as sshfs, and nobody knows from where
        default: false
        }
    }

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
