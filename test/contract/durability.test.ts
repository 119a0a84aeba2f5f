/** kill -9 in the middle of typing: whatever was reported as saved must be there on the next start. */
import { describe, expect, it } from 'vitest';
import { verifyDatabase } from '../../backend/safety/backup.ts';
import { databasePath } from '../../backend/store/database.ts';
import { rowIds } from '../../shared/model/snapshot.ts';
import { killed, startHost } from '../helpers/killable-host.ts';
import { tempDir } from '../helpers/temp.ts';

describe('kill -9 of the backend while fields are being typed', () => {
  it(
    'loses no field that was reported as saved, in five rounds over one profile',
    { timeout: 120_000 },
    async () => {
      const profile = tempDir();
      const saved = new Map<string, string>();
      let auditId = '';
      for (let round = 0; round < 5; round += 1) {
        const { child, client } = await startHost(profile);
        if (auditId === '')
          ({ auditId } = await client.audit.create({ title: '断电测试', enterpriseName: '示例' }));
        const deadline = setTimeout(() => child.kill('SIGKILL'), 150 + 130 * round);
        try {
          for (let i = 0; ; i += 1) {
            const key = `k${i % 40}`;
            const note = `第${round}轮第${i}次`;
            await client.record.write({
              auditId,
              table: 'reading',
              rowId: rowIds.reading('e1', key),
              values: { equipmentId: 'e1', key, note },
            });
            saved.set(key, note);
          }
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
        clearTimeout(deadline);
        await killed(child);

        const again = await startHost(profile);
        const { snapshot } = await again.client.audit.get({ auditId });
        const found = new Map(snapshot.reading.map((row) => [row.key, row.note]));
        // The one write in flight may have become durable without its answer; everything answered must be there or newer.
        for (const [key, note] of saved) {
          const index = (text: string | null | undefined) =>
            Number(
              /第(\d+)轮第(\d+)次/
                .exec(text ?? '')
                ?.slice(1)
                .map((n) => n.padStart(6, '0'))
                .join('') ?? -1,
            );
          expect(index(found.get(key)), key).toBeGreaterThanOrEqual(index(note));
        }
        await killed(again.child);
      }
      expect(saved.size).toBeGreaterThan(0);
      expect(verifyDatabase(databasePath(profile))).toBeGreaterThan(saved.size);
    },
  );
});
