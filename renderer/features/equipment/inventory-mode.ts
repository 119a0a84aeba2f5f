/** List with nameplate, or spreadsheet; kept on this laptop. */
import { create } from 'zustand';

export type InventoryMode = 'list' | 'table';

const STORAGE_KEY = 'plateau-audit:inventory-mode';

export const useInventoryMode = create<{ mode: InventoryMode; setMode: (mode: InventoryMode) => void }>(
  (set) => ({
    mode: window.localStorage.getItem(STORAGE_KEY) === 'table' ? 'table' : 'list',
    setMode(mode) {
      window.localStorage.setItem(STORAGE_KEY, mode);
      set({ mode });
    },
  }),
);
