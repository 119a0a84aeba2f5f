/** Who sits at this laptop, for the readings and answers that carry a name. */
import { create } from 'zustand';

export const useUser = create<{ name: string }>(() => ({ name: '' }));

/** The name as a column takes it: null when none is set. */
export function userName(): string | null {
  return useUser.getState().name.trim() || null;
}
