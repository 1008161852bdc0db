/// A piece of running text with one role.
package struct Span: Hashable, Sendable {
    /// How a line may break inside a span. Between spans it breaks only at blanks.
    package enum Breaking: Hashable, Sendable {
        /// At every blank.
        case words
        /// Mathematics: whole where it fits, else after a relation, an operator or a comma.
        case math
        /// Whole where it fits, code for instance.
        case never
    }

    /// What is written.
    package var text: String
    /// What it means.
    package var role: Role
    /// Where a line may break in it.
    package var breaking: Breaking

    package init(_ text: String, role: Role = .plain, breaking: Breaking = .words) {
        self.text = text
        self.role = role
        self.breaking = breaking
    }
}

extension [Span] {
    /// The columns of the spans one after the other.
    package var columns: Int { reduce(0) { $0 + $1.text.columns } }
    /// The text of the spans without their roles.
    package var text: String { map(\.text).joined() }
}
