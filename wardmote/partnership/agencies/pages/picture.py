"""Draws a tree of groups: where its boxes and lines go. A template turns that into SVG."""

from dataclasses import dataclass, field
from textwrap import wrap

WIDTH, LINE, PAD, BAND = 188, 19, 10, 6
"""Of a box, in pixels: its width, the height of a line of text, the edge, the coloured band."""
ACROSS, DOWN, INDENT = 20, 40, 22
"""Between boxes: side by side, from tier to tier, and of boxes stacked below one another."""
LETTERS = 18
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
    """Draw a group above the middle of those below it."""
    height = _box(node, x, y).height
    if _is_stacked(node):
        below = _stack(node, x, y + height, sheet)
        box = _box(node, x, y)
        sheet.lines.extend(_to_stacked(box, each) for each in below)
    else:
        below = _spread(node, x, y + height + DOWN, sheet)
        middle = (below[0].x + below[-1].x) // 2 if below else x
        box = _box(node, max(x, middle), y)
        sheet.lines.extend(_to_spread(box, each) for each in below)
    sheet.boxes.append(box)
    return box


def _spread(node: Node, x: int, y: int, sheet: _Sheet) -> list[Box]:
    """Those below, side by side."""
    boxes = []
    for child in node.below:
        boxes.append(_place(child, x, y, sheet))
        x += _width(child) + ACROSS
    return boxes


def _stack(node: Node, x: int, y: int, sheet: _Sheet) -> list[Box]:
    """Those below, under one another."""
    boxes = []
    for child in node.below:
        boxes.append(_place(child, x + INDENT, y + DOWN // 2, sheet))
        y = boxes[-1].y + boxes[-1].height
    return boxes


def _to_spread(box: Box, below: Box) -> str:
    """Down, across and down again."""
    top = box.y + box.height
    return f"M{box.x + WIDTH // 2} {top}V{top + DOWN // 2}H{below.x + WIDTH // 2}V{below.y}"


def _to_stacked(box: Box, below: Box) -> str:
    """Down a rail on the left, then across."""
    start = f"M{box.x + INDENT // 2} {box.y + box.height}"
    return f"{start}V{below.y + below.height // 2}H{below.x}"


def _box(node: Node, x: int, y: int) -> Box:
    """A box as high as its name needs."""
    left, first = x + BAND + PAD, y + PAD + LINE - 5
    lines = wrap(node.name, LETTERS) or [""]
    name = tuple(Text(left, first + LINE * i, line) for i, line in enumerate(lines))
    about = Text(left, first + LINE * len(lines), node.about)
    return Box(x, y, LINE * (len(lines) + 1) + 2 * PAD, node.function, name, about)
