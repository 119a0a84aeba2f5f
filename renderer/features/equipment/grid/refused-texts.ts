/** Texts that a cell would not take: they stay in their cell with the reason until somebody mends or empties them. */
import { create } from 'zustand';
import type { RefusedText } from './cell-edits.ts';

type Kept = Pick<RefusedText, 'text' | 'why'>;

const STORAGE_KEY = 'plateau-audit:refused-cells';

const keyOf = (auditId: string, machineId: string, columnId: string) => `${auditId}/${machineId}/${columnId}`;

function stored(): Record<string, Kept> {
  try {
    return JSON.parse(window.sessionStorage.getItem(STORAGE_KEY) ?? '{}') as Record<string, Kept>;
  } catch {
    // What cannot be read any more is nothing that anybody waits for.
    return {};
  }
}

function keep(texts: Record<string, Kept>): void {
  try {
    window.sessionStorage.setItem(STORAGE_KEY, JSON.stringify(texts));
  } catch {
    // A profile that keeps nothing: the texts live as long as the page.
  }
}

interface State {
  texts: Record<string, Kept>;
}

const useTexts = create<State>(() => ({ texts: stored() }));

export function useRefusedText(auditId: string, machineId: string, columnId: string): Kept | undefined {
  return useTexts((state) => state.texts[keyOf(auditId, machineId, columnId)]);
}

/** All of one machine; the same object as long as none of them changes. */
export function useRefusedTexts(): Readonly<Record<string, Kept>> {
  return useTexts((state) => state.texts);
}

export function refusedText(auditId: string, machineId: string, columnId: string): Kept | undefined {
  return useTexts.getState().texts[keyOf(auditId, machineId, columnId)];
}

export function noteRefused(
  auditId: string,
  refused: readonly RefusedText[],
  taken: readonly { machineId: string; columnId: string }[],
): void {
  const { texts } = useTexts.getState();
  if (refused.length === 0 && !taken.some((cell) => texts[keyOf(auditId, cell.machineId, cell.columnId)]))
    return;
  const next = { ...texts };
  for (const cell of taken) delete next[keyOf(auditId, cell.machineId, cell.columnId)];
  for (const { machineId, columnId, text, why } of refused)
    next[keyOf(auditId, machineId, columnId)] = { text, why };
  keep(next);
  useTexts.setState({ texts: next });
}
