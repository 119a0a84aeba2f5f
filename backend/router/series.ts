/** Data files of instruments over the contract. */
import { implement } from '@orpc/server';
import { seriesContract, seriesTravelLimitBytes } from '../../shared/contract/series.ts';
import { layoutSignature } from '../../shared/series/detect.ts';
import { seriesLayoutSchema, type SeriesSettings } from '../../shared/series/mapping.ts';
import type { Backend } from '../backend.ts';
import { BadFileError } from '../exchange/errors.ts';
import { inspectSeries, summariseSeries } from '../exchange/series-file.ts';
import { createSeriesInbox, type InboxFile } from '../exchange/series-inbox.ts';
import { keepSeries } from '../exchange/series-keep.ts';
import { NotFoundError } from '../reporting/build-documents.ts';
import { sha256Of } from '../store/blobs.ts';
import { createSeriesLayouts, type SeriesLayouts } from '../store/series-layouts.ts';
import { readRow } from '../store/snapshot.ts';
import { guarded } from './errors.ts';

const hashOf = (signature: string) => sha256Of(Buffer.from(signature, 'utf8'));

export function seriesRouter({ store, now }: Backend) {
  const os = implement(seriesContract);
  const inbox = createSeriesInbox(store.profileDir, store.readOnlyReason === null);
  const layouts = createSeriesLayouts(store.db);
  /** Signature of the heading as it is recognised without any settings: what a later file is known by. */
  const signatures = new Map<string, string>();
  const known = (fileId: string) => {
    const file = inbox.file(fileId);
    if (!file) throw new NotFoundError('file', fileId);
    return file;
  };
  return os.router({
    open: os.open.handler(({ input }) => ({ fileId: inbox.open(input.fileName, input.sizeBytes) })),
    append: os.append.handler(async ({ input }) => {
      const bytes = Buffer.from(await input.chunk.arrayBuffer());
      const receivedBytes = inbox.append(input.fileId, bytes);
      if (receivedBytes < bytes.length) throw new NotFoundError('file', input.fileId);
      return { receivedBytes };
    }),
    reopen: os.reopen.handler(({ input }) => {
      const row = readRow(store.db, 'dataFile', input.auditId, input.dataFileId);
      const path = row.sha256 === null ? null : store.blobs.path(row.sha256);
      if (row.sha256 === null || path === null) throw new NotFoundError('dataFile', input.dataFileId);
      const fileName = row.fileName ?? '数据文件';
      const layout = seriesLayoutSchema.safeParse(row.layout);
      const fileId = inbox.openKept({ path, fileName, sha256: row.sha256 });
      return { fileId, fileName, layout: layout.success ? layout.data : null };
    }),
    inspect: os.inspect.handler(({ input, signal }) =>
      guarded(inspectRemembered(known(input.fileId), input.settings, layouts, signatures, signal)),
    ),
    forget: os.forget.handler(({ input }) => {
      const signature = signatures.get(known(input.fileId).fileId);
      if (signature !== undefined) layouts.forget(signature);
      return {};
    }),
    summarise: os.summarise.handler(({ input, signal }) =>
      guarded(summariseSeries(known(input.fileId), input, signal)),
    ),
    keep: os.keep.handler(({ input }) => {
      const file = known(input.fileId);
      const sha256 = keepSeries(store.blobs, file);
      const signature = signatures.get(file.fileId);
      if (signature !== undefined) {
        layouts.remember(signature, {
          layout: { mapping: input.mapping, units: input.units },
          columnName: input.columnName,
          usedAt: now().toISOString(),
        });
      }
      return { sha256, sizeBytes: file.sizeBytes, travels: file.sizeBytes <= seriesTravelLimitBytes };
    }),
    close: os.close.handler(({ input }) => {
      inbox.close(input.fileId);
      signatures.delete(input.fileId);
      return {};
    }),
  });
}

/** Without settings, first those that served for such a heading; if this file does not bear them, what is recognised. */
async function* inspectRemembered(
  file: InboxFile,
  settings: SeriesSettings | null,
  layouts: SeriesLayouts,
  signatures: Map<string, string>,
  signal: AbortSignal | undefined,
) {
  const first = yield* inspectSeries(file, settings ?? {}, signal);
  if (settings !== null) return { ...first.inspection, remembered: null };
  const signature = hashOf(layoutSignature(first.layout));
  signatures.set(file.fileId, signature);
  const held = layouts.recall(signature);
  if (!held?.layout.mapping) return { ...first.inspection, remembered: null };
  const { encoding: _encoding, sheet: _sheet, headerLines: _lines, ...rest } = held.layout.mapping;
  const moved = first.layout.mapping;
  const again = {
    ...rest,
    // The lines above the heading grow and shrink from file to file.
    nameLine: moved.nameLine,
    unitLine: moved.unitLine,
  };
  try {
    const { inspection } = yield* inspectSeries(file, again, signal);
    const { usedAt, columnName } = held;
    return { ...inspection, remembered: { usedAt, columnName, units: held.layout.units ?? {} } };
  } catch (error) {
    if (!(error instanceof BadFileError)) throw error;
    return { ...first.inspection, remembered: null };
  }
}
