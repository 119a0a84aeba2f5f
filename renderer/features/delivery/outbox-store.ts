/** A bell between the parts of this page: something was queued or sent, read the outbox again. */
import { create } from 'zustand';

export const useOutboxRound = create<{ round: number; bump: () => void }>((set) => ({
  round: 0,
  bump: () => set((state) => ({ round: state.round + 1 })),
}));
