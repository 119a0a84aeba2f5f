/**
 * The power fails after any step of a photo's import. The disk of the model keeps as little as a file system may: the
 * content of a file only once it was synced, and a name only once its folder was.
 */
import type * as NodeFs from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import { addPhoto } from '../../../backend/exchange/photos.ts';
import { testStore } from '../../helpers/store.ts';
import { tempDir } from '../../helpers/temp.ts';

type Step =
  | { kind: 'mkdir' | 'create' | 'write' | 'sync'; path: string }
  | { kind: 'rename'; path: string; to: string }
  | { kind: 'commit' };

const recorded = vi.hoisted(() => ({ steps: [] as Step[], open: new Map<number, string>() }));

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof NodeFs>();
  const note = (step: Step) => recorded.steps.push(step);
  return {
    ...fs,
    mkdirSync: (path: string, options: NodeFs.MakeDirectoryOptions) => {
      const first = fs.mkdirSync(path, options);
      if (first === undefined) return first;
      for (let made = path; made.startsWith(first); made = dirname(made)) note({ kind: 'mkdir', path: made });
      return first;
    },
    openSync: (path: string, flags: string) => {
      const handle = fs.openSync(path, flags);
      recorded.open.set(handle, path);
      if (flags !== 'r') note({ kind: 'create', path });
      return handle;
    },
    writeFileSync: (target: string | number, data: Uint8Array) => {
      fs.writeFileSync(target, data);
      const path = typeof target === 'number' ? (recorded.open.get(target) ?? '') : target;
      if (typeof target === 'string') note({ kind: 'create', path });
      note({ kind: 'write', path });
    },
    fsyncSync: (handle: number) => {
      fs.fsyncSync(handle);
      note({ kind: 'sync', path: recorded.open.get(handle) ?? '' });
    },
    renameSync: (path: string, to: string) => {
      fs.renameSync(path, to);
      note({ kind: 'rename', path, to });
    },
  };
});

interface Entry {
  /** Folders are whole by nature. */
  whole: boolean;
  /** Its content has reached the disk. */
  synced: boolean;
}

/** What is left after the steps and a power cut: the paths that still lead to a whole file. */
function survivors(steps: readonly Step[], root: string): { files: Set<string>; committed: boolean } {
  const now = new Map<string, Entry>();
  const onDisk = new Map<string, Entry>();
  for (const step of steps) {
    if (step.kind === 'mkdir') now.set(step.path, { whole: true, synced: true });
    if (step.kind === 'create') now.set(step.path, { whole: false, synced: false });
    const entry = step.kind === 'commit' ? undefined : now.get(step.path);
    if (step.kind === 'write' && entry) entry.whole = true;
    if (step.kind === 'rename' && entry) {
      now.set(step.to, entry);
      now.delete(step.path);
    }
    if (step.kind === 'sync') {
      if (entry) entry.synced = entry.whole;
      for (const [path, child] of now) if (dirname(path) === step.path) onDisk.set(path, child);
    }
  }
  const reachable = (path: string): boolean =>
    path === root || (onDisk.has(path) && reachable(dirname(path)));
  const files = [...onDisk].filter(([path, entry]) => entry.synced && reachable(path)).map(([path]) => path);
  return { files: new Set(files), committed: steps.some((step) => step.kind === 'commit') };
}

const picture = (background: string) =>
  sharp({ create: { width: 40, height: 30, channels: 3, background } })
    .jpeg()
    .toBuffer();

describe('power cut during the import of a photo', () => {
  it('leaves no row whose file is not on disk, at any step', async () => {
    const store = testStore(tempDir());
    const commit = store.writer.write;
    vi.spyOn(store.writer, 'write').mockImplementation((changes) => {
      const ops = commit(changes);
      recorded.steps.push({ kind: 'commit' });
      return ops;
    });
    const bytes = await picture('#c04020');
    const photo = { auditId: 'a1', subjectId: 'a1', itemId: null, caption: null, fileName: '1.jpg', bytes };
    recorded.steps.length = 0;
    const { sha256 } = await addPhoto(store, photo);
    const { steps } = recorded;
    const file = store.blobs.target(sha256 ?? '');
    const root = dirname(dirname(file));

    expect(steps.at(-1)?.kind).toBe('commit');
    expect(survivors(steps, root).files).toContain(file);
    for (let cut = 0; cut <= steps.length; cut += 1) {
      const { files, committed } = survivors(steps.slice(0, cut), root);
      expect(committed && !files.has(file), `cut after step ${cut}`).toBe(false);
    }
  });

  it('has a disk that loses what was not synced', () => {
    const root = '/data/blobs';
    const folder = join(root, 'ab');
    const [half, file] = [join(folder, 'abc.tmp'), join(folder, 'abc')];
    const steps: Step[] = [
      { kind: 'mkdir', path: folder },
      { kind: 'create', path: half },
      { kind: 'write', path: half },
      { kind: 'sync', path: half },
      { kind: 'rename', path: half, to: file },
      { kind: 'sync', path: folder },
      { kind: 'sync', path: root },
    ];
    expect(survivors(steps, root).files).toContain(file);
    for (const missing of [3, 5, 6]) {
      expect(survivors(steps.toSpliced(missing, 1), root).files, `without step ${missing}`).not.toContain(
        file,
      );
    }
  });
});
