/// A small generator with a fixed sequence for every seed (Steele, Lea, Flood, "Fast splittable pseudorandom number
/// generators", 2014). Seeds that differ in one bit give unrelated sequences.
package struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// The sequence of a seed.
    package init(seed: UInt64) { state = seed }

    /// A sequence for a name and a counter, the same in every process, unlike `Hashable`.
    package init(name: String, counter: Int) {
        // FNV-1a.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        self.init(seed: hash &+ UInt64(bitPattern: Int64(counter)) &* 0x9e37_79b9_7f4a_7c15)
        _ = next()
    }

    /// The next 64 bits.
    package mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// Uniform in 0..<1.
    package mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// 1 or −1.
    package mutating func sign() -> Double { next() & 1 == 0 ? 1 : -1 }
}
