"""Reads the fenced blocks of a Markdown text. A block's first line says what a test does with it:

    ```sh run          its commands are run
    ```python run      its program is run
    ```cpp compiled    it is compiled
    ```text shown      each line is in what the run blocks so far have printed
"""

import re
from dataclasses import dataclass

FENCE = re.compile(r"^```(\w*)[ ]*(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@dataclass
class Block:
    language: str
    purpose: str
    text: str
    line: int


def blocks(markdown):
    """The blocks in their order; `line` is where a block begins, counted from 1."""
    return [
        Block(m.group(1), m.group(2), m.group(3), markdown.count("\n", 0, m.start()) + 1)
        for m in FENCE.finditer(markdown)
    ]


def lines_not_shown(expected, printed):
    """The lines of `expected` that no line of `printed` equals, spacing apart."""
    seen = {tuple(line.split()) for line in printed.splitlines()}
    return [line for line in expected.splitlines() if line.strip() and tuple(line.split()) not in seen]
