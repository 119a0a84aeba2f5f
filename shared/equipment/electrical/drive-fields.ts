/** Fields that are read alike at pumps, fans, compressors and motors; each takes the heading it stands under. */
import { choice, num } from '../fields.ts';

export const motorEfficiency = (group: string) =>
  num(group, '电动机效率（运行负载下）', '%', [20, 99.5], {
    symbol: 'η_m',
    typical: [75, 97],
    u: { abs: 1 },
  });

export const vfdEfficiency = (group: string) =>
  num(group, '变频器效率', '%', [60, 99.9], {
    symbol: 'η_v',
    typical: [94, 98],
    u: { abs: 1 },
    help: '不填按 96% 计。',
  });

export const shaftSpeed = (group: string) =>
  num(group, '实测转速', 'r/min', [50, 12_000], {
    symbol: 'n',
    typical: [400, 3000],
    u: { abs: 2 },
  });

export const annualHours = (group: string, typical: readonly [number, number] = [500, 8400]) =>
  num(group, '年运行时间', 'h', [0, 8784], { symbol: 'h', typical, u: { relPct: 3 } });

export const dutyHours = (group: string, n: number) =>
  num(group, `工况${n} 年时间`, 'h', [0, 8784], { typical: [100, 8400], u: { relPct: 3 } });

export const targetGrade = (group: string) =>
  choice(group, '更换目标能效等级', { '1': '1 级', '2': '2 级', '3': '3 级' }, { help: '不选按 2 级。' });

export const newMotorEfficiency = (group: string) =>
  num(group, '新电动机效率', '%', [20, 99.5], { typical: [80, 97], u: { abs: 0.5 } });
