/// A small graph in which a local rule is asked, with numbers to be drawn: `#i` is a whole number from −5 to 9, `#p` one from
/// 2 to 9, `#d` has one decimal, `#s` is a square, and `#f` the letter of a function.
struct FreshGraph: Sendable {
    /// As in a graph block.
    let block: String
    /// The node whose adjoint is asked.
    let asked: String
    /// Whether the partials at that node are what is asked.
    var asksForPartials = true

    init(_ block: String, _ asked: String, asksForPartials: Bool = true) {
        self.block = block.split(separator: ";").map { line in
            String(line.drop { $0 == " " })
        }.joined(separator: "\n")
        self.asked = asked
        self.asksForPartials = asksForPartials
    }
}

extension LocalRule {
    /// The graphs that ask it. Each has the rule at the asked place, and behind it something that has an adjoint other than 1.
    var freshGraphs: [FreshGraph] {
        switch self {
        case .sum:
            [
                FreshGraph("x = #i; y = #i; s = #p*x - y; C = s^2", "x"),
                FreshGraph("x = #i; y = #i; s = #p*x - y; C = s^2", "y"),
                FreshGraph("a = #i; b = #i; c = #i; s = a - #p*b + c; C = #p*s^2", "b"),
            ]
        case .product:
            [
                FreshGraph("x = #i; y = #i; z = x * y; C = z^2", "x"),
                FreshGraph("a = #i; b = #i; c = #p; z = a * b * c; C = #p*z", "b"),
                FreshGraph("x = #i; y = #i; z = x * y; C = #p*z^2", "y"),
            ]
        case .quotient:
            [
                FreshGraph("x = #i; y = #p; z = x / y; C = z^2", "y"),
                FreshGraph("a = #i; b = #p; q = a / b; C = #p*q^2", "a"),
                FreshGraph("a = #p; b = #p; q = a / b; C = q^3", "b"),
            ]
        case .power:
            [
                FreshGraph("x = #i; z = x^3; C = #p*z", "x"), FreshGraph("a = #i; p = a^2; C = p^2", "a"),
                FreshGraph("x = #p; z = x^4; C = #p*z", "x"),
            ]
        case .root:
            [
                FreshGraph("x = #s; r = sqrt(x); C = #p*r", "x"), FreshGraph("a = #s; r = sqrt(a); C = r^3", "a"),
            ]
        case .exponential:
            [
                FreshGraph("x = #d; z = exp(x); C = #p*z", "x"), FreshGraph("a = #d; u = exp(a); C = u^2", "a"),
            ]
        case .logarithm:
            [
                FreshGraph("x = #p; z = log(x); C = z^2", "x"), FreshGraph("a = #p; u = log(a); C = #p*u", "a"),
            ]
        case .trigonometric:
            [
                FreshGraph("x = #d; s = sin(x); C = s^2", "x"), FreshGraph("a = #d; u = cos(a); C = #p*u", "a"),
                FreshGraph("a = #d; u = cos(a); C = u^2", "a"), FreshGraph("x = #d; s = sin(x); C = #p*s", "x"),
            ]
        case .sigmoid:
            [
                FreshGraph("z = #d; a = sigmoid(z); C = #p*a", "z"), FreshGraph("x = #d; s = sigmoid(x); C = s^2", "x"),
            ]
        case .tanh:
            [
                FreshGraph("z = #d; a = tanh(z); C = #p*a", "z"), FreshGraph("x = #d; h = tanh(x); C = h^2", "x"),
            ]
        case .relu:
            [
                FreshGraph("z = [#p, -#p, #p]; const v = [#i, #i, #i]; h = relu(z); C = dot(v, h)", "z"),
                FreshGraph("z = [-#p, #p, -#p]; const v = [#i, #i, #i]; h = relu(z); C = dot(v, h)", "z"),
            ]
        case .maximum:
            [
                FreshGraph("x = #p; y = -#p; m = max(#p*x, y); C = m^2", "x"),
                FreshGraph("a = -#p; b = #p; m = min(#p*a, b); C = m^2", "a"),
                FreshGraph("a = -#p; b = #p; m = max(a, #p*b); C = #p*m^2", "b"),
            ]
        case .opaque:
            [
                FreshGraph("input x; input y; z = #f(x, y); C = z^2", "x"),
                FreshGraph("input a; input b; u = #f(a, b); C = #p*u^2", "b"),
                FreshGraph("input x; u = #f(x); C = u^3", "x"),
                FreshGraph("input a; input b; u = #f(a); C = u*b", "a"),
            ]
        case .chain:
            [
                FreshGraph("x = #i; a = #p*x; b = a^2; C = #p*b", "x", asksForPartials: false),
                FreshGraph("x = #i; y = #i; t = x*y; C = t^2", "x", asksForPartials: false),
                FreshGraph("a = #i; b = #i; u = a*b; v = u^2; C = #p*v", "b", asksForPartials: false),
            ]
        case .fanOut:
            [
                FreshGraph("x = #d; y = #d; t = x*y; C = t^2 + #p*x", "x", asksForPartials: false),
                FreshGraph("a = #d; u = #p*a; v = a^2; C = u*v", "a", asksForPartials: false),
                FreshGraph("x = #i; y = #i; t = x*y; C = #p*t + x^2", "x", asksForPartials: false),
                FreshGraph("x = #d; y = #d; s = x + y; p = x*y; C = s*p", "y", asksForPartials: false),
            ]
        case .matrixProduct:
            [
                FreshGraph("W = [[#i, #i], [#i, #i]]; x = [#i, #i]; const v = [#i, #i]; z = W @ x; C = dot(v, z)", "x"),
                FreshGraph("W = [[#i, #i], [#i, #i]]; x = [#i, #i]; const v = [#i, #i]; z = W @ x; C = dot(v, z)", "W"),
            ]
        case .elementwise:
            [
                FreshGraph("a = [#i, #i, #i]; b = [#i, #i, #i]; const v = [#i, #i, #i]; h = a * b; C = dot(v, h)", "a"),
                FreshGraph("a = [#i, #i]; const v = [#i, #i]; h = a^2; C = dot(v, h)", "a"),
            ]
        case .broadcast:
            [
                FreshGraph(
                    "b = [#i, #i]; const V = [[#i, #i], [#i, #i], [#i, #i]]; Z = ones(3) @ b^T; C = sum(V * Z)", "b"),
                FreshGraph("s = #i; x = [#i, #i, #i]; const v = [#i, #i, #i]; h = s * x; C = dot(v, h)", "s"),
            ]
        case .mean:
            [
                FreshGraph("x = [#i, #i, #i]; m = mean(x); C = m^2", "x"),
                FreshGraph("a = [#i, #i, #i, #i]; m = mean(a); C = #p*m^2", "a"),
            ]
        case .softmax:
            [FreshGraph("z = [#d, #d]; const v = [#i, #i]; p = softmax(z); C = dot(v, p)", "z")]
        case .crossEntropy:
            [
                FreshGraph("z = [#d, #d, #d]; const y = [0, 1, 0]; C = logsumexp(z) - dot(y, z)", "z"),
                FreshGraph("z = [#d, #d]; const y = [1, 0]; C = logsumexp(z) - dot(y, z)", "z"),
            ]
        }
    }
}
