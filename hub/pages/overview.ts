/** What the department reads: over all institutions, through its own role, never writing. */
import { asDepartment, type HubDatabase } from '../storage/database.ts';

export interface AuditOverview {
  institutionId: number;
  institution: string;
  auditId: string;
  title: string | null;
  enterprise: string | null;
  region: string | null;
  stage: string | null;
  altitudeM: number | null;
  equipmentCount: number;
  findingCount: number;
  measureCount: number;
  conflictCount: number;
  /** Hybrid clock of the newest change, as the laptop's clock said. */
  clock: string;
}

export interface CellEntry {
  table: string;
  rowId: string;
  column: string;
  value: string;
  author: string;
  clock: string;
  conflict: boolean;
  heads: string;
  /** State of the cell's row. */
  state: 'visible' | 'deleted' | 'deletedButEdited';
}

type OverviewRow = { [Key in keyof AuditOverview]: unknown } & {
  institutionId: number;
  institution: string;
  auditId: string;
  clock: string;
};

function parseJson(text: unknown): unknown {
  if (typeof text !== 'string') return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const textOf = (json: unknown): string | null => {
  const value = parseJson(json);
  return typeof value === 'string' && value !== '' ? value : null;
};
const numberOf = (json: unknown): number | null => {
  const value = parseJson(json);
  return typeof value === 'number' ? value : null;
};

const cellOf = (table: string, column: string) =>
  `max(c.value) FILTER (WHERE c.table_name = '${table}' AND c.column_name = '${column}')`;
const rowsOf = (table: string) =>
  `count(DISTINCT c.row_id) FILTER (WHERE c.table_name = '${table}' AND s.state IS DISTINCT FROM 'deleted')`;

/** All audits that are not deleted, newest change first. */
export async function listAudits(db: HubDatabase): Promise<AuditOverview[]> {
  const rows = await asDepartment(db, (sql) =>
    sql.query<OverviewRow>(
      `SELECT c.institution_id AS "institutionId", i.name AS institution, c.audit_id AS "auditId",
              ${cellOf('audit', 'title')} AS title, ${cellOf('enterprise', 'name')} AS enterprise,
              ${cellOf('enterprise', 'region')} AS region, ${cellOf('audit', 'stage')} AS stage,
              ${cellOf('site', 'altitudeM')} AS "altitudeM", ${rowsOf('equipment')} AS "equipmentCount",
              ${rowsOf('finding')} AS "findingCount", ${rowsOf('measure')} AS "measureCount",
              count(*) FILTER (WHERE c.conflict) AS "conflictCount", max(c.clock) AS clock
       FROM cell c JOIN institution i ON i.id = c.institution_id
       LEFT JOIN row_state s USING (institution_id, audit_id, table_name, row_id)
       GROUP BY c.institution_id, i.name, c.audit_id
       HAVING bool_or(c.table_name = 'audit' AND s.state = 'deleted') IS NOT TRUE
       ORDER BY max(c.clock) DESC, c.audit_id`,
    ),
  );
  return rows.map((row) => ({
    institutionId: row.institutionId,
    institution: row.institution,
    auditId: row.auditId,
    title: textOf(row.title),
    enterprise: textOf(row.enterprise),
    region: textOf(row.region),
    stage: textOf(row.stage),
    altitudeM: numberOf(row.altitudeM),
    equipmentCount: Number(row.equipmentCount),
    findingCount: Number(row.findingCount),
    measureCount: Number(row.measureCount),
    conflictCount: Number(row.conflictCount),
    clock: row.clock,
  }));
}

export interface AuditCells {
  institution: string;
  cells: CellEntry[];
  /** Hashes of the institution's files that have arrived. */
  blobs: Set<string>;
}

/** Everything of one audit; null when there is no such audit. */
export function readAudit(
  db: HubDatabase,
  institutionId: number,
  auditId: string,
): Promise<AuditCells | null> {
  return asDepartment(db, async (sql) => {
    const cells = await sql.query<CellEntry>(
      `SELECT c.table_name AS table, c.row_id AS "rowId", c.column_name AS column, c.value, c.author, c.clock, c.conflict,
              c.heads, coalesce(s.state, 'visible') AS state
       FROM cell c LEFT JOIN row_state s USING (institution_id, audit_id, table_name, row_id)
       WHERE c.institution_id = $1 AND c.audit_id = $2
       ORDER BY c.table_name, c.row_id, c.column_name`,
      [institutionId, auditId],
    );
    if (cells.length === 0) return null;
    const [owner] = await sql.query<{ name: string }>('SELECT name FROM institution WHERE id = $1', [
      institutionId,
    ]);
    const blobs = await sql.query<{ sha256: string }>(
      `SELECT b.sha256 FROM blob b JOIN cell c ON c.institution_id = b.institution_id AND c.value = '"' || b.sha256 || '"'
       WHERE c.institution_id = $1 AND c.audit_id = $2 AND c.column_name = 'sha256'`,
      [institutionId, auditId],
    );
    return { institution: owner?.name ?? '', cells, blobs: new Set(blobs.map((blob) => blob.sha256)) };
  });
}

/** File name of a document of the institution, as its auditors named it; null when no document has this hash. */
export async function documentName(
  db: HubDatabase,
  institutionId: number,
  sha256: string,
): Promise<string | null> {
  const rows = await asDepartment(db, (sql) =>
    sql.query<{ value: string }>(
      `SELECT n.value FROM cell h
       JOIN blob b ON b.institution_id = h.institution_id AND b.sha256 = $2
       LEFT JOIN cell n ON n.institution_id = h.institution_id AND n.audit_id = h.audit_id
         AND n.table_name = h.table_name AND n.row_id = h.row_id AND n.column_name = 'fileName'
       WHERE h.institution_id = $1 AND h.table_name = 'document' AND h.column_name = 'sha256' AND h.value = $3`,
      [institutionId, sha256, JSON.stringify(sha256)],
    ),
  );
  const [row] = rows;
  return row ? (textOf(row.value) ?? `${sha256.slice(0, 12)}.bin`) : null;
}
