import Essentials
import Synchronization

/// A thread beside the main one, with as much room: it computes what the main one would.
enum BackgroundThread {
    private static let stackBytes = 8 << 20

    /// Begins to run something that ends with the program.
    static func start(_ work: @escaping @Sendable () -> Void) throws(Failure) {
        pthread_detach(try begin(work))
    }

    /// Begins to run something that is waited for with `pthread_join`.
    fileprivate static func begin(_ work: @escaping @Sendable () -> Void) throws(Failure) -> pthread_t {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, stackBytes)
        let box = Unmanaged.passRetained(Box(work))
        var thread = pthread_t()
        let fault = pthread_create(&thread, &attributes, BackgroundThread.run, box.toOpaque())
        guard fault == 0 else {
            box.release()
            throw Failure("no thread could be begun: \(String(cString: strerror(fault)))")
        }
        return thread
    }

    private final class Box {
        let work: () -> Void
        init(_ work: @escaping () -> Void) { self.work = work }
    }

    private static let run: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { box in
        if let box { Unmanaged<Box>.fromOpaque(box).takeRetainedValue().work() }
        return nil
    }
}

extension Array where Element: Sendable {
    /// The results of the same work on every element, in their order; a second thread does half of it where that takes long
    /// enough for a thread to begin.
    func mappedByTwoThreads<Result: Sendable>(_ transform: @escaping @Sendable (Element) -> Result) -> [Result] {
        let half = count / 2
        let later = Later<Result>()
        let elements = self
        guard half >= 4, let thread = try? BackgroundThread.begin({ later.keep(elements[half...].map(transform)) })
        else { return map(transform) }
        let first = self[..<half].map(transform)
        pthread_join(thread, nil)
        return first + later.results
    }
}

/// What a thread has found out, for the one that waits for it.
private final class Later<Result: Sendable>: Sendable {
    private let kept = Mutex<[Result]>([])
    func keep(_ results: [Result]) { kept.withLock { $0 = results } }
    var results: [Result] { kept.withLock { $0 } }
}
