import { describe, expect, it } from 'vitest';
import { evidenceRows, type EvidenceFilter } from '../../../renderer/features/evidence/evidence-rows.ts';
import { evidenceChains } from '../../../shared/evidence/chain.ts';
import { readSample, sampleSnapshot } from '../../helpers/sample-snapshot.ts';

const snapshot = sampleSnapshot(readSample('tibetan-medicine'));
const chains = evidenceChains(snapshot);
const everything: EvidenceFilter = { scope: 'all', gap: 'none', text: '' };
const rowsOf = (filter: Partial<EvidenceFilter>) =>
  evidenceRows(snapshot.equipment, chains, { ...everything, ...filter });
const readingsIn = (rows: ReturnType<typeof rowsOf>) =>
  rows.flatMap((row) => (row.kind === 'reading' ? [row.chain.reading] : []));

describe('list of evidence', () => {
  it('holds every reading once, under its machine, in the order of the inventory', () => {
    const rows = rowsOf({});
    expect(readingsIn(rows)).toHaveLength(chains.length);
    let machineId = '';
    for (const row of rows) {
      if (row.kind === 'machine') machineId = row.machine.id;
      else expect(row.chain.reading.equipmentId).toBe(machineId);
    }
    const machines = rows.flatMap((row) => (row.kind === 'machine' ? [row.machine.sortOrder ?? 0] : []));
    expect(machines).toEqual(machines.toSorted((a, b) => a - b));
  });
  it('shows measured values only, where it is asked to', () => {
    const shown = readingsIn(rowsOf({ scope: 'measured' }));
    expect(shown.every((row) => row.source === 'measured')).toBe(true);
    expect(shown).toHaveLength(snapshot.reading.filter((row) => row.source === 'measured').length);
  });
  it('shows the readings with one gap, and leaves out machines without any', () => {
    const rows = rowsOf({ scope: 'measured', gap: 'instrument' });
    const shown = readingsIn(rows);
    expect(shown.every((row) => row.instrumentId === null)).toBe(true);
    for (const row of rows) if (row.kind === 'machine') expect(row.shown).toBeGreaterThan(0);
    const mended = chains.map((chain, i) => (i === 0 ? { ...chain, gaps: [] } : chain));
    const open = evidenceRows(snapshot.equipment, mended, { ...everything, gap: 'any' });
    const gone = mended[0]?.reading.id;
    expect(readingsIn(open).some((row) => row.id === gone)).toBe(false);
    expect(readingsIn(open)).toHaveLength(
      chains.filter((c) => c.gaps.length > 0 && c.reading.id !== gone).length,
    );
  });
  it('finds by the name of a machine or of an input', () => {
    const [first] = snapshot.equipment;
    const byMachine = readingsIn(rowsOf({ text: first?.name ?? '' }));
    expect(new Set(byMachine.map((row) => row.equipmentId))).toEqual(new Set([first?.id]));
    const byInput = readingsIn(rowsOf({ text: '排烟温度' }));
    expect(byInput.length).toBeGreaterThan(0);
    expect(byInput.length).toBeLessThan(10);
    expect(rowsOf({ text: '没有这样的参数' })).toEqual([]);
  });
});
