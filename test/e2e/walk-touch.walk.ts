/** Both sample plants audited from an empty profile to the sent report by touch alone, on a screen of 1366×768. */
import { afterEach, describe, expect, it } from 'vitest';
import { openApp, type BrowserApp } from '../helpers/browser-app.ts';
import { sampleIds } from '../helpers/sample-snapshot.ts';
import { tempDir } from '../helpers/temp.ts';
import { touchHand } from '../helpers/walk/touch-hand.ts';
import { planOf } from '../helpers/walk/plan.ts';
import { compareFiles, compareScreens } from '../helpers/walk/check.ts';
import { failed } from '../helpers/walk/failed.ts';
import { walkAudit } from '../helpers/walk/walk.ts';

let app: BrowserApp | null = null;

describe('the whole audit by touch', () => {
  afterEach(async () => {
    await app?.close();
    app = null;
  });

  for (const id of sampleIds) {
    it(`of ${id}`, { timeout: 900_000, retry: 0 }, async () => {
      const profile = tempDir();
      app = await openApp({ profile, hasTouch: true });
      const hand = touchHand(app.page);
      const plan = planOf(id);
      const times: string[] = [];
      try {
        const walked = await walkAudit(hand, plan, times);
        const pair = await compareScreens(hand, plan, walked.auditId);
        await app.close();
        app = null;
        compareFiles(profile, pair);
        expect(walked.unasked).toEqual([]);
        expect(hand.faults).toEqual([]);
      } catch (error) {
        if (app) await failed(app.page, `walk-touch-${id}`);
        throw error;
      } finally {
        console.log([id, times.join('，'), ...hand.summary(), ...hand.faults].join('\n'));
      }
    });
  }
});
