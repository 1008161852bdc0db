internal import Algebra
internal import Autodiff

/// The JSON Schema (2020-12) of everything in a card that is YAML: its head, and the blocks of its tasks. Editors complete and
/// check keys by it. It is made from the tables that the reader of cards uses.
package enum CardSchema {
    /// The schema of a head; those of the blocks stand in its `$defs`.
    package static var document: JSONValue {
        [
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": "The head of an Adjoint card",
            "$ref": "#/$defs/head",
            "$defs": .object(definitions),
        ]
    }

    /// By the names `head`, `answer`, `walk`, `shapes`, `drawing`, `training` and `course`.
    static var definitions: [String: JSONValue] {
        [
            "head": object(
                FrontMatterReader.Key.allCases.map { ($0.rawValue, $0.schema, $0.help) },
                required: [FrontMatterReader.Key.adjoint.rawValue]),
            "answer": ["anyOf": .list(Answer.written.map(answer))],
            "walk": object(Walk.keys.map { ($0.name, $0.schemaInWalk, $0.helpInWalk) }),
            "shapes": object([BlockKey.graph, .layout].map { ($0.name, $0.schema, $0.help) }),
            "drawing": object([BlockKey.graph].map { ($0.name, $0.schema, $0.help) }),
            "course": course,
            "training": object(TrainingPlan.keys.map { ($0.name, $0.schemaInTraining, $0.helpInTraining) }),
        ]
    }

    private static var course: JSONValue {
        let chapter = object(
            Course.ChapterKey.allCases.map { ($0.rawValue, $0 == .title ? .text : .list(of: .identifier), nil) },
            required: [Course.ChapterKey.title.rawValue])
        return object(
            Course.Key.allCases.map {
                ($0.rawValue, $0 == .title ? .text : ["type": "array", "items": chapter], nil)
            }, required: [Course.Key.chapters.rawValue])
    }

    /// A block with the key of one kind, and nothing that does not go with it.
    private static func answer(_ kind: any WrittenKey.Type) -> JSONValue {
        let options = ([.graph] + kind.options).map { ($0.name, $0.schema, $0.help as HelpEntry?) }
        let own = [(kind.name.name, kind.name == .order ? .words(of: OrderKey.Direction.self) : JSONValue.expression)]
            .map { ($0.0, $0.1, kind.help as HelpEntry?) }
        var schema = object(own + options)
        // What is right may be said by itself.
        let isNamed: JSONValue = ["required": [.text(kind.name.name)]]
        let isExpected: JSONValue = ["required": [.text(BlockKey.expect.name)]]
        let mayBeExpected = [NumericKey.name, MatrixKey.name].contains(kind.name)
        schema["anyOf"] = .list(mayBeExpected ? [isNamed, isExpected] : [isNamed])
        return schema
    }

    /// An object with keys, and no others.
    private static func object(
        _ keys: [(name: String, schema: JSONValue?, help: HelpEntry?)], required: [String] = []
    ) -> JSONValue {
        var properties: [String: JSONValue] = [:]
        for (name, schema, help) in keys {
            var property = schema ?? [:]
            if let help { property["description"] = .text("\(help.example): \(help.meaning)") }
            properties[name] = property
        }
        return [
            "type": "object", "additionalProperties": false, "properties": .object(properties),
            "required": .list(required.map(JSONValue.text)),
        ]
    }
}

extension JSONValue {
    /// A single value: YAML reads some texts as numbers or flags.
    fileprivate static let text: JSONValue = ["type": ["string", "number", "boolean"]]
    /// An expression; brackets around a matrix make lists.
    fileprivate static let expression: JSONValue = ["type": ["string", "number", "array"]]
    /// The id of a card, or the name of a graph: no blanks, and of ASCII's signs only `-` and `_`.
    fileprivate static let identifier: JSONValue = [
        "type": ["string", "number"], "pattern": #"^[^\s!-,./:-@\[-^`{-~]+$"#,
    ]
    fileprivate static let flag: JSONValue = ["type": "boolean"]

    fileprivate static func words<Word: RawRepresentable<String> & CaseIterable>(of _: Word.Type) -> JSONValue {
        ["enum": .list(Word.allCases.map { .text($0.rawValue) })]
    }

    /// A list, or one item of it by itself.
    fileprivate static func list(of item: JSONValue) -> JSONValue {
        ["anyOf": [item, ["type": "array", "items": item, "uniqueItems": true]]]
    }
}

extension FrontMatterReader.Key {
    /// What its value may be.
    fileprivate var schema: JSONValue {
        switch self {
        case .adjoint: ["enum": [1, "1"]]
        case .title, .topic, .author, .source, .license: .text
        case .id: .identifier
        case .created: ["type": "string", "pattern": #"^\d{4}-\d{2}-\d{2}$"#]
        case .difficulty: .words(of: FrontMatter.Difficulty.self)
        case .layout: .words(of: Layout.self)
        case .requires, .related: .list(of: .identifier)
        case .tags, .approvals: .list(of: .text)
        case .video: .list(of: ["type": "string", "pattern": #"^https?://\S+$"#])
        case .lang: ["type": "string", "pattern": "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"]
        case .revealShape: .flag
        }
    }
}

extension BlockKey {
    /// What its value may be beside the key of an answer; nil for a key that stands in no answer.
    var schema: JSONValue? {
        switch name {
        case "graph": .identifier
        case "expect": .expression
        case "round":
            [
                "type": "integer", "minimum": .number(Self.decimals.lowerBound),
                "maximum": .number(Self.decimals.upperBound),
            ]
        case "tolerance": ["type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1]
        case "layout": .words(of: Layout.self)
        case "in terms of": .list(of: ["type": ["string", "number"]])
        case "entries": .words(of: Walk.Entries.self)
        case "reveal-shape": .flag
        case "ask": .words(of: EdgeKey.Ask.self)
        case "vary":
            [
                "type": "object", "minProperties": 1,
                "additionalProperties": [
                    "type": "string", "pattern": #"^[-−]?\d+(\.\d+)?\s*\.\.\s*[-−]?\d+(\.\d+)?$"#,
                ],
            ]
        case "points": ["type": "integer", "minimum": .number(1)]
        case "goal": .expression
        case "steps": .list(of: ["type": ["string", "number"]])
        default: nil
        }
    }

    /// What its value may be in a block `walk`.
    var schemaInWalk: JSONValue? {
        switch name {
        case "rate": ["type": "number", "exclusiveMinimum": 0]
        case "fill": .list(of: .words(of: Walk.Fill.self))
        case "method": .words(of: SweepMethod.self)
        case "feedback": .words(of: Walk.Feedback.self)
        case "order": .words(of: Walk.Order.self)
        case "output": ["type": "string"]
        case "wrt": .list(of: ["type": "string"])
        default: schema
        }
    }

    /// What its value may be in a block `training`.
    var schemaInTraining: JSONValue? {
        switch name {
        case "inputs": .list(of: ["type": "string"])
        case "train", "test": ["type": "array", "items": ["type": ["array", "number"]]]
        case "rate": ["type": "number", "exclusiveMinimum": 0]
        case "epochs":
            [
                "type": "integer", "minimum": .number(TrainingPlan.epochRange.lowerBound),
                "maximum": .number(TrainingPlan.epochRange.upperBound),
            ]
        default: schema
        }
    }
}
