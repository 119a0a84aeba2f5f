/** Hands a data file over in pieces; the page never holds more than one of them. */
import type { Progress } from '../../../shared/contract/base.ts';
import type { Client } from '../../../shared/contract/contract.ts';
import { seriesChunkBytes, type SeriesInspection } from '../../../shared/contract/series.ts';

export interface OpenSeries {
  fileId: string;
  fileName: string;
  inspection: SeriesInspection;
}

export async function* uploadSeries(
  client: Client,
  file: File,
  signal: AbortSignal,
): AsyncGenerator<Progress, OpenSeries> {
  const { fileId } = await client.series.open({ fileName: file.name, sizeBytes: file.size }, { signal });
  const total = Math.ceil(file.size / 1_000_000);
  try {
    for (let at = 0; at < file.size; at += seriesChunkBytes) {
      signal.throwIfAborted();
      yield { phase: 'read', done: Math.floor(at / 1_000_000), total, detail: 'MB' };
      const chunk = new File([file.slice(at, at + seriesChunkBytes)], file.name);
      await client.series.append({ fileId, chunk }, { signal });
    }
    const inspection = await client.series.inspect({ fileId }, { signal });
    return { fileId, fileName: file.name, inspection };
  } catch (error) {
    await client.series.close({ fileId });
    throw error;
  }
}
