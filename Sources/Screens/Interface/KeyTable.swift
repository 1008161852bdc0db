package import Canvas

/// A key, and what it does, in words: its line in the help and its place in the footer.
package struct KeyBinding: Hashable, Sendable {
    /// Any of them does it.
    package var keys: [Key]
    /// How the key is written: `Enter`, `Ctrl-G`.
    package var label: String
    /// What it does, as a line of the help.
    package var help: String
    /// What it does, in a word or two for the footer; nil where the footer does not show it.
    package var short: String?

    package init(_ keys: [Key], label: String, help: String, short: String? = nil) {
        self.keys = keys
        self.label = label
        self.help = help
        self.short = short
    }
}

/// The one table of a screen's present state that dispatches keys and words footer and help.
struct KeyTable<Action: Sendable>: Sendable {
    struct Entry: Sendable {
        let binding: KeyBinding
        let action: Action
    }
    private(set) var entries: [Entry] = []
    /// Every key, with the place of its line.
    private var keys: [(key: Key, entry: Int)] = []

    /// Adds a line. Keys that an earlier line has taken are left to it; a line without any other is left out.
    mutating func add(_ action: Action, _ keys: [Key], _ label: String, _ help: String, short: String? = nil) {
        let free = keys.filter { entry(of: $0) == nil }
        guard !free.isEmpty else { return }
        self.keys += free.map { ($0, entries.count) }
        entries.append(Entry(binding: KeyBinding(free, label: label, help: help, short: short), action: action))
    }

    /// Adds the lines of another table, whose actions are a part of these.
    /// - Parameters:
    ///   - isMeant: whether a line belongs here now.
    ///   - short: what the footer shows of a line; as the other table says where nothing else is said.
    mutating func add<Part>(
        _ part: KeyTable<Part>, _ action: (Part) -> Action, where isMeant: (Part) -> Bool = { _ in true },
        short: (KeyTable<Part>.Entry) -> String? = { $0.binding.short }
    ) {
        for entry in part.entries where isMeant(entry.action) {
            let key = entry.binding
            add(action(entry.action), key.keys, key.label, key.help, short: short(entry))
        }
    }

    var bindings: [KeyBinding] { entries.map(\.binding) }

    /// What a key does now; nil where it has no meaning.
    func action(for key: Key) -> Action? { entry(of: key).map { entries[$0].action } }

    private func entry(of key: Key) -> Int? { keys.first { $0.key == key }?.entry }
}
