/** Single limits of monitoring and economic-operation standards, by their id in the pack. */
import type { StandardRef } from '../equipment/types.ts';
import { findTable } from './pack.ts';
import type { StandardsPack } from './pack.ts';
import { certaintyOf } from './pack-verify.ts';

export interface MonitoringLimit {
  value: number | null;
  standard: StandardRef;
}

/** A limit of the collection `节能监测与经济运行限值汇编`; null value when the standard's figure was never seen. */
export function monitoringLimit(pack: StandardsPack, id: string, fallbackCode: string): MonitoringLimit {
  const table = findTable(pack, '节能监测与经济运行限值汇编', 'limits');
  const row = table?.rows.find((r) => r['id'] === id);
  if (!table || !row)
    return { value: null, standard: { code: fallbackCode, clause: '', certainty: 'unknown' } };
  const value = row['value'];
  return {
    value: typeof value === 'number' ? value : null,
    standard: {
      code: row['code'] as string,
      clause: row['clause'] as string,
      certainty: certaintyOf(table, row),
    },
  };
}
