import { describe, expect, it } from 'vitest';
import { fontMetrics } from '../../../backend/documents/font-metrics.ts';
import { fontPaths } from '../../../backend/documents/fonts.ts';
import { toRuns } from '../../../backend/documents/glyphs.ts';
import { diagnoseAudit } from '../../../shared/equipment/audit.ts';
import { findCalculator } from '../../../shared/equipment/registry.ts';
import { formatValue } from '../../../shared/quantity/format.ts';
import { buildImprovementList } from '../../../shared/report/build-improvement-list.ts';
import { equipmentName } from '../../../shared/report/context.ts';
import { buildReport } from '../../../shared/report/build-report.ts';
import { shippedPack, shippedTemplates } from '../../helpers/pack.ts';
import { readSample, sampleIds, sampleSnapshot } from '../../helpers/sample-snapshot.ts';
import { loadOutline } from './fixture.ts';

const pack = shippedPack();
const templates = shippedTemplates();
const outline = loadOutline();
const date = '2026-10-08';

describe.each(sampleIds)('report of the shipped sample %s', (id) => {
  const snapshot = sampleSnapshot(readSample(id));
  const diagnosis = diagnoseAudit(snapshot, pack, templates, { date });
  const options = { date, outline, templates, pack };
  const report = buildReport(snapshot, diagnosis, options);
  const all = JSON.stringify(report);
  const blocks = report.chapters.flatMap((chapter) => chapter.blocks);

  it('names every machine, finding and measure of the diagnosis', () => {
    for (const machine of snapshot.equipment) expect(all).toContain(machine.name);
    for (const finding of diagnosis.findings.filter((f) => f.status !== 'dismissed'))
      expect(all).toContain(finding.title);
    for (const measure of diagnosis.measures.filter((m) => m.status !== 'rejected'))
      expect(all).toContain(measure.title);
  });

  it('prints input names, not keys, and no broken number', () => {
    expect(all).not.toMatch(/undefined|NaN|Infinity|\[object|unknown|（\s*）|“\s*”/);
    const known = snapshot.equipment.filter((machine) => findCalculator(machine.kind));
    expect(known.length).toBeGreaterThan(5);
    for (const machine of known) {
      const caption = `${equipmentName(machine)}输入数据`;
      const block = blocks.find((entry) => entry.type === 'table' && entry.caption.endsWith(caption));
      const names = block?.type === 'table' ? block.rows.map((cells) => cells[0]?.text) : [];
      expect(names.filter((name) => name === undefined || !/[\u4e00-\u9fff]/.test(name))).toEqual([]);
      expect(names).not.toEqual([]);
    }
  });

  it('gives every result the number of a step that is printed', () => {
    for (const machine of diagnosis.equipment) {
      const ids = new Set(machine.steps.map((step) => step.id));
      expect(machine.results.filter((result) => !ids.has(result.stepId)).map((result) => result.id)).toEqual(
        [],
      );
    }
    const derivations = blocks.flatMap((block) => (block.type === 'derivation' ? [block.steps] : []));
    for (const machine of diagnosis.equipment.filter((entry) => entry.steps.length > 0)) {
      expect(derivations).toContainEqual(machine.steps);
    }
  });

  it('shows the same totals in summary and improvement list as the diagnosis has', () => {
    const list = buildImprovementList(snapshot, diagnosis, options);
    expect(list.totals.savingTce).toBeCloseTo(diagnosis.totalSaving.tce, 6);
    expect(JSON.stringify(report.summary)).toContain(
      `年节能量 ${formatValue(diagnosis.totalSaving.tce)} tce`,
    );
    expect(JSON.stringify(report.summary)).toContain(
      `综合能耗 ${formatValue(diagnosis.energy.totalTce)} tce`,
    );
  });

  it('contains no character that the fonts cannot draw', () => {
    const { hasGlyph } = fontMetrics(fontPaths().regular);
    const missing = [...new Set(Array.from(all))].filter(
      (c) => c !== '□' && c !== '☐' && toRuns(c, hasGlyph).some((run) => run.text === '□'),
    );
    expect(missing).toEqual([]);
  });
});
