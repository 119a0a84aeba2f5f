/** Tokens: 256 random bits, shown once, kept only as SHA-256. */
import { createHash, randomBytes } from 'node:crypto';
import { asAdmin, asBearer, asDepartment, type HubDatabase } from './storage/database.ts';

export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');

const newToken = (prefix: string): string => `${prefix}_${randomBytes(32).toString('base64url')}`;

/** Makes the institution unless there is one of this name. @returns its id and a new device token. */
export function addDeviceToken(
  db: HubDatabase,
  institution: string,
  label = '',
): Promise<{ institutionId: number; token: string }> {
  const token = newToken('dev');
  return asAdmin(db, async (sql) => {
    await sql.query('INSERT INTO institution (name) VALUES ($1) ON CONFLICT (name) DO NOTHING', [
      institution,
    ]);
    const [row] = await sql.query<{ id: number }>('SELECT id FROM institution WHERE name = $1', [
      institution,
    ]);
    if (!row) throw new Error(`institution ${institution} was not stored`);
    await sql.query("INSERT INTO token (hash, kind, institution_id, label) VALUES ($1, 'device', $2, $3)", [
      hashOfToken(token),
      row.id,
      label || institution,
    ]);
    return { institutionId: row.id, token };
  });
}

/** A new token with which the department opens the hub's pages. */
export async function addDepartmentToken(db: HubDatabase, label: string): Promise<string> {
  const token = newToken('dept');
  await asAdmin(db, (sql) =>
    sql.query("INSERT INTO token (hash, kind, label) VALUES ($1, 'department', $2)", [
      hashOfToken(token),
      label,
    ]),
  );
  return token;
}

export interface TokenRow {
  /** The first digits of its hash: enough to name it. */
  id: string;
  kind: 'device' | 'department';
  institution: string | null;
  label: string;
  createdAt: Date;
  revokedAt: Date | null;
}

export function listTokens(db: HubDatabase): Promise<TokenRow[]> {
  return asAdmin(db, (sql) =>
    sql.query<TokenRow>(
      `SELECT left(t.hash, 12) AS id, t.kind, i.name AS institution, t.label, t.created_at AS "createdAt",
              t.revoked_at AS "revokedAt"
       FROM token t LEFT JOIN institution i ON i.id = t.institution_id ORDER BY t.created_at, t.hash`,
    ),
  );
}

/** Ends a token by the id that `listTokens` shows; its sessions end with it. @returns whether there was one. */
export function revokeToken(db: HubDatabase, id: string): Promise<boolean> {
  return asAdmin(db, async (sql) => {
    const revoked = await sql.query<{ hash: string }>(
      'UPDATE token SET revoked_at = now() WHERE left(hash, 12) = $1 AND revoked_at IS NULL RETURNING hash',
      [id],
    );
    for (const { hash } of revoked) await sql.query('DELETE FROM session WHERE token_hash = $1', [hash]);
    return revoked.length > 0;
  });
}

/** The institution of a device token; null for any other token. */
export async function institutionOf(db: HubDatabase, token: string): Promise<number | null> {
  const hash = hashOfToken(token);
  const [row] = await asBearer(db, hash, (sql) =>
    sql.query<{ institution_id: number }>(
      "SELECT institution_id FROM token WHERE hash = $1 AND kind = 'device' AND revoked_at IS NULL",
      [hash],
    ),
  );
  return row?.institution_id ?? null;
}

/** True for a department token in force. */
export async function isDepartmentToken(db: HubDatabase, token: string): Promise<boolean> {
  const hash = hashOfToken(token);
  const rows = await asDepartment(
    db,
    (sql) =>
      sql.query("SELECT 1 FROM token WHERE hash = $1 AND kind = 'department' AND revoked_at IS NULL", [hash]),
    hash,
  );
  return rows.length > 0;
}
