/** What every screen may assume: a live connection, the standards pack and the checklist templates. */
import { createContext, useContext } from 'react';
import type { ChecklistTemplate } from '../../shared/checklist/template.ts';
import type { Client } from '../../shared/contract/contract.ts';
import type { AppInfo } from '../../shared/contract/system.ts';
import type { StandardsPack } from '../../shared/standards/pack.ts';
import type { Connection } from '../rpc/client.ts';

export interface BackendValue {
  connection: Connection;
  client: Client;
  info: AppInfo;
  pack: StandardsPack;
  templates: ChecklistTemplate[];
  /** After a person verified a row or replaced the pack. */
  setPack: (pack: StandardsPack) => void;
  /** After a person published a version. */
  setTemplates: (templates: ChecklistTemplate[]) => void;
}

/** What the start has loaded, before the screens can change any of it. */
export type LoadedBackend = Omit<BackendValue, 'setPack' | 'setTemplates'>;

export const BackendContext = createContext<BackendValue | null>(null);

export function useBackend(): BackendValue {
  const value = useContext(BackendContext);
  if (!value) throw new Error('no backend');
  return value;
}

export function useClient(): Client {
  return useBackend().client;
}
