import Testing

@testable import Store

@Suite("The file of a store")
struct StoreFileTests {
    /// A computer room: homes come from a server, and one student's own disk is below them.
    private let mounts = """
        /dev/sda1 / ext4 rw,relatime 0 0
        tmpfs /tmp tmpfs rw 0 0
        server:/export/home /home nfs4 rw,vers=4.2 0 0
        /dev/sdb1 /home/ada/disk ext4 rw 0 0
        //server/share /mnt cifs rw 0 0

        """

    @Test(
        "A home on a server is known as such",
        arguments: [
            ("/home/ada/.local/share/adjoint/progress.sqlite", true), ("/mnt/progress.sqlite", true),
            ("/home/ada/disk/progress.sqlite", false), ("/homework/progress.sqlite", false),
            ("/tmp/progress.sqlite", false), ("/progress.sqlite", false),
        ])
    func network(path: String, isOnNetwork: Bool) {
        #expect(StoreFile.isOnNetwork(path, mounts: mounts) == isOnNetwork)
    }
}
