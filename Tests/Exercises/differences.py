"""Holds the keys of the cards in this folder against central differences.

Every graph is written here a second time, as a function on NumPy arrays that knows nothing of the cards. A derivative
dA/dB is found by moving B itself, an input or a node in the middle, up and down by a step. `differences.py` compares,
`differences.py --fill` writes the numbers where a card says `> Right: ?`.
"""

import pathlib
import re
import sys

import numpy as np

sys.dont_write_bytecode = True

from forward import GRAPHS  # noqa: E402

STEP = 1e-5
FOLDER = pathlib.Path(__file__).parent


class Run:
    """One forward pass: `name(value)` notes a node, moved by `shift` where it is the one to be moved."""

    def __init__(self, moved=None, shift=0.0):
        self.moved, self.shift, self.nodes = moved, shift, {}

    def __call__(self, name, value):
        value = np.array(value, dtype=float)
        if name == self.moved:
            value = value + self.shift
        self.nodes[name] = value
        return value


def node(forward, name, moved=None, shift=0.0):
    run = Run(moved, shift)
    forward(run)
    return run.nodes[name]


def parted(name, nodes):
    """`W[1,2]` as the node W and the element (0, 1), where W is a node and `W[1,2]` is none."""
    if name in nodes:
        return name, None
    match = re.fullmatch(r"(.+)\[(\d+(?:,\d+)?)\]", name)
    return match[1], tuple(int(index) - 1 for index in match[2].split(","))


def derivative(forward, key):
    """dA/dB by central differences in the denominator layout: of a scalar A it has the shape of B."""
    match = re.fullmatch(r"d(.+?)/d(.+)", key)
    run = Run()
    forward(run)
    if match is None:
        name, element = parted(key, run.nodes)
        return run.nodes[name] if element is None else run.nodes[name][element]
    above, part = parted(match[1], run.nodes)
    below, element = parted(match[2], run.nodes)
    shape = run.nodes[below].shape
    columns = {}
    for index in np.ndindex(*shape):
        shift = np.zeros(shape)
        shift[index] = STEP
        columns[index] = (node(forward, above, below, shift) - node(forward, above, below, -shift)) / (2 * STEP)
        if part is not None:
            columns[index] = columns[index][part]
    if element is not None:
        return columns[element]
    if next(iter(columns.values())).ndim == 0:
        return np.array([columns[index] for index in np.ndindex(*shape)]).reshape(shape)
    return np.array([columns[index] for index in np.ndindex(*shape)])


def typed(value):
    """Numbers as a student would type them, to four digits."""
    value = np.asarray(value)
    if value.ndim == 0:
        value = round(float(value), 7) + 0.0
        trim = "-" if value == round(value, 4) else "k"
        return np.format_float_positional(value, precision=4, fractional=False, trim=trim)
    if value.ndim == 1:
        return "[" + ", ".join(typed(part) for part in value) + "]"
    return "[" + ", ".join(typed(row) for row in value) + "]"


def read(entry, forward, output, nodes):
    """An entry as numbers: a literal, or an expression in the names of the graph and `bar(Y)`, columns as columns."""
    text = entry.replace(";", "],[") if entry.startswith("[") and ";" in entry else entry
    if entry != text:
        text = "[" + text + "]"
    names = {}

    def named(value):
        names[f"v{len(names)}"] = value[:, None] if value.ndim == 1 else value
        return f"v{len(names) - 1}"

    name = r"\w+(?:\[[^\]]*\])?"
    text = re.sub(rf"bar\(({name})\)", rf"d{output}/d\1", text)
    text = re.sub(rf"\bd{name}/d{name}", lambda found: named(derivative(forward, found[0])), text)
    for name in sorted(nodes, key=len, reverse=True):
        text = re.sub(r"(?<![\w\]])" + re.escape(name) + r"(?![\w\[(])", lambda found: named(nodes[name]), text)
    text = text.replace("^T", ".T").replace("^", "**")
    functions = {name: getattr(np, name) for name in ("exp", "log", "tanh", "sin", "cos", "sqrt", "sum")}
    functions |= {"ones": lambda count: np.ones((count, 1)), "dot": lambda a, b: float(np.sum(a * b))}
    return np.asarray(eval(text, {"__builtins__": {}}, {**functions, **names}), dtype=float)


def tasks(card):
    """Every task with a key to be worked out: its title, graph and key, whether it asks for symbols alone, whether its
    layout is the numerator's, and its `> Right:` entries with their places."""
    graphs = re.findall(r"^```graph (\S+)", card, re.M)
    for match in re.finditer(r"^## (.+?)\n(.*?)(?=^## |\Z)", card, re.M | re.S):
        block = re.search(r"^```answer\n(.*?)^```", match[2], re.M | re.S)
        if block is None:
            continue
        key = re.search(r"^(numeric|matrix|symbolic): *(.+)$", block[1], re.M)
        if key is None:
            continue
        graph = re.search(r"^graph: *(\S+)", block[1], re.M)
        layout = re.search(r"^layout: *(\S+)", block[1], re.M)
        transposed = layout is not None and layout[1] == "numerator"
        entries = re.search(r"^entries: *(\S+)", block[1], re.M)
        start = match.start(2)
        rights = [
            (found[1], start + found.start(1), start + found.end(1))
            for found in re.finditer(r"^> Right: (.+)$", match[2], re.M)
        ]
        symbols = key[1] == "symbolic" or (entries is not None and entries[1] == "symbolic")
        yield match[1], graph[1] if graph else graphs[0], key[2].strip("'\" "), symbols, transposed, rights


def main():
    compared, faults, unread = 0, [], []
    for path in sorted(FOLDER.glob("*.md")):
        if path.stem not in GRAPHS:
            if path.name != "README.md":
                faults.append(f"{path.name}: no function in forward.py")
            continue
        card = path.read_text()
        changes = []
        for title, graph, key, symbols, transposed, rights in tasks(card):
            place = f"{path.name}: {title}"
            if graph not in GRAPHS[path.stem]:
                if not symbols:
                    faults.append(f"{place}: no function for the graph {graph}")
                continue
            forward = GRAPHS[path.stem][graph]
            run = Run()
            forward(run)
            try:
                single = not symbols or re.fullmatch(r"d[^ ]+/d[^ ]+", key)
                output = list(run.nodes)[-1]
                number = derivative(forward, key) if single else read(key, forward, output, run.nodes)
            except (KeyError, TypeError, SyntaxError, NameError) as error:
                faults.append(f"{place}: {key}: {error!r}")
                continue
            number = number.T if transposed else number
            before = compared
            for entry, start, end in rights:
                if entry == "?":
                    changes.append((start, end, typed(number)))
                    continue
                try:
                    given = read(entry, forward, output, run.nodes)
                except (SyntaxError, NameError, TypeError, ValueError, AttributeError) as error:
                    unread.append(f"{place}: not read: {entry} ({error})")
                    continue
                compared += 1
                if given.size != number.size or not np.allclose(
                    given.reshape(number.shape), number, rtol=2e-3, atol=1e-6
                ):
                    faults.append(f"{place}: {entry} is not {typed(number)}")
            if compared == before and not symbols:
                faults.append(f"{place}: no entry of numbers, {typed(number)}")
        if "--fill" in sys.argv:
            for start, end, text in reversed(changes):
                card = card[:start] + text + card[end:]
            path.write_text(card)
    print(*unread, *faults, f"{compared} entries compared, {len(faults)} faults", sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
