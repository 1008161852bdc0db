#!/usr/bin/env python3
"""Kills sessions at random moments, half of them in plain lines and half on a screen, and looks whether anything is lost.

    python3 Tests/Kills/kills.py .build/release/adjoint 500

Every session goes on in the same store with the one that was killed before it. After each kill the store must be whole, must
have every answer that was acknowledged, and no answer twice; and the next session must go on behind the last one saved.
"""

import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

# A chain in which every adjoint is 1, so that every right entry is 1 and takes the walk one step further.
NODES = 60
CHAIN = "; ".join(["n1 = x + 1"] + [f"n{i} = n{i - 1} + 1" for i in range(2, NODES)])
WALK = ["walk", "-e", CHAIN, "--at", "x=1", "--fill", "adjoints"]


def saved(store):
    """The number of answers in the last sitting, and of all; asserts that the store is whole."""
    if not os.path.exists(store) or os.path.getsize(store) == 0:
        return 0, 0
    database = sqlite3.connect(store)
    try:
        assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok", "the store is damaged"
        if not database.execute("SELECT 1 FROM sqlite_master WHERE name = 'attempt'").fetchone():
            return 0, 0
        rows = database.execute("SELECT sitting, cell, outcome, settled, places FROM attempt ORDER BY number").fetchall()
    finally:
        database.close()
    sittings = {}
    for sitting, cell, outcome, settled, places in rows:
        cells = sittings.setdefault(sitting, [])
        assert outcome == "correct", outcome
        assert cell not in cells, f"{cell} was answered twice"
        cells.append(cell)
        assert settled == len(cells), f"{settled} settled after {len(cells)} answers"
    last = rows[-1] if rows else None
    # A sitting that is finished is not gone on with.
    return (0 if last is None or last[3] == last[4] else last[3]), len(rows)


def plain(program, store, seconds):
    """How many answers were acknowledged, and how many there were when the session began."""
    with tempfile.TemporaryFile("w+") as said, tempfile.TemporaryFile("w+") as entries:
        entries.write("1\n" * 2_000)
        entries.seek(0)
        process = subprocess.Popen(program + WALK + ["--plain", "--store", store], stdin=entries, stdout=said)
        # One in five is killed while it begins.
        waits = random.random() > 0.2
        while waits and os.fstat(said.fileno()).st_size == 0 and process.poll() is None:
            time.sleep(0.01)
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        process.wait()
        said.seek(0)
        text = said.read()
    began = re.search(r": (\d+) of \d+ answered", text)
    return len(re.findall(r"^(?:Read as 1\. )?Right", text, re.M)), int(began.group(1)) if began else 0


def tmux(socket, *arguments):
    return subprocess.run(["tmux", "-L", socket, "-f", "/dev/null", *arguments], capture_output=True, text=True).stdout


def step(picture):
    """The step of the sweep that a screen asks for; nothing where it asks for none."""
    found = re.search(r"sweep, step (\d+)", picture)
    return int(found.group(1)) if found else None


def screen(program, store, seconds, socket):
    """The same on a screen, where the step that is asked for says how many answers were acknowledged."""
    command = " ".join("'" + word + "'" for word in program + WALK + ["--store", store])
    tmux(socket, "new-session", "-d", "-s", "student", "-x", "100", "-y", "30", f"exec {command}", ";",
         "set", "-t", "student", "remain-on-exit", "on")
    began, first = time.time(), None
    while time.time() - began < 20 and first is None:
        time.sleep(0.02)
        first = step(tmux(socket, "capture-pane", "-p", "-t", "student"))
    end = time.time() + seconds
    while time.time() < end:
        tmux(socket, "send-keys", "-t", "student", *["1", "Enter"] * random.randint(1, 4))
        time.sleep(random.random() * 0.05)
    try:
        os.kill(int(tmux(socket, "display-message", "-p", "-t", "student", "#{pane_pid}")), signal.SIGKILL)
    except ProcessLookupError:
        pass  # The walk was at its end before.
    for _ in range(200):
        if tmux(socket, "display-message", "-p", "-t", "student", "#{pane_dead}").strip() == "1":
            break
        time.sleep(0.01)
    last = step(tmux(socket, "capture-pane", "-p", "-t", "student"))
    tmux(socket, "kill-session", "-t", "student")
    return (last or first) - first, first - 1


def main():
    program, count = [os.path.abspath(sys.argv[1])], int(sys.argv[2]) if len(sys.argv) > 2 else 500
    random.seed(13)
    socket = f"kills-{os.getpid()}"
    answered = during = 0
    with tempfile.TemporaryDirectory() as folder:
        store = os.path.join(folder, "progress.sqlite")
        # Keeps the server.
        tmux(socket, "new-session", "-d", "-s", "keeper", "sleep 100000")
        try:
            for number in range(count):
                before, total = saved(store)
                if number % 2 == 0:
                    acknowledged, began = plain(program, store, 0.02 + random.random() * 0.4)
                else:
                    acknowledged, began = screen(program, store, random.random() * 0.6, socket)
                present, now = saved(store)
                if acknowledged:
                    assert began == before, f"kill {number}: went on at {began}, and {before} were saved"
                assert now - total >= acknowledged, f"kill {number}: {acknowledged} said, {now - total} saved"
                answered += now - total
                during += 0 < now - total
                if (number + 1) % 50 == 0:
                    print(f"{number + 1} kills, {answered} answers saved, {during} kills while answering", flush=True)
        finally:
            tmux(socket, "kill-server")
    print(f"{count} kills: no acknowledged answer lost, the store whole after each")


main()
