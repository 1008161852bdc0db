import Testing

@testable import Store

@Suite("The file of a store")
struct StoreFileTests {
    /// Numbers as `stat -f -c %t` prints them.
    @Test(
        "A home on a server is known by the kind of its file system",
        arguments: [
            ("nfs", 0x6969, true), ("cifs", 0xFF53_4D42, true), ("sshfs", 0x6573_5546, true), ("9p", 0x0102_1997, true),
            ("ext4", 0xEF53, false), ("tmpfs", 0x0102_1994, false), ("btrfs", 0x9123_683E, false),
            ("xfs", 0x5846_5342, false), ("overlay", 0x794C_7630, false),
        ] as [(String, UInt32, Bool)])
    func network(name: String, kind: UInt32, isOnNetwork: Bool) {
        #expect(StoreFile.isNetwork(kind: kind) == isOnNetwork, "\(name)")
    }

    @Test("A file that is not there is on no network")
    func missing() { #expect(!StoreFile.isOnNetwork("/nowhere/at/all")) }
}
