-- What can be searched, derived from the rows: made again from the op log whenever the marks are empty.
CREATE TABLE searchRow (
  id INTEGER PRIMARY KEY,
  auditId TEXT NOT NULL,
  tbl TEXT NOT NULL,
  rowId TEXT NOT NULL,
  -- The machine (or audit) the row belongs to.
  subjectId TEXT,
  text TEXT NOT NULL,
  UNIQUE (tbl, rowId)
) STRICT;

-- Three characters at a time: Chinese has no spaces between words.
CREATE VIRTUAL TABLE searchText USING fts5 (text, content = 'searchRow', content_rowid = 'id', tokenize = 'trigram');

CREATE TRIGGER searchRow_insert AFTER INSERT ON searchRow BEGIN
  INSERT INTO searchText (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER searchRow_delete AFTER DELETE ON searchRow BEGIN
  INSERT INTO searchText (searchText, rowid, text) VALUES ('delete', old.id, old.text);
END;
CREATE TRIGGER searchRow_update AFTER UPDATE ON searchRow BEGIN
  INSERT INTO searchText (searchText, rowid, text) VALUES ('delete', old.id, old.text);
  INSERT INTO searchText (rowid, text) VALUES (new.id, new.text);
END;

-- How far the log of each device has been taken in.
CREATE TABLE searchMark (
  device TEXT PRIMARY KEY,
  seq INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
