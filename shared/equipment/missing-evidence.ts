/** Gaps in the evidence of the readings: certificates that did not hold on the day, values without instrument or day. */
import { evidenceChains, type GapKind, type ReadingChain } from '../evidence/chain.ts';
import type { AuditSnapshot } from '../model/snapshot.ts';
import type { Row } from '../model/tables.ts';
import { dayOf } from '../quantity/day.ts';
import type { MissingItem } from './diagnosis.ts';
import type { TaskCheck } from './process.ts';

/** Gaps of a chain that count as an open task; a photo is good to have and counts with the checklist's photos. */
const counted: ReadonlySet<GapKind> = new Set([
  'overdue',
  'notYet',
  'instrument',
  'certificate',
  'time',
  'person',
  'file',
]);

/** Checks of instruments and of the evidence behind every measured reading. `date`: day of the diagnosis, ISO. */
export function evidenceChecks(snapshot: AuditSnapshot, date: string): TaskCheck[] {
  const all = evidenceChains(snapshot);
  const chains = all.filter((chain) => chain.reading.source === 'measured');
  const used = Map.groupBy(all, (chain) => chain.instrument?.id ?? '');
  const instruments = snapshot.instrument.filter((row) => !row.deleted && used.has(row.id));
  const gaps = instruments.map((row) => instrumentGaps(row, used.get(row.id) ?? [], date));
  return [
    {
      task: 'instruments',
      total: instruments.length,
      open: gaps.filter((lines) => lines.length > 0).length,
      gaps: gaps.flat(),
    },
    {
      task: 'evidence',
      total: chains.length,
      open: chains.filter((chain) => chain.gaps.some((gap) => counted.has(gap))).length,
      gaps: [
        ...readingGap(chains, 'instrument', (n) => `有 ${n} 个实测读数没有注明所用仪器`),
        ...readingGap(chains, 'time', (n) => `有 ${n} 个实测读数没有测量时间`),
        ...readingGap(chains, 'person', (n) => `有 ${n} 个实测读数没有测量人`),
        ...readingGap(chains, 'file', (n) => `有 ${n} 个读数所依据的数据文件不在本项目中`),
      ],
    },
  ];
}

function readingGap(
  chains: readonly ReadingChain[],
  kind: GapKind,
  text: (n: number) => string,
): MissingItem[] {
  const n = chains.filter((chain) => chain.gaps.includes(kind)).length;
  return n === 0 ? [] : [{ id: `evidence-${kind}`, rank: 3, zh: text(n), route: `evidence/${kind}` }];
}

/** Lines of one instrument: what its readings show, else what its dates alone do. */
function instrumentGaps(
  row: Row<'instrument'>,
  chains: readonly ReadingChain[],
  date: string,
): MissingItem[] {
  const name = row.name || '未命名仪器';
  const place = { route: 'equipment', field: `instrument-${row.id}` };
  const of = (kind: GapKind) => chains.filter((chain) => chain.gaps.includes(kind)).length;
  const until = dayOf(row.validUntil);
  const contradicts = chains.some(
    ({ certificate }) => certificate?.kind === 'unknown' && certificate.why === 'datesContradict',
  );
  if (contradicts) {
    const zh = `仪器“${name}”的检定有效期早于检定日期，请核对证书`;
    return [{ id: `instrument-${row.id}`, rank: 2, zh, ...place }];
  }
  if (until === null) {
    return [{ id: `instrument-${row.id}`, rank: 3, zh: `仪器“${name}”没有填写检定有效期`, ...place }];
  }
  const lines: MissingItem[] = [];
  if (of('overdue') > 0) {
    const zh = `${of('overdue')} 个读数所用仪器“${name}”在测量当日证书已过期（有效期至 ${until}），请核对证书或复测`;
    lines.push({ id: `instrument-${row.id}`, rank: 2, zh, route: 'evidence/overdue' });
  }
  if (of('notYet') > 0) {
    const zh = `${of('notYet')} 个读数的测量日期早于仪器“${name}”的检定日期 ${dayOf(row.calibratedAt) ?? ''}，请核对`;
    lines.push({ id: `instrument-early-${row.id}`, rank: 2, zh, route: 'evidence/notYet' });
  }
  const isUndated = chains.some((chain) => chain.certificate?.kind === 'unknown');
  if (lines.length === 0 && isUndated && until < date) {
    const zh = `仪器“${name}”的检定有效期 ${until} 已过，所测读数没有测量时间，不能核对证书`;
    lines.push({ id: `instrument-${row.id}`, rank: 2, zh, ...place });
  }
  return lines;
}
