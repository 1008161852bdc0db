internal import CNcurses
package import Canvas

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The one door to ncurses: canvases out, events in, and the terminal's state restored on every way out.
///
/// There is one terminal to a process, and one `Terminal` at a time, used by one thread.
package final class Terminal {
    /// The bytes of a paste that are kept; a screen's own limits are far below.
    package static let pasteLimit = 1 << 20
    /// A window larger than this is drawn in part.
    private static let largestSize = Size(columns: 1_000, rows: 1_000)

    /// Whether only ASCII may be drawn: asked for, or the locale is not UTF-8.
    package let isASCII: Bool
    private let type: TerminalType
    private let screenGuard: ScreenGuard
    private let screen: CursesScreen
    private var errorLog: ErrorLog?
    /// Where no log is kept because something else stands there, told when the screen is down.
    private var refusedLogs: [String] = []
    private var decoder = InputDecoder()
    /// Events that came together, the next one last.
    private var waiting: [Event] = []
    /// How often in a row there was another event at once.
    private var eventsAtOnce = 0
    private var isClosed = false
    /// Whether Ctrl-C was pressed, which comes as an event behind all that was typed before it. A loop that does not leave
    /// then in a moment, whatever it is busy with, is left by the whole program, with status 130.
    package private(set) var isInterrupted = false
    /// Whether buttons and wheel of the mouse are events; else the terminal has them, to select text.
    private var takesMouse: Bool

    /// Takes the terminal over: standard input and output, of the type that `TERM` names. Without colours where
    /// `NO_COLOR` is set (no-color.org).
    /// - Parameters:
    ///   - ascii: draw ASCII only.
    ///   - mouse: whether buttons and wheel of the mouse are events.
    ///   - errorLog: the file that takes standard error while the screen is up; by default
    ///     `$XDG_STATE_HOME/adjoint/adjoint.log`.
    /// - Throws: `TerminalError`, with nothing written to the terminal.
    package init(
        ascii: Bool = false, mouse: Bool = true, errorLog errorLogPath: String? = nil
    ) throws(TerminalError) {
        takesMouse = mouse
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .notATerminal }
        type = try TerminalType(name: environment("TERM"), output: STDOUT_FILENO)
        isASCII = !adoptLocale() || ascii
        guard let screenGuard = ScreenGuard(output: STDOUT_FILENO, farewell: type.farewell) else {
            throw .notATerminal
        }
        screenGuard.arm()
        let wantsColours = environment("NO_COLOR").isEmpty
        let frame = type.knowsMouse ? (start: PrivateMode.startOfFrame, end: PrivateMode.endOfFrame) : ([], [])
        guard
            let screen = CursesScreen(
                type: type.name, input: STDIN_FILENO, output: STDOUT_FILENO, wantsColours: wantsColours,
                isASCII: isASCII, frame: frame, write: screenGuard.write)
        else {
            screenGuard.disarm()
            screenGuard.remove()
            throw .unknownType(type.name)
        }
        self.screenGuard = screenGuard
        self.screen = screen
        errorLog = ErrorLog(path: errorLogPath, refused: &refusedLogs)
        takeWindowSize()
        enter()
    }

    deinit { close() }

    /// Columns and rows of the terminal's window.
    package var size: Size { screen.size }

    /// Shows a canvas; only what changed is sent.
    package func show(_ canvas: Canvas) {
        guard !isClosed else { return }
        screen.show(canvas)
    }

    /// Paints the last canvas anew, on a terminal that something else has written on.
    package func repaint() {
        guard !isClosed else { return }
        screen.repaint()
    }

    /// Whether the next event is there already, so that a canvas would be out of date at once. A flood of events makes
    /// a pause now and then, for a canvas to be seen.
    package var hasMoreEvents: Bool {
        while !isClosed, waiting.isEmpty, let code = screen.read() {
            waiting = decoder.feed(KeySequences.input(code)).reversed()
        }
        eventsAtOnce = waiting.isEmpty || eventsAtOnce == 100 ? 0 : eventsAtOnce + 1
        return eventsAtOnce > 0
    }

    /// What ends a wait.
    package enum Occurrence {
        case event(Event)
        /// Something beside the terminal: its descriptor can be read, or its time has come.
        case elsewhere
    }

    /// Waits for the next event; nil when the terminal is gone.
    package func nextEvent() -> Event? {
        guard case .event(let event)? = next(besides: nil, for: nil) else { return nil }
        return event
    }

    /// Waits for the next event, or for something else; nil when the terminal is gone.
    /// - Parameters:
    ///   - descriptor: ends the wait when it can be read.
    ///   - milliseconds: ends the wait when nothing has come for so long.
    package func next(besides descriptor: Int32?, for milliseconds: Int?) -> Occurrence? {
        var emptyReads = 0
        while !isClosed {
            if let event = waiting.popLast() { return .event(event) }
            if let code = screen.read() {
                emptyReads = 0
                waiting = decoder.feed(KeySequences.input(code)).reversed()
                continue
            }
            if isInterrupted { return .event(.key(.control("c"))) }
            switch wait(besides: descriptor, milliseconds: decoder.patience ?? milliseconds) {
            case .input:
                // Input that cannot be read is the end of it.
                emptyReads += 1
                if emptyReads > 2 { return nil }
            case .signal: answerSignals()
            case .nothing where decoder.patience == nil: return .elsewhere
            case .nothing: waiting = decoder.giveUp().reversed()
            case .elsewhere: return .elsewhere
            case .gone: return nil
            }
        }
        return nil
    }

    /// Stops the program as Ctrl-Z does elsewhere, and brings the screen back when it goes on.
    package func suspend() { outside { screenGuard.stopJob() } }

    /// Leaves the mouse to the terminal, or takes it again.
    package func toggleMouse() {
        takesMouse.toggle()
        if !isClosed, type.knowsMouse { screenGuard.write(takesMouse ? PrivateMode.mouseOn : PrivateMode.mouseOff) }
    }

    /// Gives the terminal to something else meanwhile, such as an editor, and brings the screen back.
    package func outside<Result>(_ work: () throws -> Result) rethrows -> Result {
        guard !isClosed else { return try work() }
        leave()
        defer {
            enter()
            screen.repaint()
            if takeWindowSize() { waiting.append(.resize(size)) }
        }
        return try work()
    }

    /// Gives the terminal back for good.
    package func close() {
        guard !isClosed else { return }
        leave()
        isClosed = true
        errorLog?.discard()
        ErrorLog.tell(refused: refusedLogs)
        screen.discard()
        screenGuard.remove()
    }

    private func enter() {
        errorLog?.begin()
        if let errorLog {
            screenGuard.setErrorOutput(
                errorLog.errorOutput, crashNote: "adjoint: stopped by a fault; its messages are in \(errorLog.path)\n")
        }
        screenGuard.arm()
        if type.knowsMouse { screenGuard.write(PrivateMode.on + (takesMouse ? PrivateMode.mouseOn : [])) }
    }

    private func leave() {
        if type.knowsMouse { screenGuard.write(PrivateMode.off) }
        screen.end()
        screenGuard.disarm()
        errorLog?.end()
    }

    private enum Wait { case input, signal, elsewhere, nothing, gone }

    /// Waits for input, a signal or another descriptor, at most for this time.
    private func wait(besides descriptor: Int32?, milliseconds: Int?) -> Wait {
        var sources = [
            pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
            pollfd(fd: screenGuard.wakeDescriptor, events: Int16(POLLIN), revents: 0),
            // One below 0 is left out.
            pollfd(fd: descriptor ?? -1, events: Int16(POLLIN), revents: 0),
        ]
        let ready = poll(&sources, nfds_t(sources.count), Int32(milliseconds ?? -1))
        if ready == 0 { return .nothing }
        if ready < 0 { return errno == EINTR || errno == EAGAIN ? .signal : .gone }
        if sources[1].revents != 0 { return .signal }
        let lost = Int16(POLLHUP | POLLERR | POLLNVAL)
        if sources[0].revents == 0 { return .elsewhere }
        return sources[0].revents & lost != 0 ? .gone : .input
    }

    private func answerSignals() {
        let wakes = screenGuard.takeWakes()
        if wakes.interrupt { isInterrupted = true }
        if wakes.stop { suspend() } else if wakes.goOn { outside {} }
        if takeWindowSize() { waiting.append(.resize(size)) }
    }

    /// Takes over the size of the window, and tells whether it has changed. A window of unknown size, 0 by 0, keeps the
    /// last one.
    @discardableResult
    private func takeWindowSize() -> Bool {
        var rows: Int32 = 0
        var columns: Int32 = 0
        guard terminal_window_size(STDOUT_FILENO, &rows, &columns) else { return false }
        let window = Size(
            columns: min(Int(columns), Self.largestSize.columns), rows: min(Int(rows), Self.largestSize.rows))
        guard window != size else { return false }
        screen.resize(to: window)
        return true
    }
}
