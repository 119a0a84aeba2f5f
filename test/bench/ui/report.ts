/** The figures as tables that stand in docs/bench.md as they are printed, and as JSON. */
import { cpus, loadavg, platform, release } from 'node:os';
import type { EditFigures, PeerFigures } from './edits.ts';
import type { KeyFigures } from './keys.ts';
import type { PageChange } from './page-change.ts';
import type { ScrollFigures } from './scroll.ts';
import type { Seeded } from './seed.ts';
import type { Spread } from './stats.ts';

export interface UiReport {
  measuredAt: string;
  machine: string;
  browser: string;
  /** Processes that wanted to run, over the last minute, at start and end; above the number of cores all times are longer. */
  load: [number, number];
  plant: Seeded;
  openMs: number;
  keys: KeyFigures[];
  pages: PageChange[];
  scrolling: ScrollFigures[];
  edits: EditFigures;
  backend: Spread;
  peer: PeerFigures;
}

export const machineName = (): string => {
  const [cpu] = cpus();
  return `${cpu?.model.trim() ?? '?'} × ${cpus().length}, ${platform()} ${release()}`;
};

export const loadNow = (): number => loadavg()[0] ?? Number.NaN;

const ms = (value: number) => (value >= 20 ? value.toFixed(0) : value.toFixed(1));

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

export function reportText(report: UiReport): string {
  const { plant, keys, pages, scrolling, edits, backend, peer } = report;
  const times = (ours: number, theirs: number) => (theirs / ours).toFixed(0);
  const { counts } = plant;
  const peerRow = (name: string, spread: Spread) => [
    name,
    ms(spread.p50),
    ms(spread.p95),
    ms(spread.p99),
    times(peer.ours.p50, spread.p50),
  ];
  return [
    `${report.measuredAt.slice(0, 10)}, ${report.machine}, Chromium ${report.browser}, load ${report.load.map((l) => l.toFixed(1)).join(' → ')}.`,
    `${counts['equipment']} machines, ${counts['reading']} readings, ${counts['answer']} answers, ${counts['photo']} photos, ${counts['op']} ops, ${plant.databaseMB.toFixed(0)} MB.`,
    '',
    table(
      ['key to paint, ms', 'keys', 'p50', 'p95', 'p99', 'Event Timing p95'],
      keys.map(({ zh, frame, presented }) => [
        zh,
        String(frame.n),
        ms(frame.p50),
        ms(frame.p95),
        ms(frame.p99),
        ms(presented.p95),
      ]),
    ),
    '',
    table(
      ['click to content, ms', 'median', 'longest', 'longest block'],
      [
        ...pages.map(({ zh, times: spread, longestBlock }) => [
          zh,
          ms(spread.p50),
          ms(spread.max),
          longestBlock === 0 ? '< 50' : ms(longestBlock),
        ]),
        ['打开项目（一次）', ms(report.openMs), '', ''],
      ],
    ),
    '',
    table(
      ['scrolling', 'frames in time, %', 'interval p95, ms', 'longest, ms', 'px', 'rows in the page'],
      scrolling.map(({ zh, inTimePct, intervals, distancePx, rows }) => [
        zh,
        inTimePct.toFixed(1),
        ms(intervals.p95),
        ms(intervals.max),
        String(Math.round(distancePx)),
        String(rows),
      ]),
    ),
    '',
    table(
      ['one edit until durable, ms', 'p50', 'p95', 'p99', 'times ours'],
      [
        [
          `field left → answer in the page (${edits.field.n})`,
          ms(edits.field.p50),
          ms(edits.field.p95),
          ms(edits.field.p99),
          times(peer.ours.p50, edits.field.p50),
        ],
        ['of it the call', ms(edits.call.p50), ms(edits.call.p95), ms(edits.call.p99), ''],
        [`the backend alone (${backend.n})`, ms(backend.p50), ms(backend.p95), ms(backend.p99), ''],
        [
          `the call from an empty page (${peer.ours.n})`,
          ms(peer.ours.p50),
          ms(peer.ours.p95),
          ms(peer.ours.p99),
          '1',
        ],
        peerRow(`whole document (${peer.documentMB.toFixed(1)} MB) to IndexedDB, strict`, peer.strict),
        peerRow('the same, relaxed (not durable)', peer.relaxed),
        ['of it the page stands still', ms(peer.blocked.p50), ms(peer.blocked.p95), ms(peer.blocked.p99), ''],
      ],
    ),
  ].join('\n');
}
