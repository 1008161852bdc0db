import Essentials

/// A thread beside the main one, with as much room: it computes what the main one would.
enum BackgroundThread {
    private static let stackBytes = 8 << 20

    /// Begins to run something that ends with the program.
    static func start(_ work: @escaping @Sendable () -> Void) throws(Failure) {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, stackBytes)
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        let box = Unmanaged.passRetained(Box(work))
        var thread = pthread_t()
        let fault = pthread_create(&thread, &attributes, BackgroundThread.run, box.toOpaque())
        guard fault == 0 else {
            box.release()
            throw Failure("no thread could be begun: \(String(cString: strerror(fault)))")
        }
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
