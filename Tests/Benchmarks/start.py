#!/usr/bin/env python3
"""How soon the program is there, and how soon it answers a key, beside vim in the same run.

    swift build -c release --static-swift-stdlib && python3 Tests/Benchmarks/start.py .build/release/adjoint [OTHER...]

The program opens the library of the folder it is started in, as it does without a word behind it, with a store of its own.
The time from the start to the last byte of the first picture, and from a key to the last byte that it changes; medians of runs
that take turns, so that a busy machine is as hard on one as on the other. A second program is an older build to compare with.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time

from screen import Terminal

STARTS, KEYS = 60, 300
WALK = ["walk", "-e", "t = x*y; C = t^2 + x", "--at", "x=2,y=3", "--no-store"]


def show(what, times):
    times = sorted(1000 * time for time in times)
    print(f"{what}: {statistics.median(times):.2f} ms, 95 % below {times[len(times) * 95 // 100]:.2f} ms")
    return statistics.median(times)


def main():
    programs = [os.path.abspath(path) for path in sys.argv[1:]]
    with tempfile.TemporaryDirectory() as home, tempfile.NamedTemporaryFile("w", suffix=".txt") as text:
        environment = dict(os.environ, TERM="xterm-256color", LANG="C.UTF-8", XDG_DATA_HOME=home)
        text.write("A line of words for an editor to show.\n" * 20)
        text.flush()
        editor = ["/usr/bin/vim", "-u", "NONE", "-N", text.name]

        print("from the start to the end, --version")
        for program in programs:
            times = []
            for _ in range(STARTS):
                began = time.perf_counter()
                subprocess.run([program, "--version"], stdout=subprocess.DEVNULL, check=True)
                times.append(time.perf_counter() - began)
            show(f"  {program}", times)

        print("from the start to the last byte of the first picture")
        commands = {"vim": editor} | {program: [program] for program in programs}
        times = {name: [] for name in commands}
        for _ in range(STARTS):
            for name, command in commands.items():
                terminal = Terminal(command, environment)
                times[name].append(terminal.silence(0.06))
                terminal.close()
        medians = {name: show(f"  {name}", times[name]) for name in commands}
        for program in programs:
            print(f"  {program} takes {medians[program] / medians['vim']:.2f} times as long as vim")

        print("from a key to the last byte that it changes: insert mode of vim, the entry of a walk")
        commands = {"vim": (editor, b"i")} | {program: ([program] + WALK, b"") for program in programs}
        terminals = {}
        for name, (command, keys) in commands.items():
            terminals[name] = Terminal(command, environment)
            terminals[name].silence()
            if keys:
                terminals[name].type(keys)
                terminals[name].silence()
        times = {name: [] for name in commands}
        for number in range(KEYS):
            for name, terminal in terminals.items():
                terminal.type(b"7" if number % 2 == 0 else b"\x7f")
                times[name].append(terminal.silence(0.02))
        for name in commands:
            show(f"  {name}", times[name])
            terminals[name].close()


main()
