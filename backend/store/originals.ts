/** Which originals of data files travel and which stay on the laptop that took them; see docs/adr/0006. */
import type { Database } from 'better-sqlite3';
import { seriesTravelLimitBytes } from '../../shared/contract/series.ts';

/** Data files in one stick bundle or audit copy, which are made in memory. */
const travelTogetherBytes = 100_000_000;

interface BlobSize {
  sha256: string;
  sizeBytes: number;
}

/** Hashes that photos or documents name: these always travel. */
export function photosAndDocuments(db: Database): ReadonlySet<string> {
  return new Set(
    db
      .prepare(
        'SELECT sha256 FROM photo WHERE sha256 IS NOT NULL UNION SELECT sha256 FROM document WHERE sha256 IS NOT NULL',
      )
      .pluck()
      .all() as string[],
  );
}

/** Of the given files those that fit into one hand-over: all photos and documents, and the smaller data files. */
export function handedOver<T extends BlobSize>(files: readonly T[], always: ReadonlySet<string>): T[] {
  let left = travelTogetherBytes;
  const small = files
    .filter((file) => !always.has(file.sha256) && file.sizeBytes <= seriesTravelLimitBytes)
    .toSorted((a, b) => a.sizeBytes - b.sizeBytes)
    .filter((file) => (left -= file.sizeBytes) >= 0);
  const chosen = new Set(small.map((file) => file.sha256));
  return files.filter((file) => always.has(file.sha256) || chosen.has(file.sha256));
}
