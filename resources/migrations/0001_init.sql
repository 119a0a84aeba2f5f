-- Current rows are plain tables that a person can read; every change of a cell is also one row of op.
-- Column names are those of the model, the op log and the hub.

CREATE TABLE audit (
  id TEXT PRIMARY KEY,
  auditId TEXT NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  title TEXT,
  stage TEXT,
  diagnosisType TEXT,
  periodStart TEXT,
  periodEnd TEXT,
  provider TEXT,
  providerAddress TEXT,
  providerPhone TEXT,
  leadAuditor TEXT,
  teamMembers TEXT,
  enterpriseStaff TEXT,
  author TEXT,
  reviewer TEXT,
  reportNo TEXT,
  purpose TEXT,
  scope TEXT,
  process TEXT,
  conclusion TEXT,
  templates TEXT CHECK (templates IS NULL OR json_valid(templates)),
  prices TEXT CHECK (prices IS NULL OR json_valid(prices)),
  createdAt TEXT
) STRICT;

CREATE TABLE enterprise (
  id TEXT PRIMARY KEY,
  auditId TEXT NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  name TEXT,
  creditCode TEXT,
  industryCode TEXT,
  industry TEXT,
  region TEXT,
  county TEXT,
  address TEXT,
  legalRepresentative TEXT,
  energyManager TEXT,
  contact TEXT,
  phone TEXT,
  email TEXT,
  employeeCount INTEGER,
  commissionedAt TEXT,
  mainProducts TEXT,
  outputValueWanYuan REAL,
  addedValueWanYuan REAL,
  revenueWanYuan REAL,
  isAboveScale INTEGER CHECK (isAboveScale IN (0, 1)),
  isKeyUnit INTEGER CHECK (isKeyUnit IN (0, 1)),
  smeClass TEXT,
  lastDiagnosisAt TEXT,
  profile TEXT,
  processDescription TEXT,
  energySystem TEXT,
  managementSummary TEXT
) STRICT;
CREATE INDEX enterprise_audit ON enterprise (auditId);

CREATE TABLE site (
  id TEXT PRIMARY KEY,
  auditId TEXT NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  name TEXT,
  altitudeM REAL,
  pressureKPa REAL,
  airTemperatureC REAL,
  relativeHumidityPct REAL,
  latitudeDeg REAL,
  longitudeDeg REAL
) STRICT;
CREATE INDEX site_audit ON site (auditId);

CREATE TABLE equipment (
  id TEXT PRIMARY KEY,
  auditId TEXT NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  kind TEXT,
  name TEXT,
  tag TEXT,
  model TEXT,
  manufacturer TEXT,
  madeYear INTEGER,
  commissionedYear INTEGER,
  location TEXT,
  quantity INTEGER,
  inputs TEXT CHECK (inputs IS NULL OR json_valid(inputs)),
  note TEXT,
  sortOrder REAL
) STRICT;
CREATE INDEX equipment_audit ON equipment (auditId);

CREATE TABLE reading (
  id TEXT PRIMARY KEY,
  auditId TEXT NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  equipmentId TEXT,
  key TEXT,
  value REAL,
  unit TEXT,
  source TEXT,
  u REAL,
  instrumentId TEXT,
  measuredAt TEXT,
  measuredBy TEXT,
  note TEXT
) STRICT;
CREATE INDEX reading_audit ON reading (auditId);

CREATE TABLE answer (
  id TEXT PRIMARY KEY,
  auditId TEXT NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  subjectId TEXT,
  templateId TEXT,
  templateVersion INTEGER,
  itemId TEXT,
  answer TEXT,
  note TEXT,
  answeredAt TEXT,
  answeredBy TEXT
) STRICT;
CREATE INDEX answer_audit ON answer (auditId);

CREATE TABLE finding (
  id TEXT PRIMARY KEY,
  auditId TEXT NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  subjectId TEXT,
  itemId TEXT,
  title TEXT,
  detail TEXT,
  suggestion TEXT,
  severity INTEGER,
  area TEXT,
  status TEXT
) STRICT;
CREATE INDEX finding_audit ON finding (auditId);

CREATE TABLE measure (
  id TEXT PRIMARY KEY,
  auditId TEXT NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  equipmentId TEXT,
  key TEXT,
  title TEXT,
  description TEXT,
  costClass TEXT,
  status TEXT,
  rank REAL,
  investmentYuan REAL,
  lifeYears REAL,
  annualCostYuan REAL,
  savingKWh REAL,
  savingTce REAL,
  savingCO2T REAL,
  savingYuan REAL,
  fundingChannel TEXT,
  implementationMonths REAL,
  note TEXT
) STRICT;
CREATE INDEX measure_audit ON measure (auditId);

CREATE TABLE energyUse (
  id TEXT PRIMARY KEY,
  auditId TEXT NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  carrier TEXT,
  period TEXT,
  amount REAL,
  costYuan REAL,
  ncvMJPerUnit REAL,
  note TEXT
) STRICT;
CREATE INDEX energyUse_audit ON energyUse (auditId);

CREATE TABLE production (
  id TEXT PRIMARY KEY,
  auditId TEXT NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  product TEXT,
  period TEXT,
  amount REAL,
  unit TEXT,
  note TEXT
) STRICT;
CREATE INDEX production_audit ON production (auditId);

CREATE TABLE instrument (
  id TEXT PRIMARY KEY,
  auditId TEXT NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  name TEXT,
  model TEXT,
  serialNo TEXT,
  measures TEXT,
  accuracy TEXT,
  relativeUPct REAL,
  certificateNo TEXT,
  calibratedAt TEXT,
  validUntil TEXT
) STRICT;
CREATE INDEX instrument_audit ON instrument (auditId);

CREATE TABLE photo (
  id TEXT PRIMARY KEY,
  auditId TEXT NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  subjectId TEXT,
  itemId TEXT,
  sha256 TEXT,
  fileName TEXT,
  mime TEXT,
  sizeBytes INTEGER,
  widthPx INTEGER,
  heightPx INTEGER,
  takenAt TEXT,
  caption TEXT,
  rotationDeg INTEGER
) STRICT;
CREATE INDEX photo_audit ON photo (auditId);

CREATE TABLE document (
  id TEXT PRIMARY KEY,
  auditId TEXT NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  kind TEXT,
  version INTEGER,
  sha256 TEXT,
  fileName TEXT,
  sizeBytes INTEGER,
  pages INTEGER,
  engineVersion TEXT,
  packVersion TEXT,
  sealed INTEGER CHECK (sealed IN (0, 1)),
  createdAt TEXT
) STRICT;
CREATE INDEX document_audit ON document (auditId);


-- The op log: append only, gapless per device, hash chained.
CREATE TABLE op (
  device TEXT NOT NULL,
  seq INTEGER NOT NULL CHECK (seq >= 1),
  auditId TEXT NOT NULL,
  tbl TEXT NOT NULL,
  rowId TEXT NOT NULL,
  col TEXT NOT NULL,
  value TEXT NOT NULL,
  base TEXT NOT NULL CHECK (json_valid(base)),
  gen INTEGER NOT NULL,
  clock TEXT NOT NULL,
  author TEXT NOT NULL,
  schema INTEGER NOT NULL,
  grp TEXT NOT NULL,
  grpSize INTEGER NOT NULL,
  prevHash TEXT NOT NULL,
  hash TEXT NOT NULL,
  -- 1 while this app cannot apply it (newer schema); it is kept and forwarded all the same.
  deferred INTEGER NOT NULL DEFAULT 0 CHECK (deferred IN (0, 1)),
  PRIMARY KEY (device, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX op_cell ON op (auditId, tbl, rowId, col);
CREATE INDEX op_group ON op (grp);

-- Cells with two or more concurrent values; derived from op, kept for quick listing.
CREATE TABLE conflict (
  auditId TEXT NOT NULL,
  tbl TEXT NOT NULL,
  rowId TEXT NOT NULL,
  col TEXT NOT NULL,
  PRIMARY KEY (auditId, tbl, rowId, col)
) STRICT, WITHOUT ROWID;

-- Who this copy of the data is. `home` tells a copied profile from its original.
CREATE TABLE device (
  id TEXT PRIMARY KEY,
  home TEXT NOT NULL,
  createdAt TEXT NOT NULL,
  current INTEGER NOT NULL CHECK (current IN (0, 1))
) STRICT;

-- What a hub is known to hold.
CREATE TABLE peer (
  url TEXT PRIMARY KEY,
  vector TEXT NOT NULL CHECK (json_valid(vector)),
  lastSyncAt TEXT,
  lastError TEXT
) STRICT;

-- Files of photos and documents by content; a row exists only after the file is durable.
CREATE TABLE blob (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  sizeBytes INTEGER NOT NULL,
  onHub INTEGER NOT NULL DEFAULT 0 CHECK (onHub IN (0, 1))
) STRICT;

-- The outbox; local to this laptop, never synchronised.
CREATE TABLE delivery (
  id TEXT PRIMARY KEY,
  auditId TEXT NOT NULL,
  recipientKind TEXT NOT NULL CHECK (recipientKind IN ('authority', 'enterprise')),
  recipient TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  documentIds TEXT NOT NULL CHECK (json_valid(documentIds)),
  status TEXT NOT NULL CHECK (status IN ('queued', 'sending', 'sent', 'unknown', 'failed')),
  messageId TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  lastError TEXT,
  emlPath TEXT,
  createdAt TEXT NOT NULL,
  sentAt TEXT
) STRICT;

CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;
