/** What a person can do to the page, whichever way: by keyboard or by touch. Never a mouse, never a call into the page. */
import type { Locator, Page } from 'playwright-core';
import type { AnswerValue } from '../../../shared/model/vocabulary.ts';

export interface Hand {
  readonly page: Page;
  /** Opens the page of the audit with this name in the side bar. */
  openPage: (name: string) => Promise<void>;
  /** Presses a button, a link or a tab. */
  press: (target: Locator) => Promise<void>;
  /** Goes to a control without pressing it. */
  visit: (target: Locator) => Promise<void>;
  /** Replaces what stands in a field. */
  fill: (target: Locator, text: string) => Promise<void>;
  /** Takes an option of a native select by its value. */
  choose: (target: Locator, value: string) => Promise<void>;
  /** Opens a menu at its button and takes the entry with this text. */
  fromMenu: (button: Locator, entry: string | RegExp) => Promise<void>;
  /** Back to the list of audits. */
  leaveAudit: () => Promise<void>;
  /** Takes one of a few that stand side by side (antd's Segmented or Tabs). */
  segment: (group: Locator, text: string) => Promise<void>;
  /** A file through the button that asks for one; `shortcut` presses that key on the element instead. */
  pickFile: (
    button: Locator,
    file: string | { name: string; mimeType: string; buffer: Buffer },
  ) => Promise<void>;
  /** A block into a grid whose first cell is given, as the device allows: pasted, or cell by cell. */
  fillGrid: (cell: (row: number, column: number) => Locator, block: string[][]) => Promise<void>;
  /** Goes to the first question of the page, when the questions are about to be answered in their order. */
  startQuestions: () => Promise<void>;
  answer: (item: Locator, answer: AnswerValue) => Promise<void>;
  note: (item: Locator, itemId: string, text: string) => Promise<void>;
  reading: (box: Locator, entry: ReadingEntry) => Promise<void>;
  /** Moves a measure one place up in its machine's order. */
  promote: (row: Locator) => Promise<void>;
  /** From a machine's page to the next machine's. */
  nextMachine: () => Promise<void>;
  /** Closes what lies over the page. */
  closeOverlay: () => Promise<void>;
  /** What was found wrong on the way, by sentence; empty when all is well. */
  readonly faults: string[];
  /** Figures about the way, for the log. */
  summary: () => string[];
}

export interface ReadingEntry {
  key: string;
  value: string;
  source: string;
  instrumentId: string | null;
  u: string | null;
}
