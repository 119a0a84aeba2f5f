/** Data files of instruments over the contract. */
import { implement } from '@orpc/server';
import { seriesContract } from '../../shared/contract/series.ts';
import type { Backend } from '../backend.ts';
import { inspectSeries, summariseSeries } from '../exchange/series-file.ts';
import { createSeriesInbox } from '../exchange/series-inbox.ts';
import { NotFoundError } from '../reporting/build-documents.ts';
import { guarded } from './errors.ts';

export function seriesRouter({ store }: Backend) {
  const os = implement(seriesContract);
  const inbox = createSeriesInbox(store.profileDir);
  const known = async (fileId: string) => {
    const file = await inbox.file(fileId);
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
    inspect: os.inspect.handler(async ({ input }) => {
      const { path, fileName } = await known(input.fileId);
      return inspectSeries(path, fileName);
    }),
    summarise: os.summarise.handler(async ({ input, signal }) => {
      const { path, fileName } = await known(input.fileId);
      return guarded(summariseSeries(path, fileName, input, signal));
    }),
    close: os.close.handler(({ input }) => {
      inbox.close(input.fileId);
      return {};
    }),
  });
}
