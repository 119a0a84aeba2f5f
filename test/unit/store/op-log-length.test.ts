/** A plant of 500 machines has some 150,000 ops; a backup reads them all at once. */
import { expect, it } from 'vitest';
import { testStore } from '../../helpers/store.ts';

const COUNT = 200_000;

it('reads a log of any length in one go', () => {
  const { db, log } = testStore();
  db.prepare(
    `WITH RECURSIVE n(seq) AS (SELECT 1 UNION ALL SELECT seq + 1 FROM n WHERE seq < ${COUNT})
     INSERT INTO op (device, seq, auditId, tbl, rowId, col, value, base, gen, clock, author, schema, grp, grpSize,
       prevHash, hash, deferred)
     SELECT 'other', seq, 'a1', 'reading', 'r' || seq, 'value', '1', '[]', 1, '', '', 1, 'other.' || seq, 1, '',
       'h' || seq, 0 FROM n`,
  ).run();
  const ops = log.after({}, COUNT);
  expect(ops).toHaveLength(COUNT);
  expect(ops.at(-1)?.seq).toBe(COUNT);
});
