"""A program in a terminal of its own, 80 columns by 24 rows, whose bytes are waited for."""

import fcntl
import os
import pty
import select
import struct
import termios
import time


class Terminal:
    def __init__(self, arguments, environment):
        self.began = time.perf_counter()
        self.process, self.descriptor = pty.fork()
        if self.process == 0:
            os.execve(arguments[0], arguments, environment)
        fcntl.ioctl(self.descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))

    def wait(self, text, limit=20):
        """Seconds from the last key, or the start, until a text is painted."""
        seen, end = b"", time.perf_counter() + limit
        while time.perf_counter() < end:
            if select.select([self.descriptor], [], [], 0.1)[0]:
                seen += os.read(self.descriptor, 65_536)
                if text in seen:
                    return time.perf_counter() - self.began
        raise SystemExit(f"{text} was not painted: {seen[-500:]}")

    def silence(self, pause=0.15):
        """Seconds from the last key, or the start, to the last byte before a pause."""
        last = self.began
        while select.select([self.descriptor], [], [], pause)[0]:
            os.read(self.descriptor, 65_536)
            last = time.perf_counter()
        return last - self.began

    def type(self, keys):
        self.began = time.perf_counter()
        os.write(self.descriptor, keys)

    def close(self):
        os.kill(self.process, 9)
        os.waitpid(self.process, 0)
        os.close(self.descriptor)
