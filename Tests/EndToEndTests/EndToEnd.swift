import Testing

/// The built programs, driven as a person drives them. One test at a time: each starts programs of its own, and a
/// machine of two cores has enough of one.
@Suite("From end to end", .serialized)
enum EndToEnd {}
