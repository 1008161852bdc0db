// Giving the terminal back on every way out that no Swift code sees: signals, faults, exit().
//
// There is one screen in a process, so there is one guard.
#pragma once

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <unistd.h>

// Takes note of the terminal's modes, and of the bytes that take the screen down; false where it is no terminal or they
// are too many.
bool screen_guard_prepare(int output, const unsigned char *farewell, size_t count);

// Whether the screen is up and has to be taken down.
void screen_guard_set_up(bool is_up);

// Says where standard error went before it was sent to a log, and how a crash names the log there.
void screen_guard_set_error_output(int descriptor, const unsigned char *note, size_t count);

// Takes the signals, and wakes the event loop through a pipe; one that is ignored, as SIGHUP under nohup, stays ignored.
void screen_guard_install(int wake);

// Gives the signals back.
void screen_guard_remove(void);

// Stops the process group in the default way, and returns when it goes on.
void screen_guard_stop_job(void);

// Writes all of it, and gives up on a terminal that takes nothing for half a second or is gone.
void screen_guard_write(int descriptor, const void *start, size_t count);

// Makes a descriptor one that no child gets and that never blocks.
void screen_guard_keep_private(int descriptor);
