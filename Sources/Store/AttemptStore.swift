package import Tutor

/// Where attempts are kept: a file of one's own, and some day a server. Records have ids of their own and merge without
/// order, so that two sessions, or two machines, can keep theirs in one store.
package protocol AttemptStore: Sendable {
    /// Keeps records, all of them or none. When it returns they outlast the process and a loss of power; those whose id
    /// is there already are left as they are.
    /// - Returns: how many were not there before.
    @discardableResult
    func keep(_ records: [AttemptRecord]) throws(StoreError) -> Int
    /// Keeps what is typed and not entered, in place of what was kept of the same before.
    /// - Parameter waits: whether another program that is writing is waited for.
    func keep(_ drafts: Drafts, waits: Bool) throws(StoreError)
    /// Every record, in order of time.
    func records() throws(StoreError) -> [AttemptRecord]
    /// How far the student is with every card that has records, by its id: `CardProgress.byCard` of all records, without
    /// reading them.
    func progress() throws(StoreError) -> [String: CardProgress]
    /// The sittings at a card, as they were left, with what was typed in them: of everything that was asked the last one.
    func left(card: String) throws(StoreError) -> [LeftSitting]
}
