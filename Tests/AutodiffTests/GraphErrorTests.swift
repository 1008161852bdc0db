import Testing

@testable import Autodiff

@Suite("Faults in graph blocks")
struct GraphErrorTests {
    /// A block with the place of its only fault between « and ».
    struct Fault: CustomTestStringConvertible, Sendable {
        var text: String
        var message: String
        var suggestion: String?
        var testDescription: String { text }

        init(_ text: String, _ message: String, _ suggestion: String? = nil) {
            self.text = text
            self.message = message
            self.suggestion = suggestion
        }

        var block: String { text.filter { $0 != "«" && $0 != "»" } }
        var range: Range<Int>? {
            let parts = text.split(separator: "«", omittingEmptySubsequences: false)
            guard parts.count == 2, let inside = parts[1].firstIndex(of: "»") else { return nil }
            let start = parts[0].utf8.count
            return start..<start + parts[1][..<inside].utf8.count
        }
    }

    /// What only follows from a fault of another line is not told: its names, and shapes that are not known for it.
    static let followed = [
        Fault("param «W 2x3»\nC = sum(W)", "a shape stands behind a colon", "param W : 2x3"),
        Fault("for «i in range(2)»: a[i] = i\nC = a[0]*a[1]", "an index runs over a range", "i in 0..1"),
        Fault("k = [1, 2]\nh = «q» * k\nC = dot(k, h)", "no variable is called q; there are C, h and k"),
        Fault("«L := w^2»\nw = 2\nC = L + w", "= alone defines a node", "L = w^2"),
    ]

    /// What an author may take for a name or a function of graphs, and what is written for it.
    static let notSilently = [
        Fault("z = 2\na = softplus(«zz»)", "no variable is called zz", "z^2"),
        Fault("x = 2\nz = 3\na = «xzx» + 1", "no variable is called xzx", "x*z*x"),
        Fault("Z = [1, 2; 3, 4]\nu = 2*«rowmax»(Z)", "no function is called rowmax", "max(Z, axis=1)"),
        Fault("v = [1, 2, 3]\nk = [1, 2]\nu = «conv»(v, k)", "no function is called conv", "conv1d(x, k)"),
    ]

    static let lines = [
        Fault("«x»", "x has no right-hand side", "input x"),
        Fault("x = 2\n«y =»", "y has nothing right of =", "input y"),
        Fault("«= 3»", "a name is missing here"),
        Fault("«inptu» x", "no line begins with inptu", "input"),
        Fault("«parm» w = 2", "no line begins with parm", "param"),
        Fault("param «w 0.5»", "= stands before a value", "w = 0.5"),
        Fault("input «a b»", "several names are separated by commas", "a, b"),
        Fault("«const»", "const needs a name", "const x"),
        Fault("«in» = 2", "in is a word of graph blocks and cannot name a node"),
        Fault("«output» = 2", "output is a word of graph blocks and cannot name a node"),
        Fault("«sin» = 2", "sin is the name of a function and cannot name a node"),
        Fault("«x + y» = 2", "one name stands left of ="),
        Fault("«f(x)» = 2", "one name stands left of ="),
        Fault("«»", "the graph has no definition", "x = 2"),
        Fault("«# nothing here»", "the graph has no definition", "x = 2"),
        Fault("x = 2\n«output x, y»", "output takes the name of one node", "output C"),
        Fault("x = 2\noutput x\n«output x»", "a graph has one output, and it is named already"),
        Fault("loss = 2\noutput «los»", "los is not defined", "loss"),
    ]

    static let names = [
        Fault("x = 2\ny = «w» + x", "no variable is called w; there are x and y"),
        Fault("alpha = 2\nbeta = 3\ny = «alpa» + beta", "no variable is called alpa", "alpha"),
        Fault("x = 2\ny = 3\n«x» = 4", "x is already defined"),
        Fault("«x» = x + 1", "x is defined by itself"),
        Fault(
            "S : 2x2 = 1\n«T» = S^T",
            "T is defined by itself; with a node called T, A^T is a power and not the transpose of A"),
        Fault("a = 1\n«b» = c + a\nc = d\nd = sin(b)", "these definitions go round in a circle: b → d → c → b"),
        Fault("x = 2\nz = «sine»(x)", "no function is called sine", "sin or sinh"),
        Fault(
            "x = 2\nz = f(«x + 1»)", "f is not defined, so its arguments are names of nodes; give this one a name first"
        ),
        Fault(
            "x = 2\nz = 2 * «h»(x)", "h is not defined; a function left open is a right-hand side of its own",
            "u = h(…)"),
    ]

    static let rightHandSides = [
        Fault("x = 2\ny = x «+»", "something is missing after +"),
        Fault("x = 2\ny = «(»x", "( is never closed"),
        Fault("x = 2\ny = «1/2x»", "1/2x can be read in more than one way: `(1/2)x` or `1/(2x)`"),
        Fault("x = 2 # é\ny = «é1»", "no variable is called é1; there are x and y"),
        Fault("x = «1/0»", "1/0 is not defined"),
        Fault("x = «log(-1)»", "log(-1) is not defined"),
        Fault("x = «10^400»", "10^400 is too large"),
        Fault(
            "x = 2\nparam w = «x + 1»",
            "a number is expected; what follows from other nodes is written without a word in front", "w = …"),
        Fault(
            "x = 2\nC = «x + dC/dx»", "derivatives and adjoints follow from the definitions and cannot stand in one"),
    ]

    static let families = [
        Fault("«for i in 1..3 x[i] = 2»", "for needs a colon and a definition after it", "for j in 1..3: a[j] = …"),
        Fault("for «i 1..3»: x[i] = 2", "an index runs over a range", "j in 1..3"),
        Fault("for i in «1.5»..3: x[i] = 2", "a range goes from a whole number to a whole number", "1..3"),
        Fault("y = 1\n«W[1..2,3..1]» = 2", "the range 3..1 is empty"),
        Fault("for i in «3..1»: x[i] = 2", "the range 3..1 is empty"),
        Fault("for i in 1..3: «x» = 2", "x is already defined"),
        Fault(
            "for i in 1..3: x[i] = i\nfor j in 1..3: y[j] = «x[j+1]»",
            "no variable is called x[j+1]; there are x[1], x[2], x[3], y[1], y[2] and y[3]"),
        Fault("i = 2\nfor «i» in 1..3: x[i] = 2", "i is a node already; the index needs another name"),
        Fault("«for i in 1..200, j in 1..200: x[i,j] = 2»", "the graph has more than 10000 nodes, which is the limit"),
        Fault("«for i in 1..1000000000: x[i] = 2»", "the graph has more than 10000 nodes, which is the limit"),
        Fault(
            "«for a in 1..2, b in 1..2, c in 1..2, d in 1..2, f in 1..2, g in 1..2, h in 1..2, k in 1..2, l in 1..2: x = 1»",
            "a family has at most 8 indices"),
    ]

    static let shapes = [
        Fault(
            "W : 2x3 = 1\nx = [1, 2]\nC = sum(W «@» x)",
            "W @ x: W is 2×3 and x is 2×1: the inner dimensions, 3 and 2, differ"),
        Fault(
            "C = sum(y «+» x)\nx = [1, 2]\ny = [1, 2, 3]",
            "y + x: y is 3×1 and x is 2×1: + needs equal shapes, or a scalar on one side"),
        Fault(
            "W : 2x3 = «[[1, 2], [3, 4]]»", "W is declared 2x3, and what stands right of = is 2x2", "W : 2x2"),
        Fault("x = [1, 2]\ny : 3 = «2 x»", "y is declared 3x1, and what stands right of = is 2x1", "y : 2x1"),
        Fault("x : «2y3» = 4", "2y3 is not a shape: 3 is a column of 3, 2x3 a matrix of 2 rows"),
        Fault("«x : = 3»", "= alone defines a node", "x = 3"),
        Fault("w = 2\n«L := w^2»", "= alone defines a node", "L = w^2"),
        Fault("x : «0x2» = 3", "0x2 is not a shape: 3 is a column of 3, 2x3 a matrix of 2 rows"),
        Fault("«v = 1x2 = [0.1, 0.2]»", "a shape stands behind a colon", "v : 1x2 = [0.1, 0.2]"),
        Fault("input x : «2000x2000»", "a vector or matrix has at most 1000000 elements"),
        Fault(
            "x = [1, 2]\nC = «x[2]^2»",
            "x[2] is an element of x, and a definition takes x whole, or a slice of it", "x[2..2]"),
    ]

    @Test(
        "Functions of vectors and matrices alone leave their names to nodes",
        arguments: ["zeros", "softmax", "sin1", "xlog"])
    func freeNames(name: String) {
        let (graph, errors) = Graph.parse("\(name) = 2\nC = 3 * \(name)", name: "g")
        #expect(errors.isEmpty && graph?.nodes.count == 2)
    }

    @Test(
        "Each is found at its place, and says what to do",
        arguments: lines + names + rightHandSides + families + shapes + followed + notSilently)
    func single(fault: Fault) throws {
        let (graph, errors) = Graph.parse(fault.block, name: "test")
        #expect(graph == nil)
        let range = try #require(fault.range)
        #expect(errors.count == 1)
        let error = try #require(errors.first)
        #expect(error.range == range)
        #expect(error.message == fault.message)
        #expect(error.suggestion == fault.suggestion)
    }

    @Test("All faults of a block are collected, in the order of the text")
    func collected() {
        let (_, errors) = Graph.parse(
            """
            x = 2
            y = x +
            x = 3
            z = w*x
            foo
            a = b
            b = a
            """, name: "test")
        #expect(errors.map(\.range.lowerBound) == [12, 14, 24, 28, 32])
    }

    @Test("A name defined twice tells where the first is")
    func related() throws {
        let (_, errors) = Graph.parse("x = 2\nx = 3", name: "test")
        #expect(errors.first?.related == 0..<1)
    }

    @Test("A family that would write out too much is stopped")
    func size() {
        let text = "for i in 1..9: x[i] = i\nfor i in 1..9: y[i] = sum(j in 1..9, x[j])"
        var reader = BlockReader(sizeLimit: 50)
        reader.read(Excerpt(text))
        #expect(
            reader.errors.map(\.message) == ["the graph has more than 50 symbols and operations, which is the limit"])
        #expect(reader.isOverLimit)
    }

    @Test("A block of nothing but faulty lines is not looked at to its end")
    func manyFaults() {
        let text = (0..<3_000).map { "x\($0) = sin(y\($0))" }.joined(separator: "\n")
        let (graph, errors) = Graph.parse(text, name: "test")
        #expect(graph == nil)
        #expect(errors.count == 50)
    }
}
