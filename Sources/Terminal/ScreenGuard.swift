internal import CScreenGuard

/// The screen's ways out that no Swift code sees: signals, faults, `exit`. What handles them is C (`screen_guard.c`).
struct ScreenGuard {
    /// What woke the event loop.
    struct Wakes {
        /// Ctrl-Z from outside: the program is asked to stop for a while.
        var stop = false
        /// It was stopped without being asked, and goes on now.
        var goOn = false
        /// Ctrl-C: the event loop is to leave, and has a moment for it.
        var interrupt = false
    }

    private let output: Int32
    /// The end of the pipe that becomes readable when the event loop has something to do.
    let wakeDescriptor: Int32
    private let wakeInput: Int32

    /// Takes note of the terminal's modes, and takes the signals.
    init?(output: Int32, farewell: [UInt8]) {
        var ends: [Int32] = [-1, -1]
        guard screen_guard_prepare(output, farewell, farewell.count), pipe(&ends) == 0 else { return nil }
        for end in ends { screen_guard_keep_private(end) }
        self.output = output
        (wakeDescriptor, wakeInput) = (ends[0], ends[1])
        screen_guard_install(wakeInput)
    }

    /// From now on the screen is up, and every way out takes it down.
    func arm() { screen_guard_set_up(true) }

    /// The screen is down.
    func disarm() { screen_guard_set_up(false) }

    /// Where standard error goes while it is sent to a log, and the line that a crash leaves there.
    func setErrorOutput(_ descriptor: Int32, crashNote: String) {
        let note = Array(crashNote.utf8)
        screen_guard_set_error_output(descriptor, note, note.count)
    }

    /// What has happened since the last call.
    func takeWakes() -> Wakes {
        var wakes = Wakes()
        var numbers = [UInt8](repeating: 0, count: 256)
        var count = 1
        while count > 0 {
            count = read(wakeDescriptor, &numbers, numbers.count)
            for number in numbers.prefix(max(0, count)) {
                if Int32(number) == SIGTSTP { wakes.stop = true }
                if Int32(number) == SIGCONT { wakes.goOn = true }
                if Int32(number) == SIGINT { wakes.interrupt = true }
            }
        }
        return wakes
    }

    /// Stops the whole job, as Ctrl-Z does elsewhere, and returns when it goes on. Where nobody could make it go on, in
    /// an orphaned process group, the system does not stop it.
    func stopJob() {
        screen_guard_stop_job()
        _ = takeWakes()
    }

    /// Gives the signals back.
    func remove() {
        screen_guard_remove()
        close(wakeDescriptor)
        close(wakeInput)
    }

    /// Writes bytes to the terminal, beside ncurses, which keeps nothing back between two frames.
    func write(_ bytes: [UInt8]) { screen_guard_write(output, bytes, bytes.count) }
}
