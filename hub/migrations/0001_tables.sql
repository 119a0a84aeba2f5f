-- The hub's tables. Every row of an institution carries its id; 0002 separates them by row-level security.

CREATE TABLE institution (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL UNIQUE,
  created_at timestamptz NOT NULL DEFAULT now()
);

-- Only the SHA-256 of a token is kept. Device tokens belong to an institution, department tokens to none.
CREATE TABLE token (
  hash text PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('device', 'department')),
  institution_id integer REFERENCES institution,
  label text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  revoked_at timestamptz,
  CHECK ((kind = 'device') = (institution_id IS NOT NULL))
);

CREATE TABLE session (
  hash text PRIMARY KEY,
  token_hash text NOT NULL REFERENCES token,
  expires_at timestamptz NOT NULL
);

-- The head of each device's log: its ops are held without gaps up to `seq`.
CREATE TABLE device (
  institution_id integer NOT NULL REFERENCES institution,
  device text NOT NULL,
  seq bigint NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (institution_id, device)
);

CREATE TABLE op (
  institution_id integer NOT NULL REFERENCES institution,
  device text NOT NULL,
  seq bigint NOT NULL,
  audit_id text NOT NULL,
  table_name text NOT NULL,
  row_id text NOT NULL,
  column_name text NOT NULL,
  value text NOT NULL,
  base text NOT NULL,
  gen bigint NOT NULL,
  clock text NOT NULL,
  author text NOT NULL,
  schema bigint NOT NULL,
  group_id text NOT NULL,
  group_size bigint NOT NULL,
  prev_hash text NOT NULL,
  hash text NOT NULL,
  -- False while other ops of the same action are still missing.
  applied boolean NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (institution_id, device, seq)
);
CREATE INDEX op_cell ON op (institution_id, audit_id, table_name, row_id, column_name);
CREATE INDEX op_waiting ON op (institution_id, device, group_id) WHERE NOT applied;

-- Ops that were refused, kept as evidence; nothing reads them back into the log.
CREATE TABLE quarantine (
  institution_id integer NOT NULL REFERENCES institution,
  device text NOT NULL,
  seq bigint NOT NULL,
  hash text NOT NULL,
  reason text NOT NULL,
  op text NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (institution_id, device, seq, hash)
);

-- What the fold of the ops gives today; can be rebuilt from `op` at any time.
CREATE TABLE cell (
  institution_id integer NOT NULL REFERENCES institution,
  audit_id text NOT NULL,
  table_name text NOT NULL,
  row_id text NOT NULL,
  column_name text NOT NULL,
  value text NOT NULL,
  author text NOT NULL,
  clock text NOT NULL,
  conflict boolean NOT NULL,
  -- All heads when they disagree, else '[]'.
  heads text NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (institution_id, audit_id, table_name, row_id, column_name)
);

-- Rows with a deletion in their history; a row that is not here is visible.
CREATE TABLE row_state (
  institution_id integer NOT NULL REFERENCES institution,
  audit_id text NOT NULL,
  table_name text NOT NULL,
  row_id text NOT NULL,
  state text NOT NULL CHECK (state IN ('visible', 'deleted', 'deletedButEdited')),
  PRIMARY KEY (institution_id, audit_id, table_name, row_id)
);

-- Files this institution has uploaded whole; the bytes lie under the institution's own folder.
CREATE TABLE blob (
  institution_id integer NOT NULL REFERENCES institution,
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes bigint NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (institution_id, sha256)
);
