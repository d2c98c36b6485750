"""`python -m benchmarks`: every comparison, side by side in one run."""

from benchmarks import (
    density,
    engines,
    hot_areas,
    linking,
    load,
    national,
    near_repeats,
    points,
    trends,
)  # fmt: skip

if __name__ == "__main__":
    for comparison in (national, points, hot_areas, near_repeats, density, trends):
        comparison.main()
    engines.main()
    linking.main()
    raise SystemExit(load.main())
