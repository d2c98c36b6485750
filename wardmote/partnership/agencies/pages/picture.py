"""Draws a tree of groups: where its boxes and lines go. A template turns that into SVG."""

from dataclasses import dataclass, field
from textwrap import wrap

WIDTH, LINE, PAD, BAND = 176, 19, 10, 6
"""Of a box, in pixels: its width, the height of a line of text, the edge, the coloured band."""
ACROSS, DOWN, INDENT = 20, 40, 22
"""Between boxes: side by side, from tier to tier, and of boxes stacked below one another."""
LETTERS = 19
"""How many fit in a line of a box."""
STACK = 3
"""More groups than these with none below them are stacked, so that the picture stays narrow."""


@dataclass(frozen=True)
class Node:
    """A group to draw: its name, a line about it, its function, and the groups below it."""

    name: str
    about: str
    function: str
    below: tuple["Node", ...] = ()


@dataclass(frozen=True)
class Text:
    """A line of text and where it begins."""

    x: int
    y: int
    said: str


@dataclass(frozen=True)
class Box:
    """One group drawn."""

    x: int
    y: int
    height: int
    function: str
    name: tuple[Text, ...]
    about: Text
    width: int = WIDTH
    band: int = BAND


@dataclass(frozen=True)
class Picture:
    """A whole drawing."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[str, ...]


@dataclass
class _Sheet:
    """What is drawn so far."""

    boxes: list[Box] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


def drawn(tops: tuple[Node, ...]) -> Picture | None:
    """The picture of a structure; None where there is nothing to draw."""
    if not tops:
        return None
    sheet, x = _Sheet(), 1
    for top in tops:
        _place(top, x, 1, sheet)
        x += _width(top) + ACROSS
    height = max(box.y + box.height for box in sheet.boxes)
    return Picture(x - ACROSS + 1, height + 1, tuple(sheet.boxes), tuple(sheet.lines))


def _width(node: Node) -> int:
    """How wide a group is drawn with all below it."""
    if not node.below:
        return WIDTH
    if _is_stacked(node):
        return WIDTH + INDENT
    return max(WIDTH, sum(map(_width, node.below)) + ACROSS * (len(node.below) - 1))


def _is_stacked(node: Node) -> bool:
    return len(node.below) > STACK and not any(child.below for child in node.below)


def _place(node: Node, x: int, y: int, sheet: _Sheet) -> Box:
    """Draw a group in the middle of its width, then those below it."""
    stacked = _is_stacked(node)
    box = _box(node, x if stacked else x + (_width(node) - WIDTH) // 2, y)
    sheet.boxes.append(box)
    (_stack if stacked else _spread)(node, box, x, sheet)
    return box


def _spread(node: Node, box: Box, x: int, sheet: _Sheet) -> None:
    """Those below side by side, joined by a rail."""
    top = box.y + box.height
    needed = sum(map(_width, node.below)) + ACROSS * (len(node.below) - 1)
    x += max(0, _width(node) - needed) // 2
    for child in node.below:
        below = _place(child, x, top + DOWN, sheet)
        start, end = box.x + WIDTH // 2, below.x + WIDTH // 2
        sheet.lines.append(f"M{start} {top}V{top + DOWN // 2}H{end}V{below.y}")
        x += _width(child) + ACROSS


def _stack(node: Node, box: Box, x: int, sheet: _Sheet) -> None:
    """Those below under one another, each joined to a rail on the left."""
    y, rail = box.y + box.height + DOWN // 2, box.x + INDENT // 2
    for child in node.below:
        below = _place(child, x + INDENT, y, sheet)
        middle = below.y + below.height // 2
        sheet.lines.append(f"M{rail} {box.y + box.height}V{middle}H{below.x}")
        y += below.height + DOWN // 2


def _box(node: Node, x: int, y: int) -> Box:
    """A box as high as its name needs."""
    left, first = x + BAND + PAD, y + PAD + LINE - 5
    lines = wrap(node.name, LETTERS) or [""]
    name = tuple(Text(left, first + LINE * i, line) for i, line in enumerate(lines))
    about = Text(left, first + LINE * len(lines), node.about)
    return Box(x, y, LINE * (len(lines) + 1) + 2 * PAD, node.function, name, about)
