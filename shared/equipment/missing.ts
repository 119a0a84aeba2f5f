/** What an audit still lacks, ranked: 1 blocks the report, 2 weakens it, 3 is good to have; and how far each task is. */
import type { ChecklistMissing, ChecklistMissingKind } from '../checklist/completeness.ts';
import type { SubjectChecklist } from './audit-checklists.ts';
import type { AuditSnapshot } from '../model/snapshot.ts';
import { areas, equipmentKindZh } from '../model/vocabulary.ts';
import type { EnergySummary, EquipmentDiagnosis, Measure, MissingItem } from './diagnosis.ts';
import { fieldsOf } from './fields.ts';
import { evidenceChecks } from './missing-evidence.ts';
import { joinChecks, type AuditTask, type TaskCheck } from './process.ts';
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
  return reportChecks(ctx)
    .flatMap((check) => check.gaps)
    .toSorted((a, b) => a.rank - b.rank);
}

/** Every task of the audit with what is done and what is open, sealing, delivery and follow-up included. */
export function auditProgress(ctx: MissingContext): TaskCheck[] {
  return joinChecks([...reportChecks(ctx), ...laterChecks(ctx)]);
}

/** What a report needs before it is made; its gaps are the missing list. */
function reportChecks(ctx: MissingContext): TaskCheck[] {
  return [
    ...enterpriseChecks(ctx.snapshot),
    ...siteChecks(ctx.snapshot),
    ...energyChecks(ctx.snapshot, ctx.energy),
    ...equipmentChecks(ctx),
    ...ctx.checklists.flatMap((checklist) => checklistChecks(ctx.snapshot, checklist)),
    ...measureChecks(ctx.measures),
    ...evidenceChecks(ctx.snapshot, ctx.date),
    ...auditChecks(ctx.snapshot),
  ];
}

function item(rank: Rank, id: string, zh: string, route: string, field?: string): MissingItem {
  return field === undefined ? { id, rank, zh, route } : { id, rank, zh, route, field };
}

/** One thing to do: open when there is a line that names it. */
const single = (task: AuditTask, gap: MissingItem | null): TaskCheck => ({
  task,
  total: 1,
  open: gap === null ? 0 : 1,
  gaps: gap === null ? [] : [gap],
});

const isEmpty = (value: unknown): boolean => value === null || value === '';

function enterpriseChecks({ enterprise }: AuditSnapshot): TaskCheck[] {
  const wanted = [
    [1, 'name', '企业名称'],
    [2, 'creditCode', '统一社会信用代码'],
    [2, 'industry', '所属行业'],
    [2, 'region', '所在地市'],
    [3, 'contact', '联系人'],
    [3, 'outputValueWanYuan', '工业总产值'],
    [3, 'processDescription', '主要生产工艺说明'],
  ] as const;
  return wanted.map(([rank, column, zh]) =>
    single(
      'enterprise',
      isEmpty(enterprise[column])
        ? item(rank, `enterprise-${column}`, `企业信息缺少${zh}`, 'enterprise', column)
        : null,
    ),
  );
}

function siteChecks({ site }: AuditSnapshot): TaskCheck[] {
  const wanted = [
    [1, 'altitude', 'altitudeM', '缺少厂区海拔，所有海拔修正都按海平面计算'],
    [2, 'air', 'pressureKPa', '没有实测大气压，暂用标准大气压估算（误差 1%～2%）'],
    [3, 'air', 'airTemperatureC', '缺少厂区气温'],
  ] as const;
  return wanted.map(([rank, task, column, zh]) =>
    single(task, site[column] === null ? item(rank, `site-${column}`, zh, 'enterprise', column) : null),
  );
}

function energyChecks(snapshot: AuditSnapshot, energy: EnergySummary): TaskCheck[] {
  const hasOutput = snapshot.production.some((row) => !row.deleted && row.amount !== null);
  return [
    single(
      'energy',
      energy.carriers.length === 0 ? item(1, 'energy-records', '没有能源消费记录', 'energy') : null,
    ),
    single(
      'production',
      hasOutput ? null : item(2, 'energy-production', '没有产品产量，不能计算单位产品能耗', 'energy'),
    ),
    ...energy.carriers
      .filter((line) => line.amount > 0)
      .map((line) =>
        single(
          'prices',
          line.costYuan === null
            ? item(3, `energy-price-${line.carrier}`, `${line.zh}没有价格或费用，节约费用不完整`, 'energy')
            : null,
        ),
      ),
  ];
}

function equipmentChecks(ctx: MissingContext): TaskCheck[] {
  if (ctx.equipment.length === 0 && !ctx.snapshot.equipment.some((row) => !row.deleted)) {
    return [single('inventory', item(1, 'equipment-none', '还没有登记用能设备', 'equipment'))];
  }
  const filled = Map.groupBy(
    ctx.snapshot.reading.filter((row) => !row.deleted && row.value !== null),
    (row) => row.equipmentId,
  );
  return [
    single('inventory', null),
    ...ctx.equipment.map((machine) =>
      readingCheck(machine, ctx.calculatorOf(machine.kind), filled.get(machine.equipmentId)?.length ?? 0),
    ),
    ...ctx.equipment.map(contradictionCheck),
  ];
}

/** Readings taken against readings that a block of the diagnosis waits for. */
function readingCheck(
  diagnosis: EquipmentDiagnosis,
  calculator: Calculator | undefined,
  filled: number,
): TaskCheck {
  const names = new Map(calculator ? fieldsOf(calculator.inputs).map((f) => [f.key, f.zh]) : []);
  const gaps = diagnosis.missing.map((block) => {
    const keys = block.keys.map((key) => names.get(key) ?? key).join('、');
    const text = `${diagnosis.zh}：${block.zh}不能计算，缺少${keys}`;
    const id = `equipment-${diagnosis.equipmentId}-${block.id}`;
    return item(rankOfBlock(diagnosis), id, text, `equipment/${diagnosis.equipmentId}`, block.keys[0]);
  });
  const open = new Set(diagnosis.missing.flatMap((block) => block.keys)).size;
  return { task: 'readings', total: filled + open, open, gaps };
}

function contradictionCheck(diagnosis: EquipmentDiagnosis): TaskCheck {
  const gaps = diagnosis.issues
    .filter((issue) => issue.level === 'error')
    .map((issue) =>
      item(
        2,
        `issue-${diagnosis.equipmentId}-${issue.code}-${issue.fields.join('-')}`,
        `${diagnosis.zh}：${issue.zh}`,
        `equipment/${diagnosis.equipmentId}`,
        issue.fields[0],
      ),
    );
  return { task: 'contradictions', total: 1, open: gaps.length > 0 ? 1 : 0, gaps };
}

/** A machine without any result weakens the report; further blocks of a machine that has results are good to have. */
function rankOfBlock(diagnosis: EquipmentDiagnosis): Rank {
  return diagnosis.results.length === 0 ? 2 : 3;
}

/** One line per checklist and kind of gap; readings are named with the machine's diagnosis. */
function checklistChecks(snapshot: AuditSnapshot, checklist: SubjectChecklist): TaskCheck[] {
  const { subjectId, subject, template, state } = checklist;
  const row = snapshot.equipment.find((equipment) => equipment.id === subjectId);
  const name = row ? (row.name ?? (row.kind ? equipmentKindZh[row.kind] : '设备')) : template.title.zh;
  const route = row ? `equipment/${subjectId}` : 'management';
  const line = (kinds: readonly ChecklistMissingKind[], id: string, text: (n: number) => string) => {
    const found = state.missing.filter((gap) => kinds.includes(gap.kind));
    const [first] = found;
    const where = `checklist-${subjectId}-${template.id}-${id}`;
    const gaps = first
      ? [
          item(
            first.rank,
            where,
            `${name}：${text(found.length)}${instanceWords(found)}`,
            route,
            first.itemId,
          ),
        ]
      : [];
    return { open: found.length, gaps };
  };
  const answers = line(['answer', 'todo'], 'answers', (n) => `检查表还有 ${n} 项未作结论`);
  const photos = line(['photo'], 'photos', (n) => `检查表还缺 ${n} 张证据照片`);
  const notes = line(['note'], 'notes', (n) => `有 ${n} 项不符合没有写明现场情况`);
  const pictured = new Set(subject.photos.flatMap((photo) => photo.itemId ?? [])).size;
  return [
    { task: row ? 'efficiency' : mainArea(checklist), total: state.total, ...answers },
    { task: 'photos', total: pictured + photos.open, ...photos },
    { task: 'problems', total: state.failed, ...notes },
  ];
}

/** （其中后墙燃烧器 4 项、3# 燃烧器 2 项）; the first few instances, nothing where items are asked once. */
function instanceWords(gaps: readonly ChecklistMissing[]): string {
  const counts = new Map<string, number>();
  for (const { instance } of gaps)
    if (instance !== undefined) counts.set(instance, (counts.get(instance) ?? 0) + 1);
  if (counts.size === 0) return '';
  const shown = [...counts].slice(0, 4).map(([label, n]) => `${label} ${n} 项`);
  return `（其中${shown.join('、')}${counts.size > 4 ? '等' : ''}）`;
}

/** The chapter that a checklist of the whole plant belongs to: that of most of its questions. */
function mainArea({ template }: SubjectChecklist): 'use' | 'efficiency' | 'management' {
  const asked = template.groups.flatMap((group) => group.items.map((entry) => entry.area));
  const count = (area: string) => asked.filter((entry) => entry === area).length;
  return areas.toSorted((a, b) => count(b) - count(a))[0] ?? 'management';
}

function measureChecks(measures: readonly Measure[]): TaskCheck[] {
  return measures
    .filter((m) => m.status === 'adopted')
    .map((m) =>
      single(
        'measures',
        m.investmentYuan === null
          ? item(2, `measure-${m.id}`, `措施“${m.title}”已采纳但没有投资额，不能计算回收期`, 'findings', m.id)
          : null,
      ),
    );
}

function auditChecks({ audit }: AuditSnapshot): TaskCheck[] {
  const wanted = [
    [1, 'assignment', 'provider', '诊断机构'],
    [2, 'assignment', 'leadAuditor', '诊断负责人'],
    [2, 'assignment', 'periodStart', '统计期起始日期'],
    [2, 'assignment', 'periodEnd', '统计期截止日期'],
    [2, 'signatures', 'author', '报告编写人'],
    [2, 'signatures', 'reviewer', '报告审核人'],
    [2, 'conclusion', 'conclusion', '诊断结论'],
    [3, 'signatures', 'reportNo', '报告编号'],
    [3, 'assignment', 'purpose', '诊断目的'],
    [3, 'assignment', 'scope', '诊断范围'],
    [3, 'team', 'teamMembers', '诊断组成员'],
    [3, 'team', 'enterpriseStaff', '企业配合人员'],
    [3, 'conclusion', 'process', '诊断过程'],
  ] as const;
  return wanted.map(([rank, task, column, zh]) =>
    single(
      task,
      isEmpty(audit[column]) ? item(rank, `audit-${column}`, `报告缺少${zh}`, 'report', column) : null,
    ),
  );
}

/** What comes after the report; it stands in the progress, never among the gaps of the report itself. */
function laterChecks({ snapshot, measures }: MissingContext): TaskCheck[] {
  const isSealed = snapshot.document.some((row) => !row.deleted && row.kind === 'report' && row.sealed);
  const isDelivered = snapshot.audit.stage === 'delivered' || snapshot.audit.stage === 'followUp';
  const kept = measures.filter((m) => m.status === 'adopted' || m.status === 'done');
  const waiting = kept.filter((m) => m.status === 'adopted');
  const [first] = waiting;
  const followUp = first
    ? [item(3, 'follow-up', `已采纳的措施有 ${waiting.length} 项还没有落实`, 'findings', first.id)]
    : [];
  return [
    single('sealed', isSealed ? null : item(3, 'report-sealed', '正式报告还没有封存', 'report')),
    single('delivered', isDelivered ? null : item(3, 'delivered', '报告还没有报送', 'delivery')),
    { task: 'followUp', total: kept.length, open: waiting.length, gaps: followUp },
  ];
}
