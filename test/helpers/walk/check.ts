/** After the walk: the sample is taken in beside it, and both must say the same, on the screen and in the file. */
import { expect } from 'vitest';
import { openStore } from '../../../backend/store/store.ts';
import { readSnapshot } from '../../../backend/store/snapshot.ts';
import { migrationsDir } from '../temp.ts';
import { entered, offeredMeasures, results } from './compare.ts';
import type { Hand } from './hand.ts';
import type { Plan } from './plan.ts';

const auditIn = (url: string): string => /audit\/([^/]+)/.exec(url)?.[1] ?? '';

/** The key figures at the top of the overview, as they stand there. */
async function keyFigures(hand: Hand): Promise<string[]> {
  const tiles = hand.page.locator('[data-testid="overview-page"] .tile');
  await tiles.first().waitFor();
  return tiles.allInnerTexts();
}

/** @returns the id of the imported sample */
async function importSample(hand: Hand, plan: Plan): Promise<string> {
  const { page } = hand;
  await hand.fromMenu(page.getByTestId('import-sample'), new RegExp(`^${plan.title}`));
  await page.getByTestId('overview-page').waitFor();
  return auditIn(page.url());
}

export interface Pair {
  walkedId: string;
  sampleId: string;
}

/** Takes the sample in through the page and holds the key figures of both against each other. */
export async function compareScreens(hand: Hand, plan: Plan, walkedId: string): Promise<Pair> {
  await hand.openPage('概览');
  const walkedFigures = await keyFigures(hand);
  await hand.leaveAudit();
  await hand.page.getByTestId('audit-list').waitFor();
  const sampleId = await importSample(hand, plan);
  expect(sampleId).not.toBe(walkedId);
  expect(await keyFigures(hand)).toEqual(walkedFigures);
  return { walkedId, sampleId };
}

/** Reads both out of the profile, when no host has it open any more. */
export function compareFiles(profile: string, { walkedId, sampleId }: Pair): void {
  const store = openStore(profile, {
    migrationsDir,
    backupBeforeMigration: () => undefined,
    now: () => new Date(),
  });
  try {
    const walked = readSnapshot(store.db, walkedId);
    const sample = readSnapshot(store.db, sampleId);
    if (!walked || !sample) throw new Error('an audit is not in the file');
    const offered = offeredMeasures(sample);
    expect(entered(walked, offered)).toEqual(entered(sample, offered));
    expect(results(walked)).toEqual(results(sample));
    expect(walked.photo).toHaveLength(sample.photo.length);
    expect(walked.document.filter((row) => row.sealed === true)).toHaveLength(3);
  } finally {
    store.close();
  }
}
