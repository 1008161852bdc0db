// Giving the terminal back from inside a signal handler: the few lines that have to be C, because nothing but
// async-signal-safe calls may happen there.
//
// The state is that of the one screen of a process.
#include "screen_guard.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <termios.h>
#include <unistd.h>

struct screen_guard {
    volatile sig_atomic_t is_up;  // whether the screen is up and has to be taken down
    volatile sig_atomic_t is_interrupted;  // whether Ctrl-C was pressed, and the event loop is to leave
    int output;                   // the terminal
    struct termios before;        // its modes before the screen came up
    char farewell[512];           // the bytes that take the screen down
    size_t farewell_count;
    int error_output;             // where standard error went before it was sent to the log; -1: it was not
    char crash_note[1400];        // the line that names the log
    size_t crash_note_count;
    int wake;                     // the pipe that wakes the event loop
    struct sigaction previous[65];
};

// Microseconds for the event loop to leave in after Ctrl-C.
enum { SCREEN_GUARD_PATIENCE = 50000 };

static struct screen_guard screen_guard = {.error_output = -1, .wake = -1};

// For handlers, since after a stack overflow there is no other.
static char screen_guard_stack[65536];

// Writes all of it, and gives up on a terminal that takes nothing for half a second or is gone.
void screen_guard_write(int descriptor, const void *start, size_t count) {
    const char *bytes = start;
    while (count > 0) {
        struct pollfd room = {.fd = descriptor, .events = POLLOUT};
        if (poll(&room, 1, 500) == 0) return;
        ssize_t written = write(descriptor, bytes, count);
        if (written < 0 && errno != EINTR && errno != EAGAIN) return;
        if (written > 0) bytes += written, count -= (size_t)written;
    }
}

// Takes the screen down, once; also where a program ends by exit().
static void screen_guard_take_down(void) {
    if (!screen_guard.is_up) return;
    screen_guard.is_up = 0;
    screen_guard_write(screen_guard.output, screen_guard.farewell, screen_guard.farewell_count);
    tcsetattr(screen_guard.output, TCSANOW, &screen_guard.before);
    if (screen_guard.error_output >= 0) dup2(screen_guard.error_output, STDERR_FILENO);
}

// SIGTERM and its like: the end, at once.
static void screen_guard_finish(int number) {
    screen_guard_take_down();
    _exit(128 + (screen_guard.is_interrupted ? SIGINT : number));
}

// A fault in the program: the terminal is given back, and whoever handled the signal before is called. The Swift
// runtime's backtrace goes to the log then, and without a terminal it cannot ask questions. After that the signal
// ends the process, also where the fault was sent by kill and would not come again.
static void screen_guard_crash(int number, siginfo_t *info, void *context) {
    bool was_up = screen_guard.is_up;
    int log = was_up && screen_guard.error_output >= 0 ? dup(STDERR_FILENO) : -1;
    screen_guard_take_down();
    if (log >= 0) {
        screen_guard_write(STDERR_FILENO, screen_guard.crash_note, screen_guard.crash_note_count);
        dup2(log, STDOUT_FILENO);
        dup2(log, STDERR_FILENO);
        int nothing = open("/dev/null", O_RDONLY);
        if (nothing >= 0) dup2(nothing, STDIN_FILENO);
    }
    struct sigaction *previous = &screen_guard.previous[number];
    if (previous->sa_flags & SA_SIGINFO) {
        previous->sa_sigaction(number, info, context);
    } else if (previous->sa_handler != SIG_DFL && previous->sa_handler != SIG_IGN) {
        previous->sa_handler(number);
    }
    struct sigaction standard = {.sa_handler = SIG_DFL};
    sigaction(number, &standard, NULL);
    raise(number); // held back until this handler returns
}

// What the event loop does later: resize, stop, continue.
static void screen_guard_wake(int number) {
    int error = errno;
    char byte = (char)number;
    if (write(screen_guard.wake, &byte, 1) < 0) {} // a full pipe wakes as well
    errno = error;
}

// SIGINT, which Ctrl-C sends: the event loop answers what was typed before it and leaves. Where it is busy with something
// longer, or Ctrl-C comes again, the program ends at once.
static void screen_guard_interrupt(int number) {
    if (!screen_guard.is_up || screen_guard.is_interrupted) screen_guard_finish(number);
    screen_guard.is_interrupted = 1;
    struct itimerval patience = {.it_value = {.tv_usec = SCREEN_GUARD_PATIENCE}};
    setitimer(ITIMER_REAL, &patience, NULL); // SIGALRM finishes
    screen_guard_wake(number);
}

// A descriptor of ours that no child gets and that never blocks.
void screen_guard_keep_private(int descriptor) {
    fcntl(descriptor, F_SETFL, O_NONBLOCK);
    fcntl(descriptor, F_SETFD, FD_CLOEXEC);
}

// Takes note of the terminal's modes, and of the bytes that take the screen down.
bool screen_guard_prepare(int output, const unsigned char *farewell, size_t count) {
    if (count > sizeof screen_guard.farewell || tcgetattr(output, &screen_guard.before) != 0) return false;
    screen_guard.output = output;
    memcpy(screen_guard.farewell, farewell, count);
    screen_guard.farewell_count = count;
    return true;
}

void screen_guard_set_up(bool is_up) { screen_guard.is_up = is_up; }

// Says where standard error went before it was sent to a log, and how a crash names the log there.
void screen_guard_set_error_output(int descriptor, const unsigned char *note, size_t count) {
    screen_guard.error_output = -1;
    screen_guard.crash_note_count = count < sizeof screen_guard.crash_note ? count : 0;
    memcpy(screen_guard.crash_note, note, screen_guard.crash_note_count);
    screen_guard.error_output = descriptor;
}

// Stops the process group in the default way, and returns when it goes on.
void screen_guard_stop_job(void) {
    struct sigaction before, standard = {.sa_handler = SIG_DFL};
    sigaction(SIGTSTP, &standard, &before);
    kill(0, SIGTSTP);
    sigaction(SIGTSTP, &before, NULL);
}

static void screen_guard_handle(int number, void (*handler)(int), int flags) {
    struct sigaction action = {.sa_handler = handler, .sa_flags = flags};
    sigfillset(&action.sa_mask);
    sigaction(number, &action, NULL);
}

static void screen_guard_handle_fault(int number) {
    struct sigaction action = {.sa_sigaction = screen_guard_crash, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    sigfillset(&action.sa_mask);
    sigaction(number, &action, NULL);
}

static const int screen_guard_finishing[] = {SIGHUP,  SIGQUIT, SIGTERM, SIGPIPE,
                                             SIGALRM, SIGUSR1, SIGUSR2, SIGXCPU};
static const int screen_guard_crashing[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGSYS};
static const int screen_guard_waking[] = {SIGWINCH, SIGTSTP, SIGCONT};

#define SCREEN_GUARD_EACH(number, list) \
    for (size_t place = 0, number; place < sizeof(list) / sizeof(list[0]) && (number = (size_t)list[place], 1); place++)

// Takes the signals; one that is ignored, as SIGHUP under nohup, stays ignored.
void screen_guard_install(int wake) {
    static bool is_registered = false;
    if (!is_registered) atexit(screen_guard_take_down);
    is_registered = true;
    screen_guard.wake = wake;
    stack_t stack = {.ss_sp = screen_guard_stack, .ss_size = sizeof screen_guard_stack};
    sigaltstack(&stack, NULL);
    SCREEN_GUARD_EACH(number, screen_guard_finishing) {
        sigaction((int)number, NULL, &screen_guard.previous[number]);
        if (screen_guard.previous[number].sa_handler != SIG_IGN) {
            screen_guard_handle((int)number, screen_guard_finish, SA_ONSTACK);
        }
    }
    // Ctrl-C is a key of the screen, also for whom its signal was ignored.
    sigaction(SIGINT, NULL, &screen_guard.previous[SIGINT]);
    screen_guard_handle(SIGINT, screen_guard_interrupt, SA_ONSTACK | SA_RESTART);
    SCREEN_GUARD_EACH(number, screen_guard_crashing) {
        sigaction((int)number, NULL, &screen_guard.previous[number]);
        screen_guard_handle_fault((int)number);
    }
    SCREEN_GUARD_EACH(number, screen_guard_waking) {
        sigaction((int)number, NULL, &screen_guard.previous[number]);
        // A shell without job control has its children ignore SIGTSTP.
        if (screen_guard.previous[number].sa_handler != SIG_IGN) {
            screen_guard_handle((int)number, screen_guard_wake, SA_ONSTACK | SA_RESTART);
        }
    }
}

// Gives the signals back.
void screen_guard_remove(void) {
    struct itimerval none = {0};
    if (screen_guard.is_interrupted) setitimer(ITIMER_REAL, &none, NULL);
    screen_guard.is_interrupted = 0;
    sigaction(SIGINT, &screen_guard.previous[SIGINT], NULL);
    SCREEN_GUARD_EACH(number, screen_guard_finishing) sigaction((int)number, &screen_guard.previous[number], NULL);
    SCREEN_GUARD_EACH(number, screen_guard_crashing) sigaction((int)number, &screen_guard.previous[number], NULL);
    SCREEN_GUARD_EACH(number, screen_guard_waking) sigaction((int)number, &screen_guard.previous[number], NULL);
}
