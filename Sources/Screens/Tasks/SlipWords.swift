internal import Algebra
internal import Tutor

extension GradeWords {
    /// Slips as a person would tell them, those of one kind together: `a sign was wrong at x and on the edge from x to t`.
    static func words(for slips: [Summary.Slip]) -> [String] {
        var sites: [(misconception: Misconception, sites: [String])] = []
        for slip in slips {
            let place = sites.firstIndex { $0.misconception == slip.misconception }
            if place == nil { sites.append((slip.misconception, [])) }
            if !slip.site.isEmpty { sites[place ?? sites.count - 1].sites.append(slip.site) }
        }
        return sites.map {
            $0.sites.isEmpty ? $0.misconception.words : "\($0.misconception.words) \($0.sites.listed())"
        }
    }
}
