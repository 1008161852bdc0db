import CLibFuzzer
import Glibc

/// What the present program looks for in an input. Set once, before libFuzzer starts.
nonisolated(unsafe) private var faults: ([UInt8]) -> [String] = { _ in [] }

/// Hands over to libFuzzer, with the arguments of the command line: it makes inputs until one has a fault, or traps.
package func watch(_ promises: @escaping ([UInt8]) -> [String]) -> Never {
    faults = promises
    var (count, arguments) = (CommandLine.argc, Optional(CommandLine.unsafeArgv))
    exit(
        LLVMFuzzerRunDriver(&count, &arguments) { start, count in
            let found = faults(Array(UnsafeBufferPointer(start: start, count: count)))
            if !found.isEmpty { fatalError(found.joined(separator: "\n")) }
            return 0
        })
}
