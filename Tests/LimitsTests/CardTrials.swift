import Cards
import Testing

extension LimitTrial {
    /// About a card with so many of something: its fault, as `check` prints it.
    private static func card(
        _ what: String, says: String, _ text: @escaping @Sendable (Int) -> String
    ) -> LimitTrial {
        LimitTrial(what, says: says) { count in
            let faults = Card.read(text(count), path: "card.md").diagnostics.map(\.text)
            let fault = faults.first { $0.contains(says) }
            // A place in the file.
            if let fault { #expect(fault.contains(#/^card\.md:\d+:\d+: /#)) }
            return fault
        }
    }

    private static func text(
        head: String = "", lesson: String = "A lesson.", graph: String = "x = 2\nC = x^2", tasks: String = ""
    )
        -> String
    {
        """
        ---
        adjoint: 1
        title: T
        \(head)
        ---
        \(lesson)

        ```graph g
        \(graph)
        ```

        # Tasks

        \(tasks)
        """
    }

    private static func answer(_ keys: String, block: String = "answer") -> String {
        "## T\nWhat?\n\n```\(block)\n\(keys)\n```\n"
    }

    static let cards: [LimitTrial] = [
        LimitTrial("bytes of a card file (1 MiB)", says: "a card has at most 1048576") { count in
            let blanks = [UInt8](repeating: 32, count: count)
            return Card.read(CardFile(path: "card.md", bytes: blanks)).diagnostics.map(\.text).first {
                $0.contains("at most 1048576")
            }
        },
        card("bytes of a card's head, and of a block of keys (64 KiB)", says: "longer than the limit of 65536 bytes") {
            count in
            let head = "adjoint: 1\ntitle: T\n#"
            // The end of the last line belongs to the head.
            return "---\n\(head)\(String(repeating: "a", count: count - head.utf8.count - 1))\n---\nA lesson.\n"
        },
        card("lists and keys inside each other in YAML", says: "nested deeper than the limit of 64 levels") { count in
            // One level is that of the keys.
            text(
                head: "tags: " + String(repeating: "[", count: count - 1) + "a"
                    + String(repeating: "]", count: count - 1))
        },
        card("values of a head or a block of keys", says: "more than the limit of 10000 values") { count in
            // The head itself, three keys, two of their values, and the list are values too.
            text(head: "tags: [\(Array(repeating: "a", count: count - 7).joined(separator: ","))]")
        },
        card(
            "lists, quotes and emphasis inside each other, the page and its paragraphs too",
            says: "nested deeper than the limit of 64 levels"
        ) { count in
            text(lesson: String(repeating: ">", count: count - 2) + " quoted")
        },
        card("tasks of a card", says: "a card has at most 1000 tasks") { count in
            text(tasks: (1...count).map { "## T\($0)\nWhat?\n\n- [x] a\n- [ ] b\n" }.joined(separator: "\n"))
        },
        card("faults of a card that are listed", says: "there are more than 200 faults") { count in
            text(head: (1...count).map { "k\($0): 1" }.joined(separator: "\n"), tasks: answer("numeric: dC/dx"))
        },
        card("paths of a task", says: "a task asks for at most 12") { count in
            let sums =
                (1...count).map { "a\($0) = x * \($0)" } + [
                    "C = " + (1...count).map { "a\($0)" }.joined(separator: " + ")
                ]
            return text(graph: (["x = 2"] + sums).joined(separator: "\n"), tasks: answer("paths: dC/dx"))
        },
        card("elements of a vector or matrix that a walk asks for in numbers", says: "too large to be typed in numbers")
        { count in
            let numbers = Array(repeating: "1", count: count).joined(separator: ", ")
            return text(
                graph: "x : \(count) = [\(numbers)]\nC = sum(x^2)",
                tasks: answer("fill: [adjoints]\nentries: numeric", block: "walk"))
        },
        card("numbers of a range of `vary`", says: "at most 10000 numbers") { count in
            text(tasks: answer("numeric: dC/dx\nvary: {x: 1..\(count)}"))
        },
        card("decimals of a number of a range of `vary`", says: "at most 4 digits behind the point") { count in
            text(tasks: answer("numeric: dC/dx\nvary: {x: 0.\(String(repeating: "1", count: count))..0.2}"))
        },
        card("epochs of a training", says: "a whole number from 1 to 10000") { count in
            """
            ---
            adjoint: 1
            title: T
            ---
            A lesson.

            ```graph g
            input x
            param w = 1
            C = (w*x)^2
            ```

            ```training
            graph: g
            inputs: [x]
            train: [[1]]
            epochs: \(count)
            ```
            """
        },
    ]
}
