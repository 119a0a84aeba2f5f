import { describe, expect, it } from 'vitest';
import type { ChecklistTemplate } from '../../../shared/checklist/template.ts';
import { buildReport } from '../../../shared/report/build-report.ts';
import type { Block, Cell, ReportModel, TableBlock } from '../../../shared/report/model.ts';
import { outlineSchema } from '../../../shared/report/outline.ts';
import { diagnosis, loadOutline, row, snapshot } from './fixture.ts';

const outline = loadOutline();
const options = { date: '2026-08-03', outline };
const report = buildReport(snapshot(), diagnosis(), options);

const chapter = (no: string, model: ReportModel = report): Block[] =>
  model.chapters.find((entry) => entry.no === no)?.blocks ?? [];
const tables = (blocks: Block[]): TableBlock[] => blocks.filter((block) => block.type === 'table');
const tableNamed = (blocks: Block[], name: string): TableBlock | undefined =>
  tables(blocks).find((block) => block.caption.includes(name));
const rowOf = (block: TableBlock | undefined, first: string): string[] =>
  block?.rows.find((cells) => cells.some((cell) => cell.text === first))?.map((cell) => cell.text) ?? [];
const textOf = (blocks: Block[]): string => JSON.stringify(blocks);

describe('buildReport', () => {
  it('follows the outline and gives the same model for the same input', () => {
    expect(report.chapters.map((entry) => `${entry.no} ${entry.title}`)).toEqual(
      outline.chapters.map((entry) => `${entry.no} ${entry.title}`),
    );
    expect(buildReport(snapshot(), diagnosis(), options)).toEqual(report);
  });

  it('leaves out what another outline leaves out, and renumbers', () => {
    const short = outlineSchema.parse({
      ...outline,
      chapters: [{ no: '1', title: '设备', sections: [{ key: 'mainEquipment', title: '主要设备' }] }],
    });
    const model = buildReport(snapshot(), diagnosis(), { ...options, outline: short });
    expect(chapter('1', model)[0]).toMatchObject({ type: 'heading', text: '1.1　主要设备' });
    expect(tables(chapter('1', model))[0]?.caption).toBe('表 1-1　主要用能设备表');
    expect(() =>
      outlineSchema.parse({
        ...outline,
        chapters: [{ no: '1', title: 'x', sections: [{ key: 'magic', title: 'y' }] }],
      }),
    ).toThrow();
  });

  it('numbers tables and figures by chapter without a gap', () => {
    for (const entry of report.chapters) {
      const captions = entry.blocks.flatMap((block) => ('caption' in block ? [block.caption] : []));
      for (const word of ['表', '图']) {
        const numbers = captions.filter((text) => text.startsWith(word)).map((text) => text.split('　')[0]);
        expect(numbers).toEqual(numbers.map((_, i) => `${word} ${entry.no}-${i + 1}`));
      }
    }
  });

  it('names unknown facts 待核对 and never invents them', () => {
    const facts = tableNamed(chapter('2'), '企业基本情况表');
    expect(rowOf(facts, '法定代表人')).toEqual(['法定代表人', '待核对', '能源管理负责人', '待核对']);
    expect(rowOf(facts, '海拔（m）')).toContain('3650');
    expect(report.signatures.find((entry) => entry.role.includes('法定代表人'))?.name).toBe('');
  });

  it('prints factors in full, not rounded to three digits', () => {
    const energy = tableNamed(chapter('3'), '能源消费结构表');
    expect(rowOf(energy, '电力')).toContain('0.1229 kgce/kWh');
    expect(rowOf(energy, '合计')[5]).toBe('775.0');
    expect(textOf(chapter('3'))).toContain('0.5306 kgCO₂/kWh');
  });

  it('prints verdicts with interval, marks and standard', () => {
    const limits = tableNamed(chapter('4'), '1号燃气锅炉（GL-01）能效判定');
    expect(rowOf(limits, '锅炉热效率')).toEqual([
      '锅炉热效率',
      '90.53 ± 0.84',
      '%',
      '≥ 88',
      '—',
      '合格（依据待核）',
      'GB 24500-2020 表2',
    ]);
    const pump = tableNamed(chapter('4'), '循环水泵（P-01）能效判定');
    expect(rowOf(pump, '泵效率').slice(3, 6)).toEqual([
      '1级 ≥ 78.9\n2级 ≥ 74.3\n3级 ≥ 70.4',
      '待核对',
      '待核对',
    ]);
    expect(textOf(chapter('8'))).toContain('GB 19762-2025 表1');
  });

  it('points every result to a step that the calculation book prints', () => {
    const results = tableNamed(chapter('4'), '1号燃气锅炉（GL-01）诊断结果');
    const book = chapter('9').find((block) => block.type === 'derivation' && block.caption.includes('GL-01'));
    const steps = book?.type === 'derivation' ? book.steps : [];
    expect(rowOf(results, '排烟热损失')[3]).toBe('第 2 步');
    expect(steps[1]?.zh).toBe('排烟热损失');
  });

  it('warns that the pressure was not measured, and of an instrument out of calibration', () => {
    expect(textOf(chapter('2'))).toContain('当地大气压力未实测');
    expect(textOf(chapter('9'))).toContain('测量当日证书已过期');
    const measured = diagnosis();
    measured.air.pressureSource = 'measured';
    expect(textOf(chapter('2', buildReport(snapshot(), measured, options)))).not.toContain('未实测');
  });

  it('leaves out dismissed findings and rejected measures, and adds up the rest', () => {
    const all = JSON.stringify(report);
    expect(all).not.toContain('已排除的问题');
    expect(all).not.toContain('不采纳的建议');
    const total = rowOf(tableNamed(chapter('7'), '节能改造建议表'), '合计');
    expect(total.slice(4)).toEqual(['12.40', '58.72', '95.71', '19.65', '—']);
    expect(textOf(report.summary)).toContain('年节能量 58.72 tce');
    expect(textOf(chapter('7'))).toContain('相互影响 3.83 tce');
  });

  it('shows photos with their finding and lists each once in the index', () => {
    const photos = chapter('6').filter((block) => block.type === 'photos');
    expect(photos.flatMap((block) => block.photos.map((photo) => photo.caption))).toEqual([
      '照片 1　烟气分析仪读数',
    ]);
    expect(tableNamed(chapter('9'), '照片索引')?.rows).toHaveLength(1);
    expect(chapter('9').some((block) => block.type === 'photos')).toBe(false);
  });

  it('prints the questions of the templates with the answers', () => {
    const model = buildReport(snapshot(), diagnosis(), { ...options, templates: [template] });
    const sheet = tableNamed(chapter('9', model), '现场检查记录');
    expect(rowOf(sheet, '不符合')).toEqual(['排烟氧量是否在要求内？', '不符合', '排烟氧量 6.8%']);
  });

  it('makes a complete report of an audit with nothing but a name', () => {
    const empty = {
      ...snapshot(),
      equipment: [],
      reading: [],
      answer: [],
      energyUse: [],
      production: [],
      instrument: [],
      photo: [],
    };
    empty.audit = row('audit', 'a-0001', {});
    empty.enterprise = row('enterprise', 'a-0001:enterprise', { name: '示例厂' });
    const bare = diagnosis();
    Object.assign(bare, { equipment: [], findings: [], measures: [], missing: [] });
    Object.assign(bare.energy, {
      carriers: [],
      indicators: [],
      steps: [],
      issues: [],
      equipmentCoveragePct: null,
    });
    const model = buildReport(empty, bare, options);
    for (const entry of model.chapters) {
      entry.blocks.forEach((block, i) => {
        if (block.type === 'heading') expect(entry.blocks[i + 1]?.type).not.toBe(undefined);
      });
    }
    expect(JSON.stringify(model)).not.toMatch(/undefined|null|NaN/);
  });

  it('fills every table row to its columns', () => {
    const width = (cells: Cell[]): number => cells.reduce((sum, cell) => sum + (cell.colSpan ?? 1), 0);
    for (const entry of report.chapters) {
      for (const block of tables(entry.blocks)) {
        for (const cells of [...block.head, ...block.rows]) expect(width(cells)).toBe(block.widths.length);
      }
    }
  });
});

const template: ChecklistTemplate = {
  id: 'boiler',
  version: 1,
  subject: 'boiler',
  title: { zh: '锅炉' },
  scope: { zh: '锅炉' },
  groups: [
    {
      id: 'g',
      title: { zh: '燃烧' },
      items: [
        {
          id: 'bl-o2',
          question: { zh: '排烟氧量是否在要求内？' },
          method: { zh: '测量' },
          readings: [],
          photo: 'none',
          evidence: [],
          basis: [{ doc: 'TSG G0003', clause: '第5章', certainty: 'transcribed' }],
          impact: { zh: '浪费燃料' },
          suggestion: { zh: '整定' },
          severity: 2,
          area: 'efficiency',
          measure: 'tune-excess-air',
        },
      ],
    },
  ],
};
