/** What an audit still lacks, ranked: 1 blocks the report, 2 weakens it, 3 is good to have. */
import type { ChecklistMissingKind } from '../checklist/completeness.ts';
import type { SubjectChecklist } from './audit-checklists.ts';
import type { AuditSnapshot } from '../model/snapshot.ts';
import { equipmentKindZh } from '../model/vocabulary.ts';
import type { EnergySummary, EquipmentDiagnosis, Measure, MissingItem } from './diagnosis.ts';
import { fieldsOf } from './fields.ts';
import type { Calculator } from './types.ts';

export interface MissingContext {
  snapshot: AuditSnapshot;
  energy: EnergySummary;
  equipment: readonly EquipmentDiagnosis[];
  measures: readonly Measure[];
  calculatorOf: (kind: EquipmentDiagnosis['kind']) => Calculator | undefined;
  checklists: readonly SubjectChecklist[];
  /** Day of the diagnosis, ISO: instruments whose certificate has run out by then are named. */
  date: string;
}

type Rank = MissingItem['rank'];

/** The missing list, most serious first; within a rank in the order of the work on site. */
export function missingItems(ctx: MissingContext): MissingItem[] {
  return [
    ...enterpriseItems(ctx.snapshot),
    ...siteItems(ctx.snapshot),
    ...energyItems(ctx.snapshot, ctx.energy),
    ...equipmentItems(ctx),
    ...checklistItems(ctx),
    ...measureItems(ctx.measures),
    ...instrumentItems(ctx),
    ...auditItems(ctx.snapshot),
  ].toSorted((a, b) => a.rank - b.rank);
}

function item(rank: Rank, id: string, zh: string, route: string, field?: string): MissingItem {
  return field === undefined ? { id, rank, zh, route } : { id, rank, zh, route, field };
}

const isEmpty = (value: unknown): boolean => value === null || value === '';

function enterpriseItems({ enterprise }: AuditSnapshot): MissingItem[] {
  const wanted = [
    [1, 'name', '企业名称'],
    [2, 'creditCode', '统一社会信用代码'],
    [2, 'industry', '所属行业'],
    [2, 'region', '所在地市'],
    [3, 'contact', '联系人'],
    [3, 'outputValueWanYuan', '工业总产值'],
    [3, 'processDescription', '主要生产工艺说明'],
  ] as const;
  return wanted
    .filter(([, column]) => isEmpty(enterprise[column]))
    .map(([rank, column, zh]) =>
      item(rank, `enterprise-${column}`, `企业信息缺少${zh}`, 'enterprise', column),
    );
}

function siteItems({ site }: AuditSnapshot): MissingItem[] {
  const out: MissingItem[] = [];
  if (site.altitudeM === null) {
    out.push(
      item(1, 'site-altitudeM', '缺少厂区海拔，所有海拔修正都按海平面计算', 'enterprise', 'altitudeM'),
    );
  }
  if (site.pressureKPa === null) {
    out.push(
      item(
        2,
        'site-pressureKPa',
        '没有实测大气压，暂用标准大气压估算（误差 1%～2%）',
        'enterprise',
        'pressureKPa',
      ),
    );
  }
  if (site.airTemperatureC === null) {
    out.push(item(3, 'site-airTemperatureC', '缺少厂区气温', 'enterprise', 'airTemperatureC'));
  }
  return out;
}

function energyItems(snapshot: AuditSnapshot, energy: EnergySummary): MissingItem[] {
  const out: MissingItem[] = [];
  if (energy.carriers.length === 0) {
    out.push(item(1, 'energy-records', '没有能源消费记录', 'energy'));
  }
  if (!snapshot.production.some((row) => !row.deleted && row.amount !== null)) {
    out.push(item(2, 'energy-production', '没有产品产量，不能计算单位产品能耗', 'energy'));
  }
  for (const line of energy.carriers) {
    if (line.costYuan === null && line.amount > 0) {
      out.push(item(3, `energy-price-${line.carrier}`, `${line.zh}没有价格或费用，节约费用不完整`, 'energy'));
    }
  }
  return out;
}

function equipmentItems(ctx: MissingContext): MissingItem[] {
  if (ctx.equipment.length === 0 && !ctx.snapshot.equipment.some((row) => !row.deleted)) {
    return [item(1, 'equipment-none', '还没有登记用能设备', 'equipment')];
  }
  const blocks = ctx.equipment.flatMap((diagnosis) => {
    const calculator = ctx.calculatorOf(diagnosis.kind);
    const names = new Map(calculator ? fieldsOf(calculator.inputs).map((f) => [f.key, f.zh]) : []);
    return diagnosis.missing.map((block) => {
      const keys = block.keys.map((key) => names.get(key) ?? key).join('、');
      const text = `${diagnosis.zh}：${block.zh}不能计算，缺少${keys}`;
      const id = `equipment-${diagnosis.equipmentId}-${block.id}`;
      return item(rankOfBlock(diagnosis), id, text, `equipment/${diagnosis.equipmentId}`, block.keys[0]);
    });
  });
  const wrong = ctx.equipment.flatMap((diagnosis) =>
    diagnosis.issues
      .filter((issue) => issue.level === 'error')
      .map((issue) =>
        item(
          2,
          `issue-${diagnosis.equipmentId}-${issue.code}-${issue.fields.join('-')}`,
          `${diagnosis.zh}：${issue.zh}`,
          `equipment/${diagnosis.equipmentId}`,
          issue.fields[0],
        ),
      ),
  );
  return [...blocks, ...wrong];
}

/** A machine without any result weakens the report; further blocks of a machine that has results are good to have. */
function rankOfBlock(diagnosis: EquipmentDiagnosis): Rank {
  return diagnosis.results.length === 0 ? 2 : 3;
}

/** One line per checklist and kind of gap; readings are named with the machine's diagnosis. */
function checklistItems({ snapshot, checklists }: MissingContext): MissingItem[] {
  return checklists.flatMap(({ subjectId, template, state }) => {
    const row = snapshot.equipment.find((equipment) => equipment.id === subjectId);
    const name = row ? (row.name ?? (row.kind ? equipmentKindZh[row.kind] : '设备')) : template.title.zh;
    const route = row ? `equipment/${subjectId}` : 'management';
    const line = (kinds: readonly ChecklistMissingKind[], id: string, text: (n: number) => string) => {
      const gaps = state.missing.filter((gap) => kinds.includes(gap.kind));
      const [first] = gaps;
      if (!first) return [];
      return [
        item(
          first.rank,
          `checklist-${subjectId}-${template.id}-${id}`,
          `${name}：${text(gaps.length)}`,
          route,
          first.itemId,
        ),
      ];
    };
    return [
      ...line(['answer', 'todo'], 'answers', (n) => `检查表还有 ${n} 项未作结论`),
      ...line(['photo'], 'photos', (n) => `检查表还缺 ${n} 张证据照片`),
      ...line(['note'], 'notes', (n) => `有 ${n} 项不符合没有写明现场情况`),
    ];
  });
}

function measureItems(measures: readonly Measure[]): MissingItem[] {
  return measures
    .filter((m) => m.status === 'adopted' && m.investmentYuan === null)
    .map((m) =>
      item(2, `measure-${m.id}`, `措施“${m.title}”已采纳但没有投资额，不能计算回收期`, 'findings', m.id),
    );
}

function instrumentItems({ snapshot, date }: MissingContext): MissingItem[] {
  const used = new Set(snapshot.reading.filter((r) => !r.deleted).map((r) => r.instrumentId));
  return snapshot.instrument
    .filter((row) => !row.deleted && used.has(row.id))
    .flatMap((row) => {
      const name = row.name ?? '未命名仪器';
      if (row.validUntil === null) {
        return [item(3, `instrument-${row.id}`, `仪器“${name}”没有填写检定有效期`, 'equipment')];
      }
      if (row.validUntil.slice(0, 10) >= date) return [];
      const text = `仪器“${name}”的检定有效期 ${row.validUntil.slice(0, 10)} 已过，请核对证书`;
      return [item(2, `instrument-${row.id}`, text, 'equipment')];
    });
}

function auditItems({ audit }: AuditSnapshot): MissingItem[] {
  const wanted = [
    [1, 'provider', '诊断机构'],
    [2, 'leadAuditor', '诊断负责人'],
    [2, 'periodStart', '统计期起始日期'],
    [2, 'periodEnd', '统计期截止日期'],
    [2, 'author', '报告编写人'],
    [2, 'reviewer', '报告审核人'],
    [2, 'conclusion', '诊断结论'],
    [3, 'reportNo', '报告编号'],
    [3, 'purpose', '诊断目的'],
    [3, 'scope', '诊断范围'],
  ] as const;
  return wanted
    .filter(([, column]) => isEmpty(audit[column]))
    .map(([rank, column, zh]) => item(rank, `audit-${column}`, `报告缺少${zh}`, 'report', column));
}
