"""What the pages of one edition show: findings, map, charts, tables, quality, method."""
