-- Photos: what they prove, who took them and where, the marks laid over them, pairs. Data files of analysers and loggers.
ALTER TABLE photo ADD COLUMN readingKey TEXT;
ALTER TABLE photo ADD COLUMN takenBy TEXT;
ALTER TABLE photo ADD COLUMN latitudeDeg REAL;
ALTER TABLE photo ADD COLUMN longitudeDeg REAL;
ALTER TABLE photo ADD COLUMN altitudeM REAL;
ALTER TABLE photo ADD COLUMN camera TEXT;
ALTER TABLE photo ADD COLUMN layer TEXT CHECK (layer IS NULL OR json_valid(layer));
ALTER TABLE photo ADD COLUMN pairId TEXT;
ALTER TABLE photo ADD COLUMN pairRole TEXT;

ALTER TABLE reading ADD COLUMN dataFileId TEXT;
ALTER TABLE reading ADD COLUMN dataColumn TEXT;
ALTER TABLE reading ADD COLUMN dataFrom TEXT;
ALTER TABLE reading ADD COLUMN dataTo TEXT;

CREATE TABLE dataFile (
  id TEXT PRIMARY KEY,
  auditId TEXT NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  subjectId TEXT,
  sha256 TEXT,
  fileName TEXT,
  mime TEXT,
  sizeBytes INTEGER,
  rowCount INTEGER,
  startAt TEXT,
  endAt TEXT,
  note TEXT
) STRICT;
CREATE INDEX dataFile_audit ON dataFile (auditId);
