/** The audit that was walked against the sample it was walked from: what was entered, and what follows from it. */
import type { AuditDiagnosis } from '../../../shared/equipment/diagnosis.ts';
import { diagnoseAudit } from '../../../shared/equipment/audit.ts';
import type { AuditSnapshot } from '../../../shared/model/snapshot.ts';
import { shippedPack, shippedTemplates } from '../pack.ts';

type Cells = Record<string, unknown>;

const DATE = '2026-11-22';

/** Ids made on the way are replaced by what they stand for: the place of a machine, the name of an instrument. */
function names(snapshot: AuditSnapshot): (id: unknown) => string {
  const known = new Map<string, string>([[snapshot.audit.id, '全厂']]);
  snapshot.equipment.forEach((row, i) => known.set(row.id, `${i + 1} ${row.name ?? ''}`));
  snapshot.instrument.forEach((row) => known.set(row.id, row.name ?? ''));
  return (id) => (typeof id === 'string' ? (known.get(id) ?? id) : '');
}

const pick = (row: object, columns: readonly string[]): Cells =>
  Object.fromEntries(columns.map((column) => [column, (row as Cells)[column] ?? null]));

const sorted = (lines: string[]): string[] => lines.toSorted();
/** Keys in one order, whoever wrote them first. */
const stable = (_key: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;
const line = (...parts: unknown[]): string => parts.map((part) => JSON.stringify(part, stable)).join(' ');

const nameplate = [
  'kind',
  'name',
  'tag',
  'model',
  'manufacturer',
  'madeYear',
  'commissionedYear',
  'location',
  'quantity',
  'note',
  'inputs',
];
const instrumentColumns = [
  'name',
  'model',
  'serialNo',
  'measures',
  'accuracy',
  'relativeUPct',
  'certificateNo',
  'calibratedAt',
  'validUntil',
];
const measureColumns = ['status', 'investmentYuan', 'implementationMonths', 'fundingChannel'];
const taskColumns = ['title', 'stage', 'diagnosisType', 'periodStart', 'periodEnd', 'conclusion', 'prices'];

/** Everything a person entered, a line per row, independent of ids, times and authors. */
export function entered(snapshot: AuditSnapshot, offered: ReadonlySet<string>): Record<string, string[]> {
  const name = names(snapshot);
  const { id: _e, auditId: _a, deleted: _d, ...enterprise } = snapshot.enterprise;
  const { id: _s, auditId: _b, deleted: _f, ...site } = snapshot.site;
  return {
    任务: [line(pick(snapshot.audit, taskColumns))],
    企业: [line(enterprise)],
    厂址: [line(site)],
    设备: snapshot.equipment.map((row) => line(pick(row, nameplate))),
    仪器: sorted(snapshot.instrument.map((row) => line(pick(row, instrumentColumns)))),
    读数: sorted(
      snapshot.reading
        .filter((row) => row.value !== null)
        .map((row) =>
          line(
            name(row.equipmentId),
            row.key,
            row.value,
            row.unit,
            row.source,
            name(row.instrumentId),
            row.u,
          ),
        ),
    ),
    检查: sorted(
      snapshot.answer
        .filter((row) => row.answer !== null)
        .map((row) => line(name(row.subjectId), row.itemId, row.answer, row.note)),
    ),
    能源: sorted(
      snapshot.energyUse
        .filter((row) => row.amount !== null)
        .map((row) => line(row.carrier, row.period, row.amount, row.costYuan, row.ncvMJPerUnit)),
    ),
    产量: sorted(
      snapshot.production
        .filter((row) => row.amount !== null)
        .map((row) => line(row.product, row.period, row.amount, row.unit)),
    ),
    措施: sorted(
      snapshot.measure
        .map((row) => ({ row, key: `${name(row.equipmentId)} ${row.title ?? row.key ?? ''}` }))
        .filter(({ key }) => offered.has(key))
        .map(({ row, key }) => line(key, pick(row, measureColumns))),
    ),
  };
}

export function diagnosed(snapshot: AuditSnapshot): AuditDiagnosis {
  return diagnoseAudit(snapshot, shippedPack(), shippedTemplates(), { date: DATE });
}

/** Measures that the page offers, by machine and title or key; what does not apply cannot be entered anywhere. */
export function offeredMeasures(snapshot: AuditSnapshot): Set<string> {
  const name = names(snapshot);
  return new Set(
    diagnosed(snapshot).measures.flatMap((m) => [
      `${name(m.equipmentId)} ${m.key}`,
      `${name(m.equipmentId)} ${m.title}`,
    ]),
  );
}

/** What the engine makes of it, without ids. */
export function results(snapshot: AuditSnapshot): unknown {
  const name = names(snapshot);
  const { equipment, measures, findings, totalSaving, energy } = diagnosed(snapshot);
  return {
    energy,
    totalSaving,
    equipment: equipment.map((e) => [
      name(e.equipmentId),
      e.results.map((r) => [r.zh, r.value, r.expandedU]),
      e.limits.map((l) => [l.id, l.verdict]),
    ]),
    measures: measures
      .map((m) =>
        line(name(m.equipmentId), m.title, m.saving, m.savingAlone, m.paybackYears, m.npvYuan, m.status),
      )
      .toSorted(),
    findings: findings.map((f) => line(name(f.subjectId), f.title, f.severity, f.status)).toSorted(),
  };
}
