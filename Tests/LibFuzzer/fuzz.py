#!/usr/bin/env python3
"""Fuzzes a reader with libFuzzer: cards, expressions, formulas, edges or terminal.

    python3 Tests/LibFuzzer/fuzz.py cards --minutes 60

Builds the fuzzer, begins with the shipped cards and with the small inputs of the tests, and keeps what it finds in
Tests/LibFuzzer/.build/found/cards: the next run goes on from there. An input with a fault stands there as crash-… or
timeout-…; `fuzz.py cards --again FILE` tries it once more.
"""
import argparse
import hashlib
import os
import pathlib
import re
import subprocess
import sys

PACKAGE = pathlib.Path(__file__).resolve().parent
TOP = PACKAGE.parent.parent
CARDS = sorted(TOP.glob("cards/*.md")) + sorted(TOP.glob("Tests/CardsTests/Fixtures/**/*.md"))


def lines_of_blocks(kind):
    for card in CARDS:
        text = card.read_bytes().decode("utf-8", "replace")
        for block in re.findall(r"^```" + kind + r"\b[^\n]*\n(.*?)^```", text, re.M | re.S):
            yield from block.splitlines()


def expressions():
    """Right-hand sides of graphs, keys of answers, and what the tests of answers type."""
    for line in lines_of_blocks("graph"):
        if "=" in line:
            yield line.split("=", 1)[1].split("#")[0].strip()
    for line in lines_of_blocks("answer"):
        yield line.split(":", 1)[-1].strip().strip("'\"")
    for corpus in sorted(TOP.glob("Tests/TutorTests/*Corpus.swift")) + sorted(TOP.glob("Tests/AlgebraTests/*Tests.swift")):
        for text in re.findall(r'"((?:[^"\\\n]|\\\\)*)"', corpus.read_text()):
            yield text.replace("\\\\", "\\")


def formulas():
    """What stands between dollars in lessons; the byte before it is a width."""
    for card in CARDS:
        for text in card.read_bytes().decode("utf-8", "replace").split("$")[1::2]:
            yield "N" + text


def edges():
    for table in sorted(TOP.glob("Tests/**/*.tsv")):
        yield table.read_text()
    for line in lines_of_blocks("graph"):
        if "=" in line:
            name, right = (side.strip() for side in line.split("=", 1))
            yield "".join(f"{operand}\t{name}\t{right}\n" for operand in re.findall(r"[a-z]\w*", right))


def terminal():
    """Answers, each ended with Enter, on both faces; escape sequences, keys (0xF8), pastes, another size (0xFE)."""
    for number, text in enumerate(expressions()):
        yield bytes([number % 4]) + text.encode() + b"\r\r"
    for sequence in [
        b"\x1b[A", b"\x1b[1;5C", b"\x1b[200~x^2\x1b[201~", b"\xf9x^2\xfa\r", b"\xfb<0;10;5M", b"\xf8\x0e\xf8\x0e\r",
        b"\xf8\x0f\r\r\r", b"\xfe\x27\x0ba\r\r", b"\xfe\x95\x31b\r", b"\xf8\x18\xf8\x01\xf8\x01", b"?qn", b"\x1b\xfd",
    ]:
        yield from (bytes([form]) + sequence for form in range(4))


def write_seeds(reader, folder):
    seeds = (card.read_bytes() for card in CARDS) if reader == "cards" else globals()[reader]()
    for seed in seeds:
        data = seed if isinstance(seed, bytes) else seed.encode("utf-8", "surrogateescape")
        (folder / hashlib.sha1(data).hexdigest()).write_bytes(data)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reader", choices=["cards", "expressions", "formulas", "edges", "terminal"])
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--again", metavar="FILE", help="try this input alone")
    options = parser.parse_args()
    product = f"Fuzz{options.reader.capitalize()}"
    build = ["swift", "build", "-c", "release", "--package-path", str(PACKAGE), "--product", product]
    if subprocess.run(build).returncode != 0:
        return 1
    program = PACKAGE / ".build" / "release" / product
    # Signals are for libFuzzer, which keeps the input of a trap.
    os.environ["SWIFT_BACKTRACE"] = "enable=no"
    if options.again:
        return subprocess.run([program, options.again]).returncode
    found = PACKAGE / ".build" / "found" / options.reader
    seeds = PACKAGE / ".build" / "seeds" / options.reader
    for folder in (found, seeds):
        folder.mkdir(parents=True, exist_ok=True)
    write_seeds(options.reader, seeds)
    # An input is as long as a small card; one that takes half a minute is a fault.
    return subprocess.run([
        program, found, seeds, f"-max_total_time={int(60 * options.minutes)}", "-max_len=8192", "-timeout=30",
        "-rss_limit_mb=4096", f"-artifact_prefix={found}/", "-print_final_stats=1",
    ]).returncode


if __name__ == "__main__":
    sys.exit(main())
