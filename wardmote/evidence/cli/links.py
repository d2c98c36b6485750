"""The command that looks for one event told twice."""

from pathlib import Path
from typing import Annotated, Any

import typer

from wardmote.evidence.cli.audits import DataFolder, StoreFolder
from wardmote.evidence.cli.telling import as_json, as_table, out, working
from wardmote.evidence.records import Period


def link(
    partnership: Annotated[str, typer.Argument(help="Its name or code.")],
    data: DataFolder,
    year: Annotated[str, typer.Option("--year", help="2023/24, 2023, or 2024-04 to 2024-09.")],
    protocol: Annotated[
        list[str] | None,
        typer.Option(help="What a live protocol grants: ambulance_calls=audit,evaluation."),
    ] = None,
    purpose: Annotated[str, typer.Option("--for", help="What the links are for.")] = "audit",
    dataset: Annotated[list[str] | None, typer.Option(help="One or two; none for all.")] = None,
    store: StoreFolder = Path(".wardmote/store"),
    nation: Annotated[str, typer.Option(help="England, Wales or Scotland.")] = "England",
    to: Annotated[
        Path | None, typer.Option("--out", help="A restricted CSV of which rows are linked.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print as JSON.")] = False,
) -> None:
    """Count calls about one incident, and events that two agencies both told of."""
    from wardmote.evidence.cli.linking_events import CAVEAT, Wanted, link_events, write_links
    from wardmote.evidence.cli.links_in_words import in_a_paragraph

    if dataset and len(set(dataset)) > 2:
        raise typer.BadParameter("Name one dataset or two; with none, all are looked at.")
    names = tuple(sorted(set(dataset or ())))
    wanted = Wanted(partnership, Period.parse(year), nation, purpose, granted(protocol), names)
    with working(f"Linking in {partnership}") as tell:
        found = link_events(wanted, store, data, tell=tell)
    if to is not None:
        write_links(found, to)
    if json:
        told = {"linked": found.told, "not_linked": found.refused, "none_told": found.neither}
        as_json({**told, "caveat": CAVEAT})
        return
    for each in found.told:
        _print(each)
    for each in found.neither:
        out.print(in_a_paragraph(each), soft_wrap=True)
    for each in found.refused:
        if not each["no_rule"]:
            pair = " with ".join(each["datasets"])
            out.print(f"Not linked, {pair}: {each['why']}", soft_wrap=True)
            _print_fixed(each)
    if without := sum(each["no_rule"] for each in found.refused):
        out.print(
            f"{without} other datasets and pairs held are in no row of linking.toml for "
            f"“{purpose}”, so they are not linked (--json names them).", soft_wrap=True,
        )  # fmt: skip
    out.print(f"For analysts only. {CAVEAT}", soft_wrap=True)
    if to is not None:
        out.print(f"Restricted, rows that are linked:  {to}", soft_wrap=True)


def granted(protocols: list[str] | None) -> dict[str, tuple[str, ...]]:
    """Dataset → purposes, from "ambulance_calls=audit,evaluation"."""
    told: dict[str, tuple[str, ...]] = {}
    for line in protocols or ():
        name, equals, purposes = line.partition("=")
        if not (name and equals and purposes):
            raise typer.BadParameter(f"“{line}”: write a protocol as ambulance_calls=audit.")
        told[name] = (*told.get(name, ()), *purposes.split(","))
    return told


def _print(each: dict[str, Any]) -> None:
    """What was found of one dataset or two, and what it rests on."""
    names = each["datasets"]
    held = " and ".join(f"{count:,} of {name}" for name, count in each["records"].items())
    what = (
        f"{each['links']:,} calls are likely to be repeats about an incident told of before"
        if len(names) == 1
        else f"{each['links']:,} events are likely to be told of by both; about "
        f"{each['beyond_chance']:,} by the pairs beyond chance, without saying which"
    )
    out.print(f"{held}: {what}.", soft_wrap=True)
    _print_fixed(each)
    out.print(
        f"{each['pairs_near']:,} pairs are near in time and place, {each['pairs_by_chance']:,} of "
        "them by chance (as many as lie so near whole weeks apart).", soft_wrap=True,
    )  # fmt: skip
    rows = [
        [w["compared"], f"{w['of_one_event']:.1%}", f"{w['by_chance']:.1%}",
         f"{w['times_as_likely']:,.2f}"]
        for w in each["weights"]
    ]  # fmt: skip
    if rows:
        columns = ["Two records that lie", "If of one event", "If by chance", "Times as likely"]
        as_table("What was learned", columns, rows)


def _print_fixed(each: dict[str, Any]) -> None:
    if each.get("repeat_calls_by_fixed_rule") is not None:
        counted = each["repeat_calls_by_fixed_rule"]
        out.print(f"By the fixed rule that audits count by: {counted:,} repeat calls.")
