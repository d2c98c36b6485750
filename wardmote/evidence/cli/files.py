"""Commands about single files: what a dataset holds, what is wrong with a file, a fair copy."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from wardmote.evidence.cli.telling import as_json, as_table, out, working
from wardmote.evidence.cli.workplace import day_of

Json = Annotated[bool, typer.Option("--json", help="Print as JSON.")]
Day = Annotated[str | None, typer.Option("--on", help="The day, 2026-03-27.")]


def template(
    dataset: Annotated[str, typer.Argument(help="Its name; see `wardmote describe`.")],
    to: Annotated[Path | None, typer.Option("--out", help="A .csv or .xlsx file.")] = None,
) -> None:
    """Write an empty template of a dataset, with notes on what goes where."""
    from wardmote.evidence import template as write_template

    path = write_template(dataset, to or Path(f"{dataset}.xlsx"))
    out.print(f"Written: {path}", soft_wrap=True)


def check(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False)],
    dataset: Annotated[str | None, typer.Option("--as", help="The dataset it is sent as.")] = None,
    on: Day = None,
    json: Json = False,
) -> None:
    """Say everything that is wrong with a file, by row and column, and what to do."""
    from wardmote.evidence import check as check_file

    with working(f"Checking {file.name}"):
        report = check_file(file, dataset, day=day_of(on))
    if json:
        as_json({**asdict(report), "usable": report.usable})
    else:
        rows = [
            [f.row or "file", f.column, f"{f.rows:,}", "refused" if f.fatal else "left out",
             f.message]
            for f in report.faults
        ]  # fmt: skip
        if rows:
            as_table(file.name, ["Row", "Column", "Rows", "So it is", "What to do"], rows)
        verdict = "can be used" if report.usable else "cannot be used as it is"
        out.print(
            f"{file.name} {verdict}: {report.rows_usable:,} of {report.rows_read:,} rows, "
            f"{report.dataset or 'no known dataset'}."
        )
    raise typer.Exit(0 if report.usable else 1)


def describe(
    dataset: Annotated[str | None, typer.Argument(help="One dataset; none for a list.")] = None,
    json: Json = False,
) -> None:
    """Say what each dataset holds, from whom, how often, and what it cannot tell."""
    from wardmote.evidence.cli.describing import described, listed

    if dataset is None:
        if json:
            as_json(listed())
            return
        columns = ["Name", "Dataset", "From", "How often", "Read from"]
        as_table("Datasets", columns, [list(row.values()) for row in listed()])
        return
    one = described(dataset)
    if json:
        as_json(one)
        return
    out.print(f"[bold]{one['title']}[/bold] ({one['agency']})\n{one['use']}\nDue: {one['due']}")
    as_table(
        "Fields", ["Heading", "Required", "Meaning"], [list(f.values()) for f in one["fields"]]
    )
    out.print("What it cannot tell:\n" + "\n".join(f"- {limit}" for limit in one["limits"]))


def protect(
    file: Annotated[Path, typer.Argument(help="CSV with a column of counts.", exists=True)],
    count: Annotated[str, typer.Option(help="The heading of the counts.")] = "count",
    to: Annotated[Path | None, typer.Option("--out")] = None,
    key: Annotated[Path | None, typer.Option(help="Secret key file; made if missing.")] = None,
) -> None:
    """Round the counts of a file before it is sent, so that no small number leaves."""
    from wardmote.evidence.cli.protecting import protect_csv

    target = to or file.with_name(f"{file.stem}.protected.csv")
    protect_csv(file, target, count=count, key_folder=key or Path(".wardmote"))
    out.print(f"Written: {target}. It is marked as protected at source.", soft_wrap=True)


def scan(
    path: Annotated[Path, typer.Argument(help="A released file or folder.", exists=True)],
    json: Json = False,
) -> None:
    """Open released files again and look for what should not be in them."""
    from wardmote.evidence import scan as scan_file

    files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
    leaks = [leak for file in files for leak in scan_file(file)]
    if json:
        as_json([asdict(leak) for leak in leaks])
    else:
        for leak in leaks:
            out.print(str(leak), soft_wrap=True)
        out.print(f"{len(files)} files scanned, {len(leaks)} leaks.")
    raise typer.Exit(1 if leaks else 0)
