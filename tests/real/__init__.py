"""What real open data must come to: fixed totals, and the ten traps that lie in those files.

Trap by trap, the tests whose names begin with `test_trap_<number>_`:

1. Codes of two censuses in one file: `test_places`.
2. Points far away, on Anglesey: `test_places` (in none of our areas), `test_evidence_quality`.
3. The share without a place falls: `test_evidence_quality` (measured, called a bias).
4. Anti-social behaviour has no number, and alike rows are not the same: `test_evidence_quality`.
5. A later download of the same months: `test_evidence_quality` (replaced, kept, explained).
6. Districts and partnerships are many to many: `test_places`.
7. Simplified outlines disagree with the police's own codes: `test_places`.
8. Two rows of headings, “:”, rows of totals, a mark and commas: `test_sources`, `test_places`.
9. Times that lost their noughts, several casualties of a collision: `test_sources`.
10. Areas with no fire are not told, and are of 2011: `test_sources`, `test_places`.
"""
