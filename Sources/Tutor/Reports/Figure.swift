internal import Algebra

/// Figures with their units, as reports and charts write them.
package enum Figure {
    /// A share from 0 to 1 in whole per cent; what is not quite all, or not quite nothing, is not rounded to it.
    package static func percent(_ share: Double) -> String {
        let rounded = Int((share * 100).rounded())
        if rounded == 100, share < 1 { return ">99%" }
        if rounded == 0, share > 0 { return "<1%" }
        return "\(rounded)%"
    }

    /// A duration, of two digits or more: `45 s`, `3.5 min`, `12 min`, `1.2 h`, `1,254 h`.
    package static func duration(_ seconds: Double) -> String {
        func text(_ number: Double) -> String {
            number < 9.95 ? decimal(number, places: 1) : grouped(Int(number.rounded()))
        }
        if seconds < 59.5 { return "\(Int(seconds.rounded())) s" }
        return seconds < 59.5 * 60 ? "\(text(seconds / 60)) min" : "\(text(seconds / 3_600)) h"
    }

    /// A number with so many decimal places, all of them written.
    package static func decimal(_ number: Double, places: Int) -> String {
        let scale = Int(powerOfTen(places))
        let scaled = Int((number.magnitude * Double(scale)).rounded())
        let sign = number < 0 && scaled > 0 ? "-" : ""
        return "\(sign)\(scaled / scale)" + (places > 0 ? ".\(digits(scaled % scale, places))" : "")
    }

    /// A number of so many digits, with zeros before it where it has fewer.
    package static func digits(_ number: Int, _ count: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, count - text.count)) + text
    }

    /// A count with its thousands apart: `12,345`.
    package static func grouped(_ count: Int) -> String {
        let digits = String(count.magnitude)
        let groups = digits.enumerated().map { place, digit in
            place > 0 && (digits.count - place) % 3 == 0 ? ",\(digit)" : "\(digit)"
        }
        return (count < 0 ? "-" : "") + groups.joined()
    }

    /// `1 student`, `2,000 students`.
    package static func count(_ number: Int, _ noun: String, plural: String? = nil) -> String {
        number == 1 ? "1 \(noun)" : "\(grouped(number)) \(plural ?? noun + "s")"
    }
}
