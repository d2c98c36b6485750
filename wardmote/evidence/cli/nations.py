"""The command that counts a whole country at once."""

from pathlib import Path
from typing import Annotated, Any

import typer

from wardmote.evidence.cli.audits import DataFolder, two_people
from wardmote.evidence.cli.telling import as_json, out, working
from wardmote.evidence.records import Period


def national(
    records: Annotated[str, typer.Argument(help="Files: 'police/*/*.csv', quoted.")],
    data: DataFolder,
    year: Annotated[str, typer.Option("--year", help="The newest year: 2023/24 or 2023.")],
    to: Annotated[Path, typer.Option("--out", help="Folder for the tables.")],
    years: Annotated[int, typer.Option(min=2, help="How many years, the newest and before.")] = 2,
    nation: Annotated[str, typer.Option(help="England, Wales or Scotland.")] = "England",
    engine: Annotated[str, typer.Option(help="memory, duckdb or spark.")] = "memory",
    spark_master: Annotated[str, typer.Option(help="The Spark cluster's address.")] = "local[2]",
    by: Annotated[list[str] | None, typer.Option(help="Who releases it; give two.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print what was made as JSON.")] = False,
) -> None:
    """Count every partnership of a country in one pass, for analysts only."""
    from wardmote.evidence.cli.counting_nations import count_nation

    newest = Period.parse(year)
    with working("Counting every partnership"):
        told = count_nation(
            records, data, to,
            years=[newest, *(newest.before(n) for n in range(1, years))],
            nation=nation, engine=engine, master=spark_master, by=two_people(by),
        )  # fmt: skip
    as_json(told) if json else _print(told, to)


def _print(told: dict[str, Any], to: Path) -> None:
    out.print(f"{told['events']:,} events of {told['partnerships']} partnerships.")
    for name, digest in told["sha256"].items():
        out.print(f"  {name:<14}{digest}", soft_wrap=True)
    out.print(f"For analysts only:  {to / 'tables'}", soft_wrap=True)
