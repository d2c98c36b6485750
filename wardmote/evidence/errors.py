"""The family of errors fit to show a person.

::

    WardmoteError
    ├── UnknownName        a name that nothing here answers to
    ├── FileRefused        a file that cannot be taken in, and why
    ├── StoreDamaged       the store's own files disagree
    ├── PlacesMissing      boundaries, lookups or populations that an audit needs
    ├── NotReleasable      a number that may not leave
    └── EngineMissing      an engine that is asked for and is not on this machine

Each message says what is wrong, where, and what to do. Anything else that is raised is a bug.
"""


class WardmoteError(Exception):
    """An error whose message is written for the person who can mend it."""


class UnknownName(WardmoteError):  # noqa: N818
    """A name that nothing here answers to; the message lists the names that would do."""


class FileRefused(WardmoteError):  # noqa: N818
    """A file that cannot be taken in; the message names file, place and mend."""


class StoreDamaged(WardmoteError):  # noqa: N818
    """The store's own files disagree with its ledger."""


class PlacesMissing(WardmoteError):  # noqa: N818
    """Boundaries, lookups or populations that an audit needs are not there."""


class NotReleasable(WardmoteError):  # noqa: N818
    """A number or a table that may not leave the engine."""


class EngineMissing(WardmoteError):  # noqa: N818
    """An engine that is asked for and is not on this machine; the message says how to get it."""
