/// How large a card may be; each limit is met with an error that names it.
package enum CardLimits {
    /// Of a card file: 1 MiB.
    static let cardBytes = 1 << 20
    /// Of a card's front matter and of each answer block: 64 KiB.
    static let yamlBytes = 1 << 16
    static let yamlDepth = 64
    static let yamlNodes = 10_000
    /// Of lists, quotes and emphasis inside each other.
    static let markdownDepth = 64
    /// Of one card.
    static let tasks = 1_000
    /// Of one card.
    static let findings = 200
    /// For how many of them it is looked up what was probably meant.
    static let suggestions = 50
    /// How many names of a card are looked at for the one that was probably meant.
    static let namesCompared = 1_000
}

extension CardLimits {
    /// Every bound that an author may meet, as a page of help lists it.
    package static let table: [(what: String, limit: Int)] = [
        ("bytes of a card file (1 MiB)", cardBytes),
        ("bytes of a card's head, and of a block of keys (64 KiB)", yamlBytes),
        ("lists and keys inside each other in YAML", yamlDepth),
        ("values of a head or a block of keys", yamlNodes),
        ("lists, quotes and emphasis inside each other, the page and its paragraphs too", markdownDepth),
        ("tasks of a card", tasks),
        ("faults of a card that are listed", findings),
        ("paths of a task", PathsKey.limit),
        ("elements of a vector or matrix that a walk asks for in numbers", Walk.largestEntry),
        ("numbers of a range of `vary`", Variation.Range.numberLimit),
        ("decimals of a number of a range of `vary`", Variation.Range.decimalLimit),
        ("epochs of a training", TrainingPlan.epochRange.upperBound),
    ]
}
