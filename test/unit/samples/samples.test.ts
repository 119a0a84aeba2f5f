/** The two shipped plants: fit the tables, hang together, and agree with their own energy records. */
import { existsSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { planSampleImport, sampleFileSchema } from '../../../backend/exchange/sample-file.ts';
import { visibleItems } from '../../../shared/checklist/visibility.ts';
import { amountOf } from '../../../shared/energy/saving.ts';
import { combinedUse } from '../../../shared/energy/coverage.ts';
import { diagnoseAudit } from '../../../shared/equipment/audit.ts';
import { templatesFor } from '../../../shared/checklist/versions.ts';
import { evaluateMachine } from '../../../shared/equipment/evaluate.ts';
import { fieldsOf } from '../../../shared/equipment/fields.ts';
import { presentConsumption } from '../../../shared/equipment/measures-sequence.ts';
import { calculatorFor, findCalculator } from '../../../shared/equipment/registry.ts';
import { isJsonColumn, tables, type TableName } from '../../../shared/model/tables.ts';
import { shippedPack, shippedTemplates } from '../../helpers/pack.ts';
import { readSample, sampleIds, sampleSnapshot } from '../../helpers/sample-snapshot.ts';

const templates = shippedTemplates();

describe.each(sampleIds)('sample %s', (id) => {
  const sample = readSample(id);
  const snapshot = sampleSnapshot(sample);
  const rows = Object.entries(sample.rows).flatMap(([table, value]) =>
    (Array.isArray(value) ? value : [value]).map((row) => ({ table: table as TableName, row })),
  );

  it('every row fits its table, column by column', () => {
    for (const { table, row } of rows) {
      const { id: _, ...columns } = row;
      expect(Object.keys(columns).filter((column) => !(column in tables[table].shape))).toEqual([]);
      expect(tables[table].partial().safeParse(columns).error?.issues ?? []).toEqual([]);
      if (table === 'equipment') expect(isJsonColumn(table, 'inputs')).toBe(true);
    }
  });

  it('is accepted by the import, with every photo', () => {
    const plan = planSampleImport(sampleFileSchema.parse(sample), `${id}.json`);
    expect(plan.changes).toHaveLength(rows.length);
    expect(plan.photos).toHaveLength(sample.photos.length);
    expect(JSON.stringify(plan.changes)).not.toContain('"@');
  });

  it('every local id that is used is defined', () => {
    const defined = new Set(['@audit', ...rows.map(({ row }) => row['id'])]);
    const used = rows.flatMap(({ row }) =>
      Object.entries(row).flatMap(([key, value]) =>
        key !== 'id' && typeof value === 'string' && value.startsWith('@') ? [value] : [],
      ),
    );
    expect(used.length).toBeGreaterThan(100);
    expect(used.filter((local) => !defined.has(local))).toEqual([]);
  });

  it('is plainly fictional', () => {
    expect(snapshot.enterprise.name).toMatch(/^示例/);
    expect(snapshot.audit.provider).toMatch(/^示例/);
    for (const name of [snapshot.audit.leadAuditor, snapshot.audit.author, snapshot.audit.reviewer]) {
      expect(name).toMatch(/^示例/);
    }
  });

  it('every reading belongs to an input of its machine and carries that input’s unit', () => {
    for (const reading of snapshot.reading) {
      const machine = snapshot.equipment.find((row) => row.id === reading.equipmentId);
      const calculator = findCalculator(machine?.kind ?? null);
      if (!calculator) continue;
      const field = fieldsOf(calculator.inputs).find((f) => f.key === reading.key);
      expect(field, `${machine?.name ?? ''} ${reading.key ?? ''}`).toBeDefined();
      expect(field?.kind === 'number' ? field.unit : null).toBe(reading.unit);
      expect(reading.source).not.toBeNull();
      expect(reading.source === 'measured').toBe(reading.measuredAt !== null);
    }
  });

  it('every visible question of every machine and of the site is answered', () => {
    const subjects = [
      ...snapshot.equipment.map((row) => ({ id: row.id, kind: row.kind, choices: row.inputs ?? {} })),
      { id: '@audit', kind: 'site' as const, choices: {} },
    ];
    for (const subject of subjects) {
      for (const template of templatesFor(templates, subject.kind ?? 'site', snapshot.audit.templates)) {
        const answered = new Set(
          snapshot.answer
            .filter((row) => row.subjectId === subject.id && row.templateId === template.id)
            .map((row) => row.itemId),
        );
        const open = visibleItems(template, subject.choices).filter((item) => !answered.has(item.id));
        expect(open.map((item) => `${subject.id} ${template.id} ${item.id}`)).toEqual([]);
      }
    }
  });

  it('has findings of its own: some answers are 不符合, each with a note', () => {
    const failed = snapshot.answer.filter((row) => row.answer === 'fail');
    expect(failed.length).toBeGreaterThan(8);
    expect(failed.filter((row) => (row.note ?? '') === '')).toEqual([]);
  });

  it('photos exist, are small, and show something that is in the audit', () => {
    expect(sample.photos.length).toBeGreaterThan(3);
    for (const photo of sample.photos) {
      const file = new URL(`../../../resources/samples/photos/${photo.file}`, import.meta.url);
      expect(existsSync(file), photo.file).toBe(true);
      expect(statSync(file).size).toBeLessThan(60_000);
      expect(snapshot.equipment.some((row) => row.id === photo.subject)).toBe(true);
      const answer = snapshot.answer.find(
        (row) => row.subjectId === photo.subject && row.itemId === photo.item,
      );
      expect(answer, `${photo.file} ${photo.item ?? ''}`).toBeDefined();
    }
  });

  describe('diagnosis', () => {
    const pack = shippedPack();
    const diagnosis = diagnoseAudit(snapshot, pack, templates, { date: '2026-11-22' });

    it('energy records and the machines’ simulated use agree within 5 %', () => {
      expect(diagnosis.energy.equipmentCoveragePct).toBeGreaterThan(95);
      expect(diagnosis.energy.equipmentCoveragePct).toBeLessThan(105);
    });

    it('… also carrier by carrier, for electricity and the main fuel', () => {
      const ctx = {
        air: diagnosis.air,
        pack,
        prices: snapshot.audit.prices ?? {},
        date: '2026-11-22',
      };
      const use = combinedUse(
        snapshot.equipment.map((row) => {
          const calculator = calculatorFor(row.kind ?? 'motor');
          const { inputs, outcome } = evaluateMachine(calculator, row, snapshot.reading, ctx);
          const machine = { calculator, equipmentId: row.id, machines: row.quantity ?? 1, inputs, outcome };
          return { kind: calculator.kind, amounts: presentConsumption(machine, ctx) };
        }),
      );
      for (const carrier of ['electricity', 'rawCoal', 'naturalGas'] as const) {
        const recorded = diagnosis.energy.carriers.find((line) => line.carrier === carrier)?.amount ?? 0;
        const ratio = recorded === 0 ? 1 : amountOf(use ?? [], carrier) / recorded;
        expect(Math.abs(ratio - 1), `${carrier} ${ratio}`).toBeLessThan(0.05);
      }
    });

    it('every machine is fully diagnosed and nothing entered is refused', () => {
      expect(diagnosis.equipment).toHaveLength(snapshot.equipment.length);
      for (const machine of diagnosis.equipment) {
        expect(machine.missing.map((block) => `${machine.zh} ${block.zh} ${block.keys.join()}`)).toEqual([]);
        expect(machine.issues.filter((issue) => issue.level === 'error')).toEqual([]);
        expect(machine.results.length).toBeGreaterThan(3);
        expect(machine.budget.length).toBeGreaterThan(0);
      }
    });

    it('nothing blocks the report', () => {
      expect(diagnosis.missing.filter((gap) => gap.rank === 1)).toEqual([]);
      expect(diagnosis.completenessPct).toBeGreaterThan(85);
    });

    it('measures pay, and together they save a plausible part of the energy', () => {
      const adopted = diagnosis.measures.filter((measure) => measure.status === 'adopted');
      expect(adopted.length).toBeGreaterThan(5);
      for (const measure of adopted) expect(measure.saving.tce, measure.title).toBeGreaterThan(0);
      expect(adopted.filter((measure) => measure.paybackYears !== null).length).toBe(adopted.length);
      const share = diagnosis.totalSaving.tce / diagnosis.energy.totalTce;
      expect(share).toBeGreaterThan(0.03);
      expect(share).toBeLessThan(0.25);
    });
  });
});
