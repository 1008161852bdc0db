import Foundation
import Testing

@testable import Cards

@Suite("The schema of what is YAML in a card")
struct CardSchemaTests {
    /// What is wrong with a value by a schema: the keywords of JSON Schema 2020-12 that ours is made of, and no others.
    private struct Validator {
        let definitions: [String: Any]

        func isValid(_ value: Any, _ schema: [String: Any]) throws -> Bool {
            try schema.allSatisfy { keyword, rule in try holds(keyword, rule, value, schema) }
        }

        private func holds(_ keyword: String, _ rule: Any, _ value: Any, _ schema: [String: Any]) throws -> Bool {
            switch keyword {
            case "$ref":
                let name = try #require((rule as? String)?.split(separator: "/").last)
                return try isValid(value, try #require(definitions[String(name)] as? [String: Any]))
            case "anyOf":
                let schemas = try #require(rule as? [[String: Any]])
                return try schemas.contains { try isValid(value, $0) }
            case "enum":
                let values = try #require(rule as? [NSObject])
                return values.contains { $0 == (value as? NSObject) }
            case "type":
                let names = (rule as? [String]) ?? (rule as? String).map { [$0] } ?? []
                return names.contains { isOfType($0, value) }
            case "required":
                let names = try #require(rule as? [String])
                return names.allSatisfy { (value as? [String: Any])?[$0] != nil }
            case "properties":
                let properties = try #require(rule as? [String: [String: Any]])
                return try (value as? [String: Any] ?? [:]).allSatisfy { name, inner in
                    try properties[name].map { try isValid(inner, $0) } ?? true
                }
            case "additionalProperties":
                let known = Set((schema["properties"] as? [String: Any] ?? [:]).keys)
                if let inner = rule as? [String: Any] {
                    return try (value as? [String: Any] ?? [:]).allSatisfy { name, value in
                        try known.contains(name) || isValid(value, inner)
                    }
                }
                return known.isSuperset(of: (value as? [String: Any] ?? [:]).keys)
            case "items":
                let schema = try #require(rule as? [String: Any])
                return try (value as? [Any] ?? []).allSatisfy { try isValid($0, schema) }
            case "uniqueItems": return Set((value as? [NSObject]) ?? []).count == (value as? [Any])?.count ?? 0
            case "pattern":
                let pattern = try #require(rule as? String)
                guard let text = value as? String else { return true }
                return text.range(of: pattern, options: .regularExpression) != nil
            case "minProperties":
                let least = try #require(rule as? Int)
                return (value as? [String: Any] ?? [:]).count >= least
            case "minimum":
                let limit = try #require(rule as? Int)
                return (value as? Int).map { $0 >= limit } ?? true
            case "maximum":
                let limit = try #require(rule as? Int)
                return (value as? Int).map { $0 <= limit } ?? true
            case "exclusiveMinimum": return (value as? Double).map { $0 > Double(rule as? Int ?? 0) } ?? true
            case "exclusiveMaximum": return (value as? Double).map { $0 < Double(rule as? Int ?? 0) } ?? true
            case "description", "title", "$schema", "$defs": return true
            default:
                Issue.record("a keyword that nothing here checks: \(keyword)")
                return false
            }
        }

        private func isOfType(_ name: String, _ value: Any) -> Bool {
            switch name {
            case "string": value is String
            case "integer": value is Int
            case "number": value is Int || value is Double
            case "boolean": value is Bool
            case "array": value is [Any]
            case "object": value is [String: Any]
            default: false
            }
        }
    }

    private let document: [String: Any]
    private let validator: Validator

    init() throws {
        let data = try JSONEncoder().encode(CardSchema.document)
        document = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        validator = Validator(definitions: try #require(document["$defs"] as? [String: Any]))
    }

    /// A node as JSON has it, by the core schema of YAML 1.2; a day is a text in JSON.
    private func json(_ node: YAMLNode) -> Any {
        switch node.content {
        case .scalar(let text, isPlain: false): text
        case .scalar(let text, isPlain: true):
            switch text {
            case "true": true
            case "false": false
            case "", "~", "null": NSNull()
            default: Int(text) ?? Double(text) ?? text as Any
            }
        case .sequence(let nodes): nodes.map(json)
        case .mapping(let pairs):
            pairs.reduce(into: [String: Any]()) { object, pair in
                if case .scalar(let key, _) = pair.key.content { object[key] = json(pair.value) }
            }
        }
    }

    private func isValid(_ yaml: String, as block: String) throws -> Bool {
        // A blank block has no keys.
        let value = try YAMLNode.root(of: Array(yaml.utf8)).map(json) ?? [String: Any]()
        return try validator.isValid(value, try #require(validator.definitions[block] as? [String: Any]))
    }

    /// The head, and the blocks of tasks with their names, of a card file.
    private func parts(of text: String) -> [(block: String, yaml: String)] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let end = lines.dropFirst().firstIndex(of: "---") ?? 0
        var parts = [(block: "head", yaml: lines[1..<end].joined(separator: "\n"))]
        var open: (block: String, lines: [Substring])?
        for line in lines[end...] {
            if let block = open {
                if line == "```" {
                    parts.append((block.block, block.lines.joined(separator: "\n")))
                    open = nil
                } else {
                    open?.lines.append(line)
                }
            } else if ["```answer", "```walk", "```shapes", "```drawing", "```training"].contains(line) {
                open = (String(line.dropFirst(3)), [])
            }
        }
        return parts
    }

    @Test("Every head and every block of the bundled cards is valid")
    func bundledCards() throws {
        let cards = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "cards")
        let files = try FileManager.default.contentsOfDirectory(at: cards, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "md" }
        var checked = 0
        for file in files {
            for (block, yaml) in parts(of: try String(contentsOf: file, encoding: .utf8)) {
                #expect(try isValid(yaml, as: block), "\(file.lastPathComponent): \(block)\n\(yaml)")
                checked += 1
            }
        }
        #expect(checked > 30)
    }

    @Test("Every example of the page of help is valid where it may stand")
    func help() throws {
        for key in FrontMatterReader.Key.allCases where key != .adjoint {
            #expect(try isValid("adjoint: 1\n" + key.help.example, as: "head"), "\(key.help.example)")
        }
        for kind in Answer.written {
            #expect(try isValid(kind.help.example, as: "answer"), "\(kind.help.example)")
            for option in [.graph] + kind.options {
                let yaml = kind.help.example + "\n" + (option.help?.example ?? "none")
                #expect(try isValid(yaml, as: "answer"), "\(yaml)")
            }
        }
        for key in Walk.keys {
            #expect(try isValid(key.helpInWalk?.example ?? "none", as: "walk"), "\(key.name)")
            #expect(key.schemaInWalk != nil)
        }
        for key in TrainingPlan.keys {
            #expect(try isValid(key.helpInTraining?.example ?? "none", as: "training"), "\(key.name)")
            #expect(key.schemaInTraining != nil)
        }
    }

    @Test(
        "What the reader refuses is not valid",
        arguments: [
            ("head", "adjoint: 1\ntitel: A"), ("head", "title: A"), ("head", "adjoint: 2\ntitle: A"),
            ("head", "adjoint: 1\ndifficulty: hard"), ("head", "adjoint: 1\nvideo: example.org"),
            ("head", "adjoint: 1\ncreated: 1 June"), ("head", "adjoint: 1\nid: a.b"), ("head", "adjoint: 1\nid: '[a]'"),
            ("head", "adjoint: 1\nrelated: [a, a]"),
            ("answer", "numerc: dC/dx"), ("answer", "numeric: dC/dx\nsymbolic: dC/dx"), ("answer", "graph: g"),
            ("answer", "symbolic: x\nround: 2"), ("answer", "numeric: x\nround: 40"),
            ("answer", "numeric: x\ntolerance: 2.5"), ("answer", "order: sideways"), ("answer", "edge: w\nask: name"),
            ("walk", "fill: [gradients]"), ("walk", "fil: [adjoints]"), ("walk", "order: forward"),
            ("training", "rate: -0.5"), ("training", "epochs: 0.5"), ("training", "rat: 1"),
            ("shapes", "graf: g"), ("drawing", "layout: numerator"),
        ])
    func refused(block: String, yaml: String) throws {
        #expect(try !isValid(yaml, as: block))
    }
}
