-- Checklist templates people published. A version is filed once and never changed: audits refer to it for good.
CREATE TABLE checklistTemplate (
  id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  text TEXT NOT NULL CHECK (json_valid(text)),
  publishedBy TEXT NOT NULL,
  publishedAt TEXT NOT NULL,
  PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER checklistTemplate_unchanged BEFORE UPDATE ON checklistTemplate
BEGIN SELECT RAISE(ABORT, 'a published version is never edited'); END;
CREATE TRIGGER checklistTemplate_kept BEFORE DELETE ON checklistTemplate
BEGIN SELECT RAISE(ABORT, 'a published version is never removed'); END;
