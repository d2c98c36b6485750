"""Whether a row says where it happened, and whether it says so by a point."""

import ibis


def is_pointed(records: ibis.Table) -> ibis.Value:
    """True where the row has a whole pair of coordinates, of either kind."""
    return (records.easting.notnull() & records.northing.notnull()) | (
        records.longitude.notnull() & records.latitude.notnull()
    )


def is_unlocated(records: ibis.Table) -> ibis.Value:
    """True where the row has neither an area code nor a point."""
    uncoded = records.area_code.fill_null("") == ""
    return uncoded & ~is_pointed(records)
