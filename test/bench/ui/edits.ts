/** Field to durable: the same edits by the product, as a whole-document put, and by the backend alone. */
import type { Page } from 'playwright-core';
import { readSnapshot } from '../../../backend/store/snapshot.ts';
import type { AuditSnapshot } from '../../../shared/model/snapshot.ts';
import { settle } from './bench-page.ts';
import { auditId, boilerId } from './plant.ts';
import { openBackend } from './seed.ts';
import { spread, type Spread } from './stats.ts';

export interface EditFigures {
  /** From the key that leaves the field to the backend's answer in the page, ms. */
  field: Spread;
  /** The call alone, from its start in the page to its answer, ms. */
  call: Spread;
}

/** A reading of the boiler is typed anew and left, as often as wanted; one write each. */
export async function measureFieldEdits(page: Page, count: number): Promise<EditFigures> {
  await page.evaluate((hash) => (location.hash = hash), `/audit/${auditId}/equipment/${boilerId}`);
  const fields = page.locator('[data-testid^="reading-"]:enabled');
  await fields.first().waitFor();
  await settle(page);
  const inView = Math.min(6, await fields.count());
  await page.evaluate(() => (window.uiProbe.writes = []));
  for (let n = 0; n < count; n += 1) {
    const field = fields.nth(n % inView);
    await field.focus();
    await field.press('End');
    await field.press(String(1 + (n % 9)));
    await field.press('Tab');
    await page.waitForTimeout(60);
    if (n % inView === inView - 1) await shorten(page, inView);
  }
  await page.waitForTimeout(500);
  const writes = await page.evaluate(() => window.uiProbe.writes);
  return { field: spread(writes.map((w) => w.fromKey)), call: spread(writes.map((w) => w.sent)) };
}

/** Takes the added digits away again, so that the figures stay plausible; these writes do not count. */
async function shorten(page: Page, inView: number): Promise<void> {
  const held = await page.evaluate(() => window.uiProbe.writes);
  const fields = page.locator('[data-testid^="reading-"]:enabled');
  for (let i = 0; i < inView; i += 1) {
    await fields.nth(i).focus();
    await fields.nth(i).press('End');
    await fields.nth(i).press('Backspace');
    await fields.nth(i).press('Tab');
  }
  await page.waitForTimeout(300);
  await page.evaluate((writes) => (window.uiProbe.writes = writes), held);
}

/** The backend's own write of one reading, durable on return, ms. */
export async function measureBackendWrites(profile: string, count: number): Promise<Spread> {
  const backend = openBackend(profile);
  try {
    const reading = readSnapshot(backend.store.db, auditId)?.reading ?? [];
    const times: number[] = [];
    for (let n = 0; n < count; n += 1) {
      const row = reading[(n * 37) % reading.length];
      if (!row) continue;
      const values = { value: n + 0.5, measuredAt: backend.now().toISOString(), measuredBy: '示例乙' };
      const start = performance.now();
      backend.store.writer.write([{ auditId, table: 'reading', rowId: row.id, values }]);
      times.push(performance.now() - start);
      // Typed edits come one by one; the file system is not kept busy by this loop either.
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return spread(times);
  } finally {
    await backend.close();
  }
}

/** The audit as one document without empty columns, which is smaller than what the product itself holds. */
export async function documentOf(profile: string): Promise<AuditSnapshot> {
  const backend = openBackend(profile);
  try {
    return JSON.parse(
      JSON.stringify(readSnapshot(backend.store.db, auditId), (_key, value: unknown) =>
        value === null ? undefined : value,
      ),
    ) as AuditSnapshot;
  } finally {
    await backend.close();
  }
}

export interface PeerFigures {
  /** Our own edit from the same page: one call, answered when it is on disk. */
  ours: Spread;
  relaxed: Spread;
  strict: Spread;
  /** The part of a put in which the page's thread stands still, ms. */
  blocked: Spread;
  documentMB: number;
}

/**
 * The peer's way in the same browser: after each edit the whole document is put into IndexedDB. Neither side shows
 * anything, so that only keeping the edit is compared; the product's edit is one call to its real backend.
 */
export async function measurePeer(page: Page, document: AuditSnapshot, count: number): Promise<PeerFigures> {
  const text = JSON.stringify(document);
  const token = await page.evaluate(() => sessionStorage.getItem('plateau-audit:token') ?? '');
  const other = await page.context().newPage();
  try {
    await other.goto(new URL('/', page.url()).href);
    const times = await other.evaluate(keepEdits, { text, count, token, auditId });
    return {
      ours: spread(times.ours),
      relaxed: spread(times.relaxed),
      strict: spread(times.strict),
      blocked: spread(times.blocked),
      documentMB: text.length / 1e6,
    };
  } finally {
    await other.close();
  }
}

/** Runs in the page. */
async function keepEdits(input: { text: string; count: number; token: string; auditId: string }) {
  const audit = JSON.parse(input.text) as { reading: { id: string; value?: number }[] };
  const call = async (rowId: string, value: number) => {
    const json = { auditId: input.auditId, table: 'reading', rowId, values: { value } };
    const answer = await fetch('/rpc/record/write', {
      method: 'POST',
      headers: { authorization: `Bearer ${input.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ json }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(text);
  };
  const settled = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error ?? new Error('the request failed')));
    });
  const opening = indexedDB.open('whole-document-bench', 1);
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('audit'));
  const db = await settled(opening);
  const times = {
    ours: [] as number[],
    relaxed: [] as number[],
    strict: [] as number[],
    blocked: [] as number[],
  };
  for (let n = -3; n < input.count; n += 1) {
    const own = audit.reading[((n + 3) * 41) % audit.reading.length];
    const sent = performance.now();
    if (own) await call(own.id, n + 0.25);
    if (n >= 0) times.ours.push(performance.now() - sent);
    await new Promise((resolve) => setTimeout(resolve, 20));
    for (const durability of ['relaxed', 'strict'] as const) {
      const row = audit.reading[((n + 3) * 37) % audit.reading.length];
      if (row) row.value = n + 0.5;
      const start = performance.now();
      const transaction = db.transaction('audit', 'readwrite', { durability });
      const done = new Promise<void>((resolve, reject) => {
        transaction.addEventListener('complete', () => resolve());
        transaction.addEventListener('abort', () =>
          reject(transaction.error ?? new Error('the put was aborted')),
        );
      });
      transaction.objectStore('audit').put(audit, 'the-audit');
      const blocked = performance.now() - start;
      await done;
      // The first ones warm up.
      if (n < 0) continue;
      times[durability].push(performance.now() - start);
      times.blocked.push(blocked);
    }
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  db.close();
  indexedDB.deleteDatabase('whole-document-bench');
  return times;
}
