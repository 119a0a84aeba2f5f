/** Waits for what moves to stand still: a frame of a fade is not what people read, and colours of one fail for contrast. */
import type { Page } from 'playwright-core';

/** Until no animation that has an end is under way; a spinner that turns for ever is not waited for. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        (animation) =>
          animation.playState !== 'running' || animation.effect?.getComputedTiming().iterations === Infinity,
      ),
  );
}
