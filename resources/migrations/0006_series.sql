-- How a kept data file was read, and the layouts of exports that this laptop has met.
ALTER TABLE dataFile ADD COLUMN layout TEXT CHECK (layout IS NULL OR json_valid(layout));

CREATE TABLE seriesLayout (
  signature TEXT PRIMARY KEY,
  layout TEXT NOT NULL CHECK (json_valid(layout)),
  columnName TEXT NOT NULL,
  usedAt TEXT NOT NULL
) STRICT, WITHOUT ROWID;
