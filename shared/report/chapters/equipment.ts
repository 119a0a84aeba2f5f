/** One machine in chapter 4: nameplate, results with intervals, losses, verdicts, what to measure better, warnings. */
import type { EquipmentDiagnosis } from '../../equipment/diagnosis.ts';
import { equipmentKindZh } from '../../model/vocabulary.ts';
import { formatInterval, formatSignificant, formatValue } from '../../quantity/format.ts';
import {
  NONE,
  factTable,
  figure,
  info,
  muted,
  paragraph,
  table,
  textOr,
  warn,
  type CellInput,
} from '../blocks.ts';
import type { ReportContext } from '../context.ts';
import { limitTable } from '../judgement.ts';
import type { Block } from '../model.ts';
import { limitCharts } from './efficiency.ts';
import type { SectionBuilder } from './section.ts';

type Machine = ReportContext['equipment'][number];

export const equipmentDetail: SectionBuilder = (ctx, no) =>
  ctx.equipment.length === 0
    ? [muted('尚未登记主要用能设备。')]
    : ctx.equipment.flatMap((row, i) => machineBlocks(ctx, no, row, i + 1));

function machineBlocks(ctx: ReportContext, no: string, row: Machine, index: number): Block[] {
  const machine = ctx.diagnosisOf(row.id);
  const name = ctx.subjectName(row.id);
  const heading: Block = {
    type: 'heading',
    level: 3,
    text: `（${index}）${name}`,
    id: `equipment-${row.id}`,
  };
  if (!machine) {
    return [heading, nameplate(ctx, no, row), muted('该设备未作能效计算，仅作登记和现场检查。')];
  }
  if (machine.results.length === 0) {
    return [
      heading,
      nameplate(ctx, no, row),
      muted('输入数据不足，未完成计算，结果待核对。'),
      ...(machine ? missingBlocks(machine, ctx, row) : []),
    ];
  }
  return [
    heading,
    nameplate(ctx, no, row),
    resultTable(ctx, no, machine, name),
    ...lossChart(ctx, no, machine, name),
    ...verdictBlocks(ctx, no, machine, name),
    ...budgetTable(ctx, no, machine, name),
    ...missingBlocks(machine, ctx, row),
    ...machine.issues.map((issue) => (issue.level === 'info' ? info(issue.zh) : warn(issue.zh))),
  ];
}

function nameplate(ctx: ReportContext, no: string, row: Machine): Block {
  const choices = ctx.fieldsOf(row.kind).flatMap((field): [string, string][] => {
    const value = row.inputs?.[field.key];
    if (field.kind !== 'choice' || typeof value !== 'string') return [];
    return [[field.zh, field.options[value] ?? value]];
  });
  const facts: [string, string][] = [
    ['设备类别', row.kind === null ? textOr(null) : equipmentKindZh[row.kind]],
    ['型号规格', textOr(row.model)],
    ['生产厂家', textOr(row.manufacturer)],
    ['出厂/投产年份', `${row.madeYear ?? NONE} / ${row.commissionedYear ?? NONE}`],
    ['安装位置', textOr(row.location)],
    ['台数', String(row.quantity ?? 1)],
    ...choices,
    ...(row.note ? [['备注', row.note] as [string, string]] : []),
  ];
  return factTable(ctx.tableCaption(no, `${ctx.subjectName(row.id)}基本情况`), facts);
}

function resultTable(ctx: ReportContext, no: string, machine: EquipmentDiagnosis, name: string): Block {
  const stepNo = new Map(machine.steps.map((step, i) => [step.id, i + 1]));
  return table(
    ctx.tableCaption(no, `${name}诊断结果`),
    [
      { title: '项目', width: 44 },
      { title: '结果（k=2）', width: 26, align: 'right' },
      { title: '单位', width: 16, align: 'center' },
      { title: '计算书步骤', width: 14, align: 'center' },
    ],
    machine.results.map((result): CellInput[] => [
      { text: result.zh, ...(result.key === true ? { bold: true } : {}) },
      {
        text: formatInterval(result.value, result.expandedU),
        align: 'right',
        ...(result.key === true ? { bold: true } : {}),
      },
      result.unit === '' ? NONE : result.unit,
      stepNo.has(result.stepId) ? `第 ${stepNo.get(result.stepId)} 步` : NONE,
    ]),
  );
}

function lossChart(ctx: ReportContext, no: string, machine: EquipmentDiagnosis, name: string): Block[] {
  if (machine.losses.length === 0) return [];
  return [
    {
      type: 'chart',
      caption: ctx.figureCaption(no, `${name}能量去向（占供入能量）`),
      chart: {
        kind: 'bar',
        unit: '%',
        items: machine.losses.map((loss) => ({ label: loss.zh, value: loss.sharePct, role: loss.role })),
      },
    },
  ];
}

function verdictBlocks(ctx: ReportContext, no: string, machine: EquipmentDiagnosis, name: string): Block[] {
  if (machine.limits.length === 0) return [paragraph('该设备没有数据齐备的限值可供判定。')];
  return [
    limitTable(ctx.tableCaption(no, `${name}能效判定`), machine.limits),
    ...limitCharts(ctx, no, machine.limits.filter((limit) => limit.verdict !== 'unchecked').slice(0, 1)),
  ];
}

const short = (value: number): string => formatSignificant(value, 3).replace(/^-/, '−');

/** The few readings that carry most of the uncertainty of the judged result. */
function budgetTable(ctx: ReportContext, no: string, machine: EquipmentDiagnosis, name: string): Block[] {
  const resultId = machine.limits[0]?.resultId ?? machine.results.find((r) => r.key === true)?.id;
  const result = machine.results.find((r) => r.id === resultId);
  const lines = machine.budget
    .filter((line) => line.resultId === resultId && line.sharePct >= 1)
    .toSorted((a, b) => b.sharePct - a.sharePct)
    .slice(0, 6);
  if (!result || lines.length === 0) return [];
  return [
    table(
      ctx.tableCaption(no, `${name}“${result.zh}”的不确定度来源`),
      [
        { title: '输入', width: 46 },
        { title: '标准不确定度 u', width: 18, align: 'right' },
        { title: '灵敏系数', width: 18, align: 'right' },
        { title: '方差占比（%）', width: 18, align: 'right' },
      ],
      lines.map((line) => [
        line.uSource === undefined ? line.zh : `${line.zh}（${line.uSource}）`,
        { text: short(line.u), align: 'right' },
        { text: short(line.sensitivity), align: 'right' },
        figure(line.sharePct, 1),
      ]),
      { note: `欲减小“${result.zh}”的不确定度，应首先改进“${lines[0]?.zh ?? ''}”的测量。` },
    ),
  ];
}

function missingBlocks(machine: EquipmentDiagnosis, ctx: ReportContext, row: Machine): Block[] {
  const names = new Map(ctx.fieldsOf(row.kind).map((field) => [field.key, field.zh]));
  return machine.missing.map((entry) =>
    info(`${entry.zh}：未计算，缺少 ${entry.keys.map((key) => names.get(key) ?? key).join('、')}。`),
  );
}

/** Text of one result for short tables: 热效率 91.6 ± 0.4 %. */
export function keyResultText(machine: EquipmentDiagnosis | undefined, count: number): string {
  const main = machine?.results.filter((result) => result.key === true).slice(0, count) ?? [];
  return main
    .map((r) =>
      `${r.zh} ${r.expandedU > 0 ? formatInterval(r.value, r.expandedU) : formatValue(r.value)} ${r.unit}`.trim(),
    )
    .join('；');
}
