/** A real PostgreSQL (15 or newer) by its address; several hubs may share it. */
import { Pool, type PoolClient } from 'pg';
import type { HubDatabase } from './database.ts';

export function openPostgres(connectionString: string): HubDatabase {
  const pool = new Pool({
    connectionString,
    max: 10,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 120_000,
    idle_in_transaction_session_timeout: 120_000,
  });
  // An idle connection that breaks is replaced at its next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  return {
    async transaction(run) {
      const client = await pool.connect();
      let failure: Error | undefined;
      try {
        await client.query('BEGIN');
        const result = await run({
          query: async <T extends object>(text: string, params: readonly unknown[] = []) =>
            (await client.query(text, [...params])).rows as T[],
        });
        await client.query('COMMIT');
        return result;
      } catch (error) {
        failure = await rollback(client);
        throw error;
      } finally {
        // A connection whose rollback failed is closed, not reused.
        client.release(failure);
      }
    },
    close: () => pool.end(),
  };
}

async function rollback(client: PoolClient): Promise<Error | undefined> {
  try {
    await client.query('ROLLBACK');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
