#!/usr/bin/env python3
"""How long a full store keeps a student waiting.

    swift build -c release && python3 Tests/Benchmarks/store.py .build/release/adjoint

A library of 1,000 cards with 100,000 attempts, taken in by the program's own import: the time from the start of the program to
the first painted library, and from a key to the verdict it asks for, with and without a store.
"""

import json
import os
import select
import statistics
import subprocess
import sys
import tempfile
import time
import uuid

from screen import Terminal

CARDS, ATTEMPTS = 1_000, 100_000


def make_cards(folder):
    levels = ["introductory", "intermediate", "advanced"]
    for number in range(CARDS):
        with open(os.path.join(folder, f"card-{number:04}.md"), "w") as file:
            file.write(
                f"---\nadjoint: 1\nid: card-{number}\ntitle: Card number {number}\ntopic: Topic {number % 12}\n"
                f"difficulty: {levels[number % 3]}\n---\n\n" + "A lesson, with some words in it. " * 40 + "\n\n"
                "```graph g\nx = 2\ny = 3\nt = x * y\nC = t^2 + x\n```\n\n# Tasks\n\n## One {#one}\n\n"
                "```answer\ngraph: g\nnumeric: dC/dx\n```\n")


def make_attempts(path):
    with open(path, "w") as file:
        for number in range(ATTEMPTS):
            card, place = number % CARDS, number // CARDS % 10
            minute = number // 60
            file.write(json.dumps({
                "id": str(uuid.UUID(int=number + 1)).upper(),
                "at": f"2026-{1 + minute // 40320 % 12:02}-{1 + minute // 1440 % 28:02}T{minute // 60 % 24:02}:{minute % 60:02}:{number % 60:02}.000+02:00",
                "card": f"card-{card}", "task": f"task-{place}", "cell": "", "entry": "37", "read": "37",
                "outcome": "correct", "misconceptions": [], "hints": 0, "seconds": 4.5,
                "sitting": str(uuid.UUID(int=10**9 + number // CARDS // 10 * CARDS + card)).upper(), "asked": "tasks",
                "settled": place + 1 if card % 3 else min(place + 1, 9), "places": 10, "key": "0123456789abcdef"}) + "\n")


def main():
    program = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        cards, store = os.path.join(folder, "cards"), os.path.join(folder, "progress.sqlite")
        os.mkdir(cards)
        make_cards(cards)
        make_attempts(os.path.join(folder, "attempts.jsonl"))
        environment = dict(os.environ, TERM="xterm-256color", LANG="C.UTF-8")
        began = time.perf_counter()
        done = subprocess.run(
            [program, "progress", "--import", os.path.join(folder, "attempts.jsonl"), "--store", store],
            capture_output=True, text=True)
        print(f"import: {done.stdout.strip()}{done.stderr.strip()}, {time.perf_counter() - began:.1f} s")

        for name, options in [("with the store", ["--store", store]), ("without", ["--no-store"])]:
            times = []
            for _ in range(15):
                terminal = Terminal([program, "study", cards] + options, environment)
                times.append(terminal.wait(b"Card number"))
                terminal.close()
            print(f"library of {CARDS} cards {name}: {statistics.median(times) * 1000:.0f} ms to the first picture, "
                  f"at most {max(times) * 1000:.0f} ms")

        # Wrong answers of one digit, each painted into the same message, so that the time until anything is painted counts.
        medians = []
        for name, options in [("with the store", ["--store", store]), ("without", ["--no-store"])]:
            terminal = Terminal(
                [program, "walk", "-e", "t = x*y; C = t^2 + x", "--at", "x=2,y=3", "--restart"] + options, environment)
            terminal.wait(b"sweep")
            terminal.silence()
            times = []
            for number in range(200):
                terminal.type(b"%d" % (5 + number % 5))
                terminal.silence()
                terminal.type(b"\r")
                select.select([terminal.descriptor], [], [], 5)
                times.append(time.perf_counter() - terminal.began)
                terminal.silence()
            terminal.close()
            medians.append(statistics.median(times) * 1000)
            print(f"from Enter to the verdict {name}: {medians[-1]:.2f} ms, 95 % below "
                  f"{sorted(times)[190] * 1000:.2f} ms")
        print(f"saving adds {medians[0] - medians[1]:.2f} ms")


main()
