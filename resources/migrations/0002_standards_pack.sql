-- Who compared which row with the printed standard, and which packs were taken in: acts of people, kept for good.
CREATE TABLE packVerification (
  code TEXT NOT NULL,
  tableId TEXT NOT NULL,
  -- Index of the row, -1 for the whole table.
  rowIndex INTEGER NOT NULL,
  verifiedBy TEXT NOT NULL,
  verifiedOn TEXT NOT NULL,
  page TEXT NOT NULL,
  recordedAt TEXT NOT NULL,
  PRIMARY KEY (code, tableId, rowIndex)
) STRICT, WITHOUT ROWID;

CREATE TABLE packImport (
  id INTEGER PRIMARY KEY,
  version TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  importedBy TEXT NOT NULL,
  importedAt TEXT NOT NULL
) STRICT;
