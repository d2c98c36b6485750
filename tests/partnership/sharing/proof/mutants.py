"""Mutants of a module: the same source with one small thing wrong, one mutant for each.

Comparisons flipped or moved by one, `and` for `or`, `not` left out, operands, arguments, entries,
filters and handlers dropped, conditions held true or false, constants and names of the same kind
swapped. Words for people (docstrings, annotations) are left alone.
"""

import ast
from collections.abc import Iterator
from copy import deepcopy
from itertools import pairwise
from types import CodeType
from typing import NamedTuple

COMPARISONS: dict[type, tuple[type, ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
OPERATORS: dict[type, type] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
# Names of one kind: each is taken for the next.
KINDS = (
    "starts review_by ends",
    "opens closes reviewed_at notified_at at",
    "attendees declared agenda",
    "id party",
    "actor record",
    "recipients purposes actions gateways fields",
    "markers relevant_to fields",
    "provider category",
    "owner category",
    "purpose action",
    "protocol id",
    "signed suspended resumed withdrawn",
    "leaves_on trained_until",
    "active second_factor",
    "sealed active",
    "SIGNED WITHDRAWN SUSPENDED RESUMED",
    "TRAINING_CURRENT MFA MEETING_DECLARED NO_EXPORT NOTIFY_OWNER",
    "NEED_TO_KNOW WHOLE_TABLE",
    "PERSONAL SENSITIVE",
    "PSEUDONYMISED PERSONAL",
    "VIEW EXPORT",
    "LONGEST_OPENING REVIEWED_WITHIN",
    "any all",
    "min max",
    "hours minutes",
)
TAKEN_FOR: dict[str, set[str]] = {}
for names in map(str.split, KINDS):
    for name, other in pairwise((*names, names[0])):
        TAKEN_FOR.setdefault(name, set()).add(other)

UNTOUCHED = ("annotation", "returns", "type_comment")


class Mutant(NamedTuple):
    name: str
    code: CodeType


def mutants(source: str) -> Iterator[Mutant]:
    """Each mutant of a module's source, by the function that it is in and what it changes."""
    tree = ast.parse(source)
    seen: dict[str, int] = {}
    for top in tree.body:
        if isinstance(top, ast.Import | ast.ImportFrom) or _is_wording(top):
            continue
        for place in list(_places(top)):
            for name in _one_by_one(top, *place):
                seen[name] = seen.get(name, 0) + 1
                told = name if seen[name] == 1 else f"{name} ({seen[name]})"
                yield Mutant(told, compile(ast.fix_missing_locations(tree), "mutant", "exec"))


def _is_wording(statement: ast.AST) -> bool:
    """A docstring, or the name of a type."""
    if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Subscript):
        return True
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _places(node: ast.AST) -> Iterator[tuple[ast.AST, str, int | None]]:
    """Where a node below this one hangs: its parent, the field, and the place in it."""
    for field, value in ast.iter_fields(node):
        if field in UNTOUCHED:
            continue
        for place, child in enumerate(value) if isinstance(value, list) else ((None, value),):
            if isinstance(child, ast.AST) and not _is_wording(child):
                yield node, field, place
                yield from _places(child)


def _one_by_one(top: ast.AST, parent: ast.AST, field: str, place: int | None) -> Iterator[str]:
    """Hang each variant of a node in its place, for as long as it is looked at; its name."""
    held = getattr(parent, field)
    node = held if place is None else held[place]
    for variant in _variants(node):
        new = variant if place is None else [*held[:place], variant, *held[place + 1 :]]
        setattr(parent, field, new)
        yield f"{_name(top)}: {_difference(_words(node), _words(variant))}"
        setattr(parent, field, held)


def _name(top: ast.AST) -> str:
    if isinstance(top, ast.FunctionDef):
        return top.name
    return ast.unparse(top.target if isinstance(top, ast.AnnAssign) else top.targets[0])


def _words(node: ast.AST) -> str:
    return " ".join(ast.unparse(node).split())


def _difference(before: str, after: str, around: int = 24) -> str:
    """Both, cut to where they part and a little around it."""
    same = _alike(before, after)
    end = min(_alike(before[::-1], after[::-1]), min(len(before), len(after)) - same)
    start = max(same - around, 0)
    return " -> ".join(words[start : len(words) - end + around] for words in (before, after))


def _alike(one: str, other: str) -> int:
    """How many letters are the same, from the left."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def _variants(node: ast.AST) -> Iterator[ast.AST]:
    make = VARIANTS.get(type(node))
    if make is not None:
        words = _words(node)
        yield from (variant for variant in make(node) if _words(variant) != words)


def _changed(node: ast.AST, **fields: object) -> ast.AST:
    new = deepcopy(node)
    for field, value in fields.items():
        setattr(new, field, value)
    return new


def _without_each(node: ast.AST, field: str, fewest: int = 0) -> Iterator[ast.AST]:
    held = getattr(node, field)
    for place in range(len(held) if len(held) > fewest else 0):
        yield _changed(node, **{field: held[:place] + held[place + 1 :]})


def _truths() -> Iterator[ast.AST]:
    yield ast.Constant(True)
    yield ast.Constant(False)


def _compare(node: ast.Compare) -> Iterator[ast.AST]:
    for place, op in enumerate(node.ops):
        for other in COMPARISONS[type(op)]:
            yield _changed(node, ops=[*node.ops[:place], other(), *node.ops[place + 1 :]])
    if len(node.ops) > 1:
        yield ast.Compare(node.comparators[0], node.ops[1:], node.comparators[1:])
        yield ast.Compare(node.left, node.ops[:-1], node.comparators[:-1])
    yield from _truths()


def _bool_op(node: ast.BoolOp) -> Iterator[ast.AST]:
    yield _changed(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
    for place in range(len(node.values)):
        left = node.values[:place] + node.values[place + 1 :]
        yield left[0] if len(left) == 1 else _changed(node, values=left)


def _unary_op(node: ast.UnaryOp) -> Iterator[ast.AST]:
    yield node.operand


def _bin_op(node: ast.BinOp) -> Iterator[ast.AST]:
    if type(node.op) in OPERATORS:
        yield _changed(node, op=OPERATORS[type(node.op)]())
    yield node.left
    yield node.right


def _constant(node: ast.Constant) -> Iterator[ast.AST]:
    if isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node.value, int):
        yield from (ast.Constant(node.value + 1), ast.Constant(node.value - 1))
    elif isinstance(node.value, str):
        yield ast.Constant(node.value + "x")


def _attribute(node: ast.Attribute) -> Iterator[ast.AST]:
    for other in sorted(TAKEN_FOR.get(node.attr, ())):
        yield _changed(node, attr=other)


def _named(node: ast.Name) -> Iterator[ast.AST]:
    if isinstance(node.ctx, ast.Load):
        for other in sorted(TAKEN_FOR.get(node.id, ())):
            yield _changed(node, id=other)


def _call(node: ast.Call) -> Iterator[ast.AST]:
    if len(node.args) > 1:
        swapped = [node.args[1], node.args[0], *node.args[2:]]
        yield _changed(node, args=swapped)
    yield from _without_each(node, "args", fewest=1)
    yield from _without_each(node, "keywords")
    if len(node.args) == 1 and isinstance(node.func, ast.Name):
        [only] = node.args
        yield only.value if isinstance(only, ast.Starred) else only
    if isinstance(node.func, ast.Attribute) and not node.args and not node.keywords:
        yield node.func.value


def _lambda(node: ast.Lambda) -> Iterator[ast.AST]:
    for truth in _truths():
        yield _changed(node, body=truth)


def _return(node: ast.Return) -> Iterator[ast.AST]:
    is_truth = isinstance(node.value, ast.Constant)
    for value in _truths() if is_truth else (*_truths(), ast.Constant(None)):
        yield _changed(node, value=value)


def _if(node: ast.If | ast.IfExp) -> Iterator[ast.AST]:
    for truth in _truths():
        yield _changed(node, test=truth)


def _dict(node: ast.Dict) -> Iterator[ast.AST]:
    for place in range(len(node.keys)):
        keys, values = list(node.keys), list(node.values)
        del keys[place], values[place]
        yield _changed(node, keys=keys, values=values)


def _elements(node: ast.Tuple | ast.Set | ast.List) -> Iterator[ast.AST]:
    if isinstance(getattr(node, "ctx", ast.Load()), ast.Load):
        yield from _without_each(node, "elts")


def _comprehension(node: ast.comprehension) -> Iterator[ast.AST]:
    yield from _without_each(node, "ifs")


def _try(node: ast.Try) -> Iterator[ast.AST]:
    yield ast.If(ast.Constant(True), node.body, [])


VARIANTS = {
    ast.Compare: _compare,
    ast.BoolOp: _bool_op,
    ast.UnaryOp: _unary_op,
    ast.BinOp: _bin_op,
    ast.Constant: _constant,
    ast.Attribute: _attribute,
    ast.Name: _named,
    ast.Call: _call,
    ast.Lambda: _lambda,
    ast.Return: _return,
    ast.If: _if,
    ast.IfExp: _if,
    ast.Dict: _dict,
    ast.Tuple: _elements,
    ast.Set: _elements,
    ast.List: _elements,
    ast.comprehension: _comprehension,
    ast.Try: _try,
}
