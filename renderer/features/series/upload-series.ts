/** Hands a data file over in pieces; the page never holds more than one of them. */
import type { Progress } from '../../../shared/contract/base.ts';
import type { Client } from '../../../shared/contract/contract.ts';
import { seriesChunkBytes, type SeriesInspection } from '../../../shared/contract/series.ts';
import type { SeriesLayout, SeriesSettings, SeriesUnits } from '../../../shared/series/mapping.ts';

export interface OpenSeries {
  fileId: string;
  fileName: string;
  inspection: SeriesInspection;
  /** What somebody has set; empty where all was recognised. */
  settings: SeriesSettings;
  /** How it was read when its reading was made; null for a new file. */
  kept: SeriesLayout | null;
  choice: ColumnChoice;
}

/** Column and units somebody chose; they outlive a change of the other settings. */
export interface ColumnChoice {
  columnName: string | null;
  units: SeriesUnits;
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
    const inspection = yield* await client.series.inspect({ fileId, settings: null }, { signal });
    const { remembered } = inspection;
    const choice = { columnName: remembered?.columnName ?? null, units: remembered?.units ?? {} };
    return { fileId, fileName: file.name, inspection, settings: settingsOf(inspection), kept: null, choice };
  } catch (error) {
    await client.series.close({ fileId });
    throw error;
  } finally {
    // A task that is cancelled returns through here without an error.
    if (signal.aborted) await client.series.close({ fileId });
  }
}

/** Opens the kept file behind a reading as it was read then. */
export async function* reopenSeries(
  client: Client,
  source: { auditId: string; dataFileId: string },
  signal: AbortSignal,
): AsyncGenerator<Progress, OpenSeries> {
  const { fileId, fileName, layout } = await client.series.reopen(source, { signal });
  const settings = layout?.mapping ?? {};
  const inspection = yield* await client.series.inspect({ fileId, settings }, { signal });
  const choice = { columnName: null, units: layout?.units ?? {} };
  return { fileId, fileName, inspection, settings, kept: layout, choice };
}

/** Remembered settings count as set; where the data begins differs from file to file. */
function settingsOf(inspection: SeriesInspection): SeriesSettings {
  if (!inspection.remembered) return {};
  const { encoding: _encoding, sheet: _sheet, headerLines: _lines, ...set } = inspection.mapping;
  return set;
}
