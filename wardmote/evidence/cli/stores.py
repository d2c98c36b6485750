"""Commands that add to a store, say what it holds, and make it forget."""

from pathlib import Path
from typing import Annotated

import typer

from wardmote.evidence.cli.telling import as_json, as_table, out, working
from wardmote.evidence.cli.workplace import day_of

StoreFolder = Annotated[Path, typer.Option("--store", help="Folder in which records are kept.")]
Json = Annotated[bool, typer.Option("--json", help="Print as JSON.")]


def add(
    path: Annotated[Path, typer.Argument(help="A file, or a folder of files.", exists=True)],
    store: StoreFolder = Path(".wardmote/store"),
    on: Annotated[str | None, typer.Option("--on", help="The day it came, 2026-03-27.")] = None,
    json: Json = False,
) -> None:
    """Take agencies' files into the store; a file that is there already changes nothing."""
    from wardmote.evidence.cli.auditing import take_in

    with working("Reading files") as tell:
        taken = take_in(store, path, day=day_of(on), tell=tell)
    if json:
        as_json(taken)
        return
    out.print(f"{taken['added']} files added, {taken['held_already']} held already.")
    for line in taken["not_read"]:
        out.print(f"Not read: {line}", soft_wrap=True)


def held(store: StoreFolder = Path(".wardmote/store"), json: Json = False) -> None:
    """List every delivery that the store holds."""
    from wardmote.evidence import Store

    with Store.open(store) as opened:
        deliveries = opened.deliveries()
    if json:
        as_json([{**vars(d), "rows": sum(d.rows.values())} for d in deliveries])
        return
    rows = [
        [d.id, d.supplier, d.file_name, f"{d.months[0]:%Y-%m}", f"{d.months[-1]:%Y-%m}",
         f"{sum(d.rows.values()):,}", len(d.faults), d.state]
        for d in deliveries
    ]  # fmt: skip
    columns = ["Delivery", "Supplier", "File", "From", "To", "Rows", "Faults", "State"]
    as_table(f"{len(rows)} deliveries", columns, rows)


def explain(
    dataset: Annotated[str, typer.Argument(help="The rulebook's name of the dataset.")],
    store: StoreFolder = Path(".wardmote/store"),
    json: Json = False,
) -> None:
    """Say what stands for each month of a dataset, and what it replaced."""
    from wardmote.evidence import Store

    with Store.open(store) as opened:
        vintages = opened.vintages(dataset)
    if json:
        as_json(vintages.to_dict("records"))
        return
    rows = [list(row) for row in vintages.drop(columns="dataset").itertuples(index=False)]
    as_table(dataset, [c.capitalize() for c in vintages.columns if c != "dataset"], rows)


def forget(
    on: Annotated[str, typer.Option("--on", help="Forget what is due by this day, 2026-03-27.")],
    store: StoreFolder = Path(".wardmote/store"),
    json: Json = False,
) -> None:
    """Remove every record whose forget-by day has come, superseded ones too."""
    from wardmote.evidence import Store

    with Store.open(store) as opened:
        gone = opened.forget(day_of(on))
    if json:
        as_json([vars(each) for each in gone])
        return
    rows = [[f.dataset, f"{f.month:%Y-%m}", f"{f.rows:,}"] for f in gone]
    as_table(f"Forgotten by {on}", ["Dataset", "Month", "Rows"], rows)
