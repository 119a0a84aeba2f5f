/** The bench as a table for people and as JSON for comparison over time. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, platform, release } from 'node:os';
import { dirname } from 'node:path';
import { formatTable } from '../../../hosts/print.ts';
import { type Agreement, agrees, ALLOWED_PCT } from './agreement.ts';
import type { Timing } from './timing.ts';

/** How many times faster per call the product's functions are to be. */
export const WANTED_RATIO = 5;

export interface EngineReport {
  measuredAt: string;
  machine: string;
  browser: string;
  peer: string;
  rounds: number;
  rows: (Agreement & { timing: Timing | null })[];
}

export function engineReport(
  agreements: readonly Agreement[],
  timings: readonly Timing[],
  about: Pick<EngineReport, 'measuredAt' | 'browser' | 'peer' | 'rounds'>,
): EngineReport {
  const [cpu] = cpus();
  return {
    ...about,
    machine: `${cpu?.model.trim() ?? '?'} × ${cpus().length}, ${platform()} ${release()}`,
    rows: agreements.map((row) => ({ ...row, timing: timings.find((t) => t.id === row.id) ?? null })),
  };
}

export function writeReport(report: EngineReport, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(report, null, 2)}\n`);
}

const whole = (value: number) => Math.round(value);
const digits = (value: number, n: number) => Number(value.toPrecision(n));

/** The table, the whole diagnoses as extra lines, and what is out of bounds. */
export function reportText({ rows, browser, peer, rounds, machine }: EngineReport): string {
  const head = [
    '类别',
    '量',
    '本软件 ns',
    '对方 ns',
    '快 倍',
    '本软件',
    '对方',
    '单位',
    '相差 %',
    '定义',
    '说明',
  ];
  const main = rows.map((row) => [
    row.area,
    row.zh,
    row.timing && whole(row.timing.oursNs),
    row.timing && whole(row.timing.theirsNs),
    row.timing && digits(row.timing.ratio, 2),
    digits(row.ours, 6),
    digits(row.theirs, 6),
    row.unit,
    Math.abs(row.differencePct) < 1e-6 ? 0 : digits(row.differencePct, 2),
    row.sameDefinition ? '相同' : '不同',
    row.why,
  ]);
  const extra = rows.flatMap(({ zh, timing }) =>
    timing?.diagnosedNs ? [[zh, whole(timing.diagnosedNs / 1000), whole(timing.theirsNs / 1000)]] : [],
  );
  return [
    `${peer} 对比，${browser}，${machine}，${rounds} 轮取中位数；数值取相差最大的一组输入`,
    formatTable(head, main),
    '',
    '另列：同一量由完整诊断（含推导、限值和提示）得出的时间',
    formatTable(['量', '完整诊断 μs', '对方裸函数 μs'], extra),
    '',
    ...summary(rows),
  ].join('\n');
}

function summary(rows: EngineReport['rows']): string[] {
  const apart = rows.filter((row) => !agrees(row));
  const timed = rows.filter((row) => row.timing !== null);
  const slow = timed.filter((row) => (row.timing?.ratio ?? 0) < WANTED_RATIO);
  const same = rows.filter((row) => row.sameDefinition);
  return [
    apart.length === 0
      ? `定义相同的 ${same.length} 项全部相差不超过 ${ALLOWED_PCT}%。`
      : `相差超过 ${ALLOWED_PCT}%：${apart.map((row) => row.zh).join('、')}`,
    `${timed.length - slow.length}/${timed.length} 项快 ${WANTED_RATIO} 倍以上${
      slow.length > 0 ? `；不到的：${slow.map((row) => row.zh).join('、')}` : ''
    }。`,
  ];
}
