"""`python -m benchmarks`: every comparison, side by side in one run."""

from benchmarks import engines, linking, load, national

if __name__ == "__main__":
    national.main()
    engines.main()
    linking.main()
    raise SystemExit(load.main())
