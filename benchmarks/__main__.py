"""`python -m benchmarks`: every comparison, side by side in one run."""

from benchmarks import load, national

if __name__ == "__main__":
    national.main()
    raise SystemExit(load.main())
