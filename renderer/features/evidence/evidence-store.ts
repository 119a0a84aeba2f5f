/** Which reading's chain of evidence is open; asked for from fields, lists and the keyboard. */
import { create } from 'zustand';
import { cellOf } from '../history/history-store.ts';

interface EvidencePanelState {
  readingId: string | null;
  open: boolean;
  show: (readingId: string) => void;
  close: () => void;
}

export const useEvidencePanel = create<EvidencePanelState>((set) => ({
  readingId: null,
  open: false,
  show: (readingId) => set({ readingId, open: true }),
  close: () => set({ open: false }),
}));

/** The reading in whose field the focus is; null elsewhere. */
export function readingAt(target: EventTarget | null): string | null {
  const cell = cellOf(target);
  return cell?.table === 'reading' ? cell.rowId : null;
}
