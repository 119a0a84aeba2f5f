/** Fields of the kiln surface: ambient air, shell segments, preheater and cooler casings. */
import { num } from '../fields.ts';

const length = (n: number) =>
  num('表面散热', `筒体第 ${n} 段长度`, 'm', [0, 100], {
    symbol: `L_${n}`,
    typical: [2, 30],
    u: { relPct: 1 },
  });
const diameter = (n: number) =>
  num('表面散热', `筒体第 ${n} 段外径`, 'm', [1, 8], {
    symbol: `D_${n}`,
    typical: [2.5, 6],
    u: { relPct: 0.5 },
    help: '与筒体外径不同时才填写，如变径窑。',
  });
const temperature = (n: number) =>
  num('表面散热', `筒体第 ${n} 段表面平均温度`, '℃', [-40, 700], {
    symbol: `t_b${n}`,
    typical: [100, 420],
    u: { abs: 5 },
  });

export const surfaces = {
  ambientTemperatureC: num('表面散热', '环境温度', '℃', [-50, 60], {
    symbol: 't_a',
    typical: [-25, 40],
    u: { abs: 0.5 },
    help: '未填写时取场地气温。',
  }),
  windSpeedMPerS: num('表面散热', '风速', 'm/s', [0, 30], {
    symbol: 'v',
    typical: [0, 15],
    u: { abs: 0.3 },
    help: '未填写时按 0 计算。',
  }),
  shellEmissivity: num('表面散热', '表面黑度', '', [0.05, 1], {
    symbol: 'ε',
    typical: [0.8, 0.95],
    u: { abs: 0.03 },
    help: '氧化钢板约 0.9；未填写时取 0.9。',
  }),
  shellDiameterM: num('表面散热', '筒体外径', 'm', [1, 8], {
    symbol: 'D',
    typical: [2.5, 6],
    u: { relPct: 0.5 },
  }),
  segment1LengthM: length(1),
  segment1DiameterM: diameter(1),
  segment1TemperatureC: temperature(1),
  segment2LengthM: length(2),
  segment2DiameterM: diameter(2),
  segment2TemperatureC: temperature(2),
  segment3LengthM: length(3),
  segment3DiameterM: diameter(3),
  segment3TemperatureC: temperature(3),
  segment4LengthM: length(4),
  segment4DiameterM: diameter(4),
  segment4TemperatureC: temperature(4),
  segment5LengthM: length(5),
  segment5DiameterM: diameter(5),
  segment5TemperatureC: temperature(5),
  segment6LengthM: length(6),
  segment6DiameterM: diameter(6),
  segment6TemperatureC: temperature(6),
  segment7LengthM: length(7),
  segment7DiameterM: diameter(7),
  segment7TemperatureC: temperature(7),
  segment8LengthM: length(8),
  segment8DiameterM: diameter(8),
  segment8TemperatureC: temperature(8),
  segment9LengthM: length(9),
  segment9DiameterM: diameter(9),
  segment9TemperatureC: temperature(9),
  segment10LengthM: length(10),
  segment10DiameterM: diameter(10),
  segment10TemperatureC: temperature(10),
  segment11LengthM: length(11),
  segment11DiameterM: diameter(11),
  segment11TemperatureC: temperature(11),
  segment12LengthM: length(12),
  segment12DiameterM: diameter(12),
  segment12TemperatureC: temperature(12),
  preheaterSurfaceM2: num('表面散热', '预热器和分解炉外表面积', 'm²', [0, 50_000], {
    symbol: 'F_y',
    typical: [500, 8000],
    u: { relPct: 5 },
  }),
  preheaterSurfaceTemperatureC: num('表面散热', '预热器和分解炉外表面平均温度', '℃', [-40, 400], {
    symbol: 't_by',
    typical: [40, 120],
    u: { abs: 3 },
  }),
  coolerSurfaceM2: num('表面散热', '冷却机、窑头罩和三次风管外表面积', 'm²', [0, 20_000], {
    symbol: 'F_l',
    typical: [200, 3000],
    u: { relPct: 5 },
  }),
  coolerSurfaceTemperatureC: num('表面散热', '冷却机、窑头罩和三次风管外表面平均温度', '℃', [-40, 500], {
    symbol: 't_bl',
    typical: [40, 150],
    u: { abs: 3 },
  }),
};

export const segmentNumbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;
export type SegmentNumber = (typeof segmentNumbers)[number];
