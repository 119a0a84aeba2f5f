/** Findings that come from numbers and nameplates: limits that fail and models on the obsolete list. */
import { mergeEdit } from '../checklist/findings.ts';
import { rowIds } from '../model/snapshot.ts';
import type { Row } from '../model/tables.ts';
import { equipmentKindZh, type EquipmentKind } from '../model/vocabulary.ts';
import { formatInterval, formatValue } from '../quantity/format.ts';
import {
  OBSOLETE_CATALOGUE,
  recogniseObsolete,
  type ObsoleteMatch,
  type ObsoleteVerdict,
} from '../standards/obsolete.ts';
import type { StandardsPack } from '../standards/pack.ts';
import type { EquipmentDiagnosis, Finding, IndicatorResult } from './diagnosis.ts';
import type { JudgedLimit } from './types.ts';

type FindingRow = Row<'finding'>;
type PhotoIds = (subjectId: string, itemId: string) => string[];

/** Item id of the finding that a nameplate stands in the catalogue. */
export const OBSOLETE_ITEM = 'obsolete-model';

/** One finding per judged limit that is not met, with the person's edits of it on top. */
export function limitFindings(
  diagnoses: readonly EquipmentDiagnosis[],
  equipment: readonly Row<'equipment'>[],
  rows: readonly FindingRow[],
  pack: StandardsPack,
  photoIds: PhotoIds,
): Finding[] {
  const derived = diagnoses.flatMap((diagnosis) => {
    const machine = equipment.find((row) => row.id === diagnosis.equipmentId);
    return diagnosis.limits
      .filter((limit) => limit.verdict === 'fail')
      .map((limit) => limitFinding(diagnosis, limit, isOlder(machine, limit, pack), photoIds));
  });
  return withEdits(derived, rows);
}

/** Standards that bind machines made after they came into force; for older ones they are a yardstick. */
const productStandards = [
  'GB 18613',
  'GB 30253',
  'GB 30254',
  'GB 19761',
  'GB 19762',
  'GB 19153',
  'GB 20052',
  'GB 24500',
  'GB 28381',
];

/** True when the machine went into service before the product standard was in force. */
function isOlder(machine: Row<'equipment'> | undefined, limit: JudgedLimit, pack: StandardsPack): boolean {
  const year = machine?.commissionedYear ?? machine?.madeYear ?? null;
  const { code } = limit.standard;
  if (year === null || !productStandards.some((known) => code.startsWith(known))) return false;
  const from = pack.standards.find((standard) => standard.code === code)?.inForceFrom;
  return typeof from === 'string' && year < Number(from.slice(0, 4));
}

function limitFinding(
  diagnosis: EquipmentDiagnosis,
  limit: JudgedLimit,
  older: boolean,
  photoIds: PhotoIds,
): Finding {
  const itemId = `limit-${limit.id}`;
  return {
    id: rowIds.finding(diagnosis.equipmentId, itemId),
    subjectId: diagnosis.equipmentId,
    itemId,
    origin: 'diagnosis',
    title: older ? `${diagnosis.zh}：${limit.zh}低于现行标准` : `${diagnosis.zh}：${limit.zh}未达到要求`,
    detail: comparison(limit, older ? '现行标准' : ''),
    suggestion: older
      ? '设备在标准实施前投用，不属违规；建议结合大修或年运行时间列入更换计划。'
      : '按本机的节能改造建议实施改造，或调整运行参数后复测。',
    severity: older ? 2 : 3,
    area: 'efficiency',
    status: 'open',
    basis: basisOf(limit),
    photoIds: photoIds(diagnosis.equipmentId, itemId),
  };
}

/** Value with its interval against the limit, in a sentence. */
function comparison(limit: JudgedLimit, whose: string): string {
  const interval = `${formatInterval(limit.value, limit.expandedU)} ${limit.unit}`.trim();
  const bound = `${formatValue(limit.limit ?? Number.NaN)} ${limit.unit}`.trim();
  const note = limit.note === undefined ? '' : `${limit.note.replace(/。$/, '')}。`;
  return `实际为 ${interval}，${whose}要求${limit.sense === 'max' ? '不大于' : '不小于'} ${bound}。${note}`;
}

function basisOf(limit: JudgedLimit): string {
  return [`${limit.standard.code} ${limit.standard.clause}`.trim(), ...limit.marks].join('，');
}

/**
 * Unit consumptions of the whole plant that miss their limit. Where a kiln's own diagnosis judges the same limits,
 * that one speaks.
 */
export function indicatorFindings(
  auditId: string,
  indicators: readonly IndicatorResult[],
  diagnoses: readonly EquipmentDiagnosis[],
  rows: readonly FindingRow[],
): Finding[] {
  if (diagnoses.some((diagnosis) => diagnosis.kind === 'cement-kiln' && diagnosis.limits.length > 0))
    return [];
  const derived = indicators.flatMap((indicator) =>
    indicator.limits.filter((limit) => limit.verdict === 'fail').map((limit) => plantFinding(auditId, limit)),
  );
  return withEdits(derived, rows);
}

function plantFinding(auditId: string, limit: JudgedLimit): Finding {
  const itemId = `limit-${limit.id}`;
  return {
    id: rowIds.finding(auditId, itemId),
    subjectId: auditId,
    itemId,
    origin: 'diagnosis',
    title: `${limit.zh}超过限定值`,
    detail: comparison(limit, ''),
    suggestion: '核对统计口径后，按节能改造建议降低能耗，并制定达标计划。',
    severity: 3,
    area: 'efficiency',
    status: 'open',
    basis: basisOf(limit),
    photoIds: [],
  };
}

/** Kinds the catalogue lists under their own name; for the others every entry is tried. */
const catalogued: readonly EquipmentKind[] = ['boiler', 'fan', 'motor', 'pump', 'transformer'];

/** The machine's model held against the catalogue; an empty model gives a verdict that says so. */
export function modelVerdict(
  pack: StandardsPack,
  machine: Pick<Row<'equipment'>, 'kind' | 'model' | 'madeYear' | 'commissionedYear'>,
): ObsoleteVerdict {
  return recogniseObsolete(pack, {
    text: machine.model ?? '',
    device: machine.kind !== null && catalogued.includes(machine.kind) ? machine.kind : null,
    madeYear: machine.madeYear,
    commissionedYear: machine.commissionedYear,
  });
}

/** Machines whose nameplate stands in the obsolete catalogue, or stands there under a condition still open. */
export function obsoleteFindings(
  equipment: readonly Row<'equipment'>[],
  rows: readonly FindingRow[],
  pack: StandardsPack,
  photoIds: PhotoIds,
): Finding[] {
  const derived = equipment.flatMap((machine) => {
    if (machine.deleted || machine.model === null || machine.model.trim() === '') return [];
    const { matches } = modelVerdict(pack, machine);
    const match = matches.find((m) => m.status === 'obsolete' || m.status === 'conditional');
    return match ? [obsoleteFinding(machine, match, photoIds)] : [];
  });
  return withEdits(derived, rows);
}

function obsoleteFinding(machine: Row<'equipment'>, match: ObsoleteMatch, photoIds: PhotoIds): Finding {
  const itemId = OBSOLETE_ITEM;
  const certain = match.status === 'obsolete';
  const name = machine.name ?? (machine.kind ? equipmentKindZh[machine.kind] : '设备');
  const mark = match.entry.certainty === 'verified' ? [] : ['依据待核'];
  return {
    id: rowIds.finding(machine.id, itemId),
    subjectId: machine.id,
    itemId,
    origin: 'diagnosis',
    title: certain ? `${name}属于淘汰落后设备` : `${name}疑似淘汰落后设备，待核实`,
    detail: match.zh,
    suggestion: certain
      ? '列入更换计划，更换为符合现行能效标准的设备。'
      : '核对铭牌的制造年份和投运年份后判定；属于淘汰设备的列入更换计划。',
    severity: certain ? 3 : 2,
    area: 'use',
    status: 'open',
    basis: [`${OBSOLETE_CATALOGUE}第${match.entry.batch}批 ${match.entry.item}`, ...mark].join('，'),
    photoIds: photoIds(machine.id, itemId),
  };
}

/**
 * One finding per machine about its obsolete model: where the checklist says so too, its finding stays and takes over
 * entry and basis from the catalogue.
 */
export function joinObsolete(findings: readonly Finding[]): Finding[] {
  const recognised = findings.filter((finding) => finding.itemId === OBSOLETE_ITEM);
  const asked = findings.filter((finding) => finding.itemId.endsWith('-obsolete'));
  return findings.flatMap((finding) => {
    if (finding.itemId === OBSOLETE_ITEM) {
      return asked.some((other) => other.subjectId === finding.subjectId) ? [] : [finding];
    }
    const entry = asked.includes(finding)
      ? recognised.find((other) => other.subjectId === finding.subjectId)
      : undefined;
    return [entry ? { ...finding, detail: `${finding.detail}${entry.detail}`, basis: entry.basis } : finding];
  });
}

/** The derived findings with a person's words on top; what a person deleted stays away. */
function withEdits(findings: readonly Finding[], rows: readonly FindingRow[]): Finding[] {
  return findings.flatMap((finding) => {
    const row = rows.find((r) => r.id === finding.id);
    if (row?.deleted === true) return [];
    return [row ? mergeEdit(finding, row) : finding];
  });
}
