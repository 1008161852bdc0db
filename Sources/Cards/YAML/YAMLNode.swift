internal import CYAML

/// A node of a YAML document, as libyaml composes it. Aliases and tags are none of its business.
struct YAMLNode {
    indirect enum Content {
        /// - Parameter isPlain: whether it stands without quotes.
        case scalar(String, isPlain: Bool)
        case sequence([YAMLNode])
        case mapping([(key: YAMLNode, value: YAMLNode)])
    }
    let content: Content
    /// Whether nothing is inside it.
    var isScalar: Bool { if case .scalar = content { true } else { false } }
    /// How many Unicode scalars stand before it.
    let place: Int

    /// What keeps a text from being read, in the words of libyaml.
    struct Problem: Error {
        /// What is wrong; nil where a character is none of YAML's.
        let text: String?
        let place: Int
        /// What was being read, and where that begins; nil where it does not matter.
        let context: (text: String, place: Int)?
    }

    /// The one document of a text; nil where the text has none.
    /// - Parameter bytes: UTF-8.
    static func root(of bytes: [UInt8]) throws(Problem) -> YAMLNode? {
        let result = bytes.withUnsafeBufferPointer { input in
            var parser = yaml_parser_t()
            guard yaml_parser_initialize(&parser) == 1 else { return Result<YAMLNode?, Problem>.success(nil) }
            defer { yaml_parser_delete(&parser) }
            yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
            yaml_parser_set_input_string(&parser, input.baseAddress, input.count)
            return Result { () throws(Problem) in try root(from: &parser) }
        }
        return try result.get()
    }

    private static func root(from parser: inout yaml_parser_t) throws(Problem) -> YAMLNode? {
        var document = yaml_document_t()
        guard yaml_parser_load(&parser, &document) == 1 else { throw Problem(parser) }
        defer { yaml_document_delete(&document) }
        guard let first = yaml_document_get_root_node(&document) else { return nil }
        let root = YAMLNode(first, in: &document)
        var next = yaml_event_t()
        guard yaml_parser_parse(&parser, &next) == 1 else { throw Problem(parser) }
        defer { yaml_event_delete(&next) }
        guard next.type == YAML_STREAM_END_EVENT else {
            throw Problem(text: "but found another document", place: Int(next.start_mark.index), context: nil)
        }
        return root
    }

    private init(_ node: UnsafePointer<yaml_node_t>, in document: inout yaml_document_t) {
        place = Int(node.pointee.start_mark.index)
        let data = node.pointee.data
        switch node.pointee.type {
        case YAML_SEQUENCE_NODE:
            let items = UnsafeBufferPointer(from: data.sequence.items.start, to: data.sequence.items.top)
            content = .sequence(items.compactMap { YAMLNode(number: $0, in: &document) })
        case YAML_MAPPING_NODE:
            let pairs = UnsafeBufferPointer(from: data.mapping.pairs.start, to: data.mapping.pairs.top)
            content = .mapping(
                pairs.compactMap { pair in
                    guard let key = YAMLNode(number: pair.key, in: &document),
                        let value = YAMLNode(number: pair.value, in: &document)
                    else { return nil }
                    return (key, value)
                })
        default:
            let text = UnsafeBufferPointer(start: data.scalar.value, count: data.scalar.length)
            content = .scalar(
                String(decoding: text, as: UTF8.self), isPlain: data.scalar.style == YAML_PLAIN_SCALAR_STYLE)
        }
    }

    /// - Parameter number: as libyaml counts the nodes of a document, from 1.
    private init?(number: Int32, in document: inout yaml_document_t) {
        guard let node = yaml_document_get_node(&document, number) else { return nil }
        self.init(node, in: &document)
    }
}

extension YAMLNode.Problem {
    fileprivate init(_ parser: yaml_parser_t) {
        guard parser.error == YAML_SCANNER_ERROR || parser.error == YAML_PARSER_ERROR else {
            self.init(text: nil, place: 0, context: nil)
            return
        }
        self.init(
            text: parser.problem.map { String(cString: $0) }, place: Int(parser.problem_mark.index),
            context: parser.context.map { (String(cString: $0), Int(parser.context_mark.index)) })
    }
}

extension UnsafeBufferPointer {
    /// The elements of one of libyaml's stacks.
    fileprivate init(from start: UnsafeMutablePointer<Element>?, to top: UnsafeMutablePointer<Element>?) {
        guard let start, let top else {
            self.init(start: nil, count: 0)
            return
        }
        self.init(start: start, count: top - start)
    }
}
