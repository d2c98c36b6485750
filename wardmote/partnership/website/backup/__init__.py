"""An installation as one file, and back: database, keys, uploads and the engine's store."""

from wardmote.partnership.website.backup.making import make_backup
from wardmote.partnership.website.backup.restoring import restore

__all__ = ["make_backup", "restore"]
