/** Sessions of the department: a random cookie, of which only the hash is kept. */
import { randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { asAdmin, asDepartment, type HubDatabase } from '../storage/database.ts';
import { hashOfToken, isDepartmentToken } from '../tokens.ts';

export const cookieName = 'hub_session';
export const sessionMs = 12 * 3_600_000;

export function sessionCookie(request: FastifyRequest): string | null {
  const header = request.headers.cookie ?? '';
  return new RegExp(`(?:^|; )${cookieName}=([\\w-]{43})(?:;|$)`).exec(header)?.[1] ?? null;
}

/** Starts a session for a valid department token; null for any other. */
export async function openSession(db: HubDatabase, token: string, nowMs: number): Promise<string | null> {
  if (!(await isDepartmentToken(db, token))) return null;
  const cookie = randomBytes(32).toString('base64url');
  const hash = hashOfToken(cookie);
  const at = (ms: number) => new Date(ms).toISOString();
  await asAdmin(db, (sql) => sql.query('DELETE FROM session WHERE expires_at < $1', [at(nowMs)]));
  await asDepartment(
    db,
    (sql) =>
      sql.query('INSERT INTO session (hash, token_hash, expires_at) VALUES ($1, $2, $3)', [
        hash,
        hashOfToken(token),
        at(nowMs + sessionMs),
      ]),
    hash,
  );
  return cookie;
}

export async function isSessionOpen(db: HubDatabase, cookie: string, nowMs: number): Promise<boolean> {
  const hash = hashOfToken(cookie);
  const rows = await asDepartment(
    db,
    (sql) =>
      sql.query('SELECT 1 FROM session WHERE hash = $1 AND expires_at > $2', [
        hash,
        new Date(nowMs).toISOString(),
      ]),
    hash,
  );
  return rows.length > 0;
}

export async function closeSession(db: HubDatabase, cookie: string): Promise<void> {
  const hash = hashOfToken(cookie);
  await asDepartment(db, (sql) => sql.query('DELETE FROM session WHERE hash = $1', [hash]), hash);
}
