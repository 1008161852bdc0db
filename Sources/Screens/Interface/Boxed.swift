/// Keeps a value beside what it belongs to and not in it: what is large and rarely there makes nothing else larger, and is copied
/// by its address.
@propertyWrapper
struct Boxed<Value: Sendable>: Sendable {
    private indirect enum Box { case holding(Value) }
    private var box: Box

    init(wrappedValue: Value) { box = .holding(wrappedValue) }

    var wrappedValue: Value {
        get {
            switch box {
            case .holding(let value): value
            }
        }
        set { box = .holding(newValue) }
    }
}
