/** What must be on the disk before what: a power cut may come between any two of these calls. */
import type * as fileSystem from 'node:fs';
import { basename, join } from 'node:path';
import sharp from 'sharp';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { addPhoto } from '../../../backend/exchange/photos.ts';
import type { Store } from '../../../backend/store/store.ts';
import { testStore } from '../../helpers/store.ts';

const calls = vi.hoisted(() => [] as string[]);

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof fileSystem>();
  const opened = new Map<number, string>();
  return {
    ...fs,
    openSync: (path: string, flags: string) => {
      const handle = fs.openSync(path, flags);
      opened.set(handle, path);
      return handle;
    },
    fsyncSync: (handle: number) => {
      calls.push(`sync ${opened.get(handle)}`);
      fs.fsyncSync(handle);
    },
    renameSync: (from: string, to: string) => {
      calls.push(`rename ${from} → ${to}`);
      fs.renameSync(from, to);
    },
  };
});

const picture = () =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#557799' } })
    .jpeg()
    .toBuffer();

/** The calls of one import, with the row as one of them and the names of this run taken out. */
async function importCalls(store: Store): Promise<string[]> {
  const { writer } = store;
  const watched: Store = {
    ...store,
    writer: {
      ...writer,
      write: (changes) => {
        calls.push('row');
        return writer.write(changes);
      },
    },
  };
  const bytes = await picture();
  calls.length = 0;
  const row = await addPhoto(watched, {
    auditId: 'a1',
    subjectId: 'e1',
    itemId: null,
    caption: null,
    fileName: 'x.jpg',
    bytes,
  });
  const folder = join(store.profileDir, 'blobs');
  const name = row.sha256 ?? '';
  return calls.map((call) =>
    call
      .replaceAll(join(folder, name.slice(0, 2), name), 'FILE')
      .replaceAll(join(folder, name.slice(0, 2)), 'SHARD')
      .replaceAll(folder, basename(folder))
      .replaceAll(/\.[0-9a-f]{8}\.tmp/g, '.tmp'),
  );
}

describe('import of a photo', () => {
  beforeEach(() => {
    calls.length = 0;
  });

  it('syncs the bytes, then the name, then both folders, and only then writes the row', async () => {
    expect(await importCalls(testStore())).toEqual([
      'sync FILE.tmp',
      'rename FILE.tmp → FILE',
      'sync SHARD',
      'sync blobs',
      'row',
    ]);
  });

  it('syncs the folders again for a file that is there already: it may have been renamed just before a crash', async () => {
    const store = testStore();
    await importCalls(store);
    expect(await importCalls(store)).toEqual(['sync SHARD', 'sync blobs', 'row']);
  });
});
