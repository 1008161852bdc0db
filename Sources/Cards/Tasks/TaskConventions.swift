internal import Algebra

/// What holds for every task of a card unless the task says otherwise.
struct TaskConventions {
    /// Which way round derivatives are laid out.
    var layout: Layout
    /// Whether a message about a wrong shape may name the right one.
    var revealsShape: Bool

    /// Those of a card; the defaults where its front matter cannot be read.
    init(_ frontMatter: FrontMatter?) {
        layout = frontMatter?.layout ?? .denominator
        revealsShape = frontMatter?.revealsShape ?? false
    }
}
