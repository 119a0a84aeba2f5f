/** The institution's own instruments: kept once in the settings, taken over into each project. */
import { App, Button, Dropdown } from 'antd';
import { useCallback, useState } from 'react';
import type { OwnInstrument } from '../../../shared/model/settings.ts';
import { tables } from '../../../shared/model/tables.ts';
import { useClient } from '../../app/backend-context.tsx';
import { errorWords } from '../../rpc/error-words.ts';
import { useLoad } from '../../rpc/use-load.ts';
import { useAuditStore, useRows } from '../audit/audit-context.tsx';
import { newRowId } from '../audit/edits.ts';
import type { InstrumentLine } from './instrument-table.tsx';

const columns = Object.keys(tables.instrument.shape) as (keyof typeof tables.instrument.shape)[];

const copied = (line: InstrumentLine) => Object.fromEntries(columns.map((column) => [column, line[column]]));

/** The same instrument in two lists: by its serial number, else by name and model. */
function isSame(a: InstrumentLine, b: InstrumentLine): boolean {
  if (a.serialNo?.trim() || b.serialNo?.trim()) return a.serialNo?.trim() === b.serialNo?.trim();
  return a.name === b.name && a.model === b.model;
}

export function useOwnInstruments() {
  const client = useClient();
  const { message } = App.useApp();
  const loaded = useLoad(() => client.settings.get(), 'settings');
  const [saved, setSaved] = useState<OwnInstrument[] | null>(null);
  const list = saved ?? loaded.data?.settings.instruments ?? [];
  const keep = useCallback(
    async (line: InstrumentLine) => {
      try {
        // Read again: another window may have changed the list.
        const { settings } = await client.settings.get();
        const known = settings.instruments.find((own) => isSame(own, line));
        const next = { ...copied(line), id: known?.id ?? newRowId('i') } as OwnInstrument;
        const instruments = known
          ? settings.instruments.map((own) => (own === known ? next : own))
          : [...settings.instruments, next];
        setSaved((await client.settings.set({ instruments })).instruments);
        message.success(known ? '仪器库中的这台仪器已更新' : '已存入仪器库');
      } catch (error) {
        message.error(errorWords(error));
      }
    },
    [client, message],
  );
  return { list, keep: (line: InstrumentLine) => void keep(line) };
}

export function InstrumentPicker({ own }: { own: readonly OwnInstrument[] }) {
  const store = useAuditStore();
  const rows = useRows('instrument');
  const free = own.filter((line) => !rows.some((row) => isSame(row, line)));
  if (own.length === 0) return null;
  const take = (id: string) => {
    const line = free.find((candidate) => candidate.id === id);
    if (!line) return;
    store.edit('instrument', newRowId('i'), copied(line));
    store.flush();
  };
  return (
    <Dropdown
      trigger={['click']}
      autoFocus
      disabled={free.length === 0}
      menu={{
        items: free.map((line) => ({
          key: line.id,
          label: `${line.name ?? '未命名仪器'}　${[line.model, line.serialNo].filter(Boolean).join('　')}${
            line.validUntil ? `　有效期至 ${line.validUntil.slice(0, 10)}` : ''
          }`,
        })),
        onClick: ({ key }) => take(key),
      }}
    >
      <Button data-testid="pick-instrument">
        {free.length === 0 ? '仪器库中的仪器都已在用' : '从仪器库选用'}
      </Button>
    </Dropdown>
  );
}
