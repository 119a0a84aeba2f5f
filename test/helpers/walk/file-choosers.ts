/** Every file dialog the page opens, listened for all the time: a listener put up per dialog can come too late. */
import type { FileChooser, Page } from 'playwright-core';

export interface FileChoosers {
  /** The next one that opens. */
  next: () => Promise<FileChooser>;
}

export function fileChoosers(page: Page): FileChoosers {
  const waiting: ((chooser: FileChooser) => void)[] = [];
  page.on('filechooser', (chooser) => waiting.shift()?.(chooser));
  return { next: () => new Promise((resolve) => waiting.push(resolve)) };
}
