/** The page as it stood when a walk came to an end before its time. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

export const outputDir = join(import.meta.dirname, '..', '..', '..', 'test-output');

export async function failed(page: Page, name: string): Promise<void> {
  mkdirSync(outputDir, { recursive: true });
  await page.screenshot({ path: join(outputDir, `${name}.png`) });
}
