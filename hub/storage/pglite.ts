/** The embedded PostgreSQL: one folder, one process, nothing to install. */
import { PGlite } from '@electric-sql/pglite';
import type { HubDatabase } from './database.ts';

/** @param folder where the data lives; undefined keeps it in memory. */
export async function openPglite(folder?: string): Promise<HubDatabase> {
  const pglite = await PGlite.create(folder === undefined ? {} : { dataDir: folder });
  return {
    transaction: (run) =>
      pglite.transaction((transaction) =>
        run({
          query: async <T extends object>(text: string, params: readonly unknown[] = []) =>
            (await transaction.query<T>(text, [...params])).rows,
        }),
      ),
    close: () => pglite.close(),
  };
}
