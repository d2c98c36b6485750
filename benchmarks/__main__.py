"""`python -m benchmarks`: every comparison, side by side in one run."""

from benchmarks import national

if __name__ == "__main__":
    national.main()
