internal import Algebra
internal import Autodiff

/// What everything of a graph is called in Python: `w2_13` for w₁₃⁽²⁾, `theta` for θ, `z_bar` for its adjoint.
///
/// Two things never get one name, and none that Python, NumPy or the file itself uses: `lambda` is `lambda_`. What each
/// is called in the graph stands beside it in the file.
struct PythonNames {
    /// The function for the graph.
    let function: String
    /// By node: its value.
    let values: [String]
    /// By node: its adjoint.
    let adjoints: [String]
    /// By node: what it sends back to an operand with several consumers.
    let contributions: [String]
    /// By name in the graph: a function that is not defined there.
    let opaqueFunctions: [String: String]
    /// By edge into an opaque node: the function for its local partial.
    let opaquePartials: [Int: String]
    private let nodes: [Symbol: Int]

    init(_ graph: Graph) {
        var taken = PythonName.reserved.union(Operation.allCases.filter(\.isDefinedForNumPy).map(\.name))
        func free(_ wanted: String) -> String {
            var name = wanted
            while taken.contains(name) || taken.contains(name + Self.inTorch) { name += "_" }
            taken.insert(name)
            return name
        }
        function = free(Self.identifier(graph.name))
        let plain = graph.nodes.map { Self.identifier($0.symbol) }
        let values = plain.map(free)
        self.values = values
        adjoints = plain.map { free($0 + "_bar") }
        contributions = plain.map { free("from_" + $0) }
        var functions: [String: String] = [:]
        for case .opaque(let name, _)? in graph.nodes.map(\.expression) where functions[name] == nil {
            // The function C of a node C = C(z) cannot have the node's name.
            let own = Self.identifier(Symbol(name))
            functions[name] = free(taken.contains(own) ? own + "_of" : own)
        }
        opaqueFunctions = functions
        opaquePartials = Dictionary(
            uniqueKeysWithValues: graph.opaqueEdges.map { index in
                let edge = graph.edges[index]
                return (index, free("d\(plain[edge.to])_d\(plain[edge.from])"))
            })
        nodes = Dictionary(graph.nodes.enumerated().map { ($1.symbol, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The value of a node by its symbol.
    func value(_ symbol: Symbol) -> String { nodes[symbol].map { values[$0] } ?? Self.identifier(symbol) }

    /// The adjoint of a node by its symbol.
    func adjoint(_ symbol: Symbol) -> String { nodes[symbol].map { adjoints[$0] } ?? Self.identifier(symbol) + "_bar" }

    /// The local partial of an opaque node, a call of the function for it.
    func partial(_ derivative: Derivative, in graph: Graph) -> String? {
        guard let operand = nodes[derivative.variable], let consumer = nodes[derivative.of],
            let edge = graph.edge(from: operand, to: consumer), let name = opaquePartials[edge]
        else { return nil }
        let arguments = graph.incoming[consumer].map { values[graph.edges[$0].from] }
        return "\(name)(\(arguments.joined(separator: ", ")))"
    }

    /// What the name of the function for PyTorch ends in.
    static let inTorch = "_in_torch"

    private static func identifier(_ symbol: Symbol) -> String {
        var name = identifier(Symbol(symbol.name).text(.ascii))
        if let layer = symbol.layer { name += (name.last?.isNumber == true ? "_" : "") + digits(layer) }
        guard !symbol.indices.isEmpty else { return name }
        let areShort = symbol.indices.allSatisfy { (0..<10).contains($0) }
        return name + "_" + symbol.indices.map(digits).joined(separator: areShort ? "" : "_")
    }

    private static func digits(_ number: Int) -> String { number < 0 ? "m\(number.magnitude)" : String(number) }

    private static func identifier(_ text: String) -> String {
        let name = text.unicodeScalars.map(PythonName.spelling).joined()
        return name.first.map { $0.isNumber } ?? true ? "_" + name : name
    }
}
