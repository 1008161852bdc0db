/// 10 to a power: exact from 0 to 22, and beyond as near as multiplying on comes to it.
package func powerOfTen(_ exponent: Int) -> Double {
    let power = (0..<exponent.magnitude).reduce(1.0) { power, _ in power * 10 }
    return exponent < 0 ? 1 / power : power
}
