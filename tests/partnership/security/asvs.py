"""The sheet of security requirements, each with the tests that show it.

`make docs` writes it anew.
"""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs" / "reference" / "asvs.md"
TOLD = tomllib.loads(Path(__file__).with_name("asvs.toml").read_text())
HEADINGS = {
    "signing_in": "Signing in",
    "sessions": "Sessions",
    "browsers": "Browsers",
    "files": "Files",
    "who_may": "Who may do what",
    "providers": "Agencies' own sign-in",
}
HEAD = """# Security requirements and the tests that show them

Requirements of the [OWASP Application Security Verification Standard](https://github.com/OWASP/ASVS)
5.0.0 (CC BY-SA 4.0), levels 1 and 2, in short words of ours. Generated from
`tests/partnership/security/asvs.toml`; a test fails where a named test is gone or this page is old.
"""
FOOT = """
## What is not here

This is no certificate. Requirements that no test of ours shows are left out: those met by the
host (TLS, hardening of servers, where logs are sent), by documents alone, or by the libraries
beneath us. Known not to be met in full: files are not scanned for viruses (5.4.3); passwords are
compared with Django's list of common ones, of which few are as long as ours must be, and with no
list of breached ones (6.2.4, 6.2.12); a second factor is demanded of the roles that keep or see
much, not of all (6.3.3); an officer ends somebody's access by ending the membership, not their
sessions (7.4.5).
"""


def by_name() -> dict[str, str]:
    """Every test of the service: its name without "test_" → its file."""
    found = {}
    for file in sorted((ROOT / "tests" / "partnership").rglob("test_*.py")):
        for name in re.findall(r"^def test_(\w+)", file.read_text(), re.MULTILINE):
            found.setdefault(name, str(file.relative_to(ROOT)))
    return found


def sheet() -> str:
    """The page."""
    where = by_name()
    parts = [HEAD]
    for group, rows in TOLD.items():
        parts.append(
            f"\n## {HEADINGS[group]}\n\n| Number | Asks | Shown by |\n| --- | --- | --- |\n"
        )
        for number, (asks, *shown) in rows.items():
            by = "<br>".join(f"[{name}](../../{where.get(name, '?')})" for name in shown)
            parts.append(f"| {number} | {asks} | {by} |\n")
    return "".join(parts) + FOOT


if __name__ == "__main__":
    PAGE.write_text(sheet())
