// ncurses as Swift can see it: the wide API, and what the importer leaves out: globals, macros with casts or arguments.
#pragma once

#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
// No feature macros: the C library has to look here as it looks to Swift, or its types clash.
#include <curses.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>
// term.h claims these words for itself.
#undef lines
#undef columns
#undef tab
#undef newline

// ncurses keeps these as globals.
static inline WINDOW *ncurses_standard_window(void) { return stdscr; }
static inline WINDOW *ncurses_current_window(void) { return curscr; }
static inline int ncurses_color_count(void) { return COLORS; }
static inline int ncurses_rows(void) { return LINES; }
static inline int ncurses_columns(void) { return COLS; }

static const uint32_t ncurses_bold = A_BOLD;
static const uint32_t ncurses_dim = A_DIM;
static const uint32_t ncurses_underline = A_UNDERLINE;
static const uint32_t ncurses_reverse = A_REVERSE;

// The most characters in one cell: a base and its marks.
static const int ncurses_cell_capacity = CCHARW_MAX;

// A cell from at most CCHARW_MAX characters.
static inline cchar_t ncurses_cell(const uint32_t *characters, int count, uint32_t attributes, short pair) {
    wchar_t text[CCHARW_MAX + 1] = {0};
    for (int index = 0; index < count && index < CCHARW_MAX; index++) text[index] = (wchar_t)characters[index];
    cchar_t cell;
    setcchar(&cell, text, attributes, pair, NULL);
    return cell;
}

// Declared by wchar.h only under feature macros.
extern int wcwidth(wchar_t character);

// The columns the C library gives a character, -1 for one it cannot print: ncurses goes by it.
static inline int ncurses_columns_of(uint32_t character) { return wcwidth((wchar_t)character); }

// Whether the present locale is UTF-8.
static inline bool ncurses_locale_is_utf8(void) {
    const char *name = nl_langinfo(CODESET);
    return name[0] == 'U' && name[1] == 'T' && name[2] == 'F' && name[3] == '-' && name[4] == '8';
}

// A terminfo string, NULL where the terminal type lacks it (terminfo then answers NULL or -1).
static inline const char *terminfo_string(const char *capability) {
    const char *string = tigetstr(capability);
    return string == (const char *)-1 ? NULL : string;
}

// The rows and columns of the window behind a descriptor; false where the system does not know them.
static inline bool terminal_window_size(int descriptor, int *rows, int *columns) {
    struct winsize size;
    if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) return false;
    *rows = size.ws_row;
    *columns = size.ws_col;
    return true;
}

// A copy of a descriptor that no child gets.
static inline int private_copy(int descriptor) { return fcntl(descriptor, F_DUPFD_CLOEXEC, 3); }

// A file to append to, one's own and for nobody else; -1 where it cannot be. A link is not followed, a FIFO not waited for.
static inline int open_log(const char *path) {
    int log = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY | O_NOFOLLOW | O_NONBLOCK, 0600);
    struct stat file;
    if (log < 0) return -1;
    if (fstat(log, &file) == 0 && S_ISREG(file.st_mode) && file.st_uid == geteuid() && file.st_nlink == 1 &&
        fchmod(log, 0600) == 0) return log;
    close(log);
    return -1;
}

// Ctrl-C as a signal, and no other key of a terminal in raw mode: it is answered whatever the program is busy with. What was
// typed before it stays to be read.
static inline void interrupt_by_key(int terminal) {
    struct termios modes;
    if (tcgetattr(terminal, &modes) != 0) return;
    modes.c_lflag |= ISIG | NOFLSH;
    modes.c_cc[VINTR] = 3;
    modes.c_cc[VQUIT] = modes.c_cc[VSUSP] = _POSIX_VDISABLE;
    if (tcsetattr(terminal, TCSANOW, &modes) == 0) def_prog_mode();
}

// The entry of the terminal database that setupterm made.
static inline TERMINAL *terminfo_entry(void) { return cur_term; }
