// A program for the end-to-end tests: it shows the events it gets, and on the key `x` it leaves in the way that its
// argument names. `q` quits.

import Canvas
import Foundation
import Terminal

/// The ways to leave that a test cannot bring about from outside.
enum WayOut: String {
    case `return`, exit, trap, abort, segmentationFault, stackOverflow
    /// Stop as Ctrl-Z does.
    case suspend
    /// Run another program on the terminal.
    case outside
    /// Be busy for longer than anybody waits.
    case busy
    /// Go on.
    case none

    func take(_ terminal: Terminal) {
        switch self {
        case .return: terminal.close()
        case .exit: Foundation.exit(3)
        case .trap: precondition(ProcessInfo.processInfo.processIdentifier < 0, "the probe trapped")
        case .abort: Foundation.abort()
        case .segmentationFault: UnsafeMutablePointer<Int>(bitPattern: 8)?.pointee = 1
        case .stackOverflow: print(depth(of: 1))
        case .suspend: terminal.suspend()
        case .outside: terminal.outside { print("outside the screen") }
        case .busy: sleep(3600)
        case .none: break
        }
    }

    /// A recursion without end that no optimiser can turn into a loop.
    private func depth(of value: Int) -> Int {
        withUnsafeTemporaryAllocation(of: Int.self, capacity: 512) { values in
            values.initialize(repeating: value)
            return depth(of: values[value % 512] + 1) + values[1]
        }
    }
}

/// The last events, newest first, and the size.
func draw(_ events: [Event], count: Int, size: Size, isASCII: Bool) -> Canvas {
    var canvas = Canvas(size: size, isASCII: isASCII)
    canvas.write("probe \(size.columns)x\(size.rows) events \(count)", column: 0, row: 0, role: .title)
    canvas.write("∂C/∂x ▸ x̄ 学", column: 0, row: 1, role: .correct)
    for (row, event) in events.reversed().enumerated() {
        canvas.write(describe(event), column: 0, row: row + 2)
    }
    canvas.cursor = Position(column: 3, row: 2)
    return canvas
}

func describe(_ event: Event) -> String {
    guard case .paste(let text) = event else { return "\(event)" }
    return "paste of \(text.count): \(text.prefix(40))"
}

func run(_ wayOut: WayOut) throws {
    let terminal = try Terminal(ascii: CommandLine.arguments.contains("--ascii"))
    var events: [Event] = []
    var count = 0
    while true {
        terminal.show(draw(events, count: count, size: terminal.size, isASCII: terminal.isASCII))
        guard let event = terminal.nextEvent() else { exit(9) }
        if event == .key(.character("q")) { break }
        count += 1
        events = events.suffix(15) + [event]
        if event == .key(.character("x")) {
            wayOut.take(terminal)
            if wayOut == .return { return }
        }
    }
}

do {
    try run(CommandLine.arguments.dropFirst().compactMap(WayOut.init(rawValue:)).first ?? .none)
} catch {
    FileHandle.standardError.write(Data("probe: \(error)\n".utf8))
    exit(2)
}
