/** Fields of fuel, flue gas and ash. */
import { choice, num } from '../fields.ts';
import { burning, detailed, massFuels, onFuel, solidFuels } from './fuels.ts';

export const fuelAnalysis = {
  lowerHeatingValueKJPerKg: num('燃料', '收到基低位发热量', 'kJ/kg', [3000, 55000], {
    symbol: 'Q_net',
    typical: [10000, 51000],
    u: { relPct: 1 },
    when: onFuel(massFuels),
  }),
  lowerHeatingValueKJPerNm3: num('燃料', '低位发热量', 'kJ/Nm³', [3000, 120000], {
    symbol: 'Q_net',
    typical: [31000, 40000],
    u: { relPct: 1 },
    when: onFuel(['naturalGas']),
  }),
  ashPct: num('燃料', '收到基灰分', '%', [0, 70], {
    symbol: 'A_ar',
    typical: [1, 40],
    u: { abs: 0.5 },
    when: onFuel(solidFuels),
  }),
  moisturePct: num('燃料', '收到基水分', '%', [0, 70], {
    symbol: 'M_ar',
    typical: [2, 50],
    u: { abs: 0.5 },
    when: onFuel(massFuels),
  }),
  heatLossMethod: choice(
    '燃料',
    '热损失计算方法',
    {
      simple: '简单测试（m、n 系数）',
      detailed: '详细测试（元素分析或气体成分）',
      enthalpy: '详细测试（烟气焓）',
    },
    {
      help: '有元素分析或气体成分时选详细测试，其中烟气焓按各气体的比热多项式积分，排烟温度高时更准；生物质没有公开的 m、n 系数，只能用详细测试。',
    },
  ),
  carbonPct: num('燃料', '收到基碳', '%', [0, 100], {
    symbol: 'C_ar',
    typical: [30, 88],
    u: { abs: 0.5 },
    when: detailed,
  }),
  hydrogenPct: num('燃料', '收到基氢', '%', [0, 30], {
    symbol: 'H_ar',
    typical: [1, 26],
    u: { abs: 0.15 },
    when: detailed,
  }),
  oxygenPct: num('燃料', '收到基氧', '%', [0, 60], {
    symbol: 'O_ar',
    typical: [0, 45],
    u: { abs: 0.5 },
    when: detailed,
  }),
  nitrogenPct: num('燃料', '收到基氮', '%', [0, 20], {
    symbol: 'N_ar',
    typical: [0, 3],
    u: { abs: 0.1 },
    when: detailed,
  }),
  sulfurPct: num('燃料', '收到基硫', '%', [0, 15], {
    symbol: 'S_ar',
    typical: [0, 4],
    u: { abs: 0.1 },
    when: detailed,
  }),
};

const gasShare = (zh: string, symbol: string, typical: readonly [number, number]) =>
  num('气体成分', zh, '%', [0, 100], {
    symbol,
    typical,
    u: { abs: 0.1 },
    when: onFuel(['naturalGas']),
    help: '体积分数；各成分合计应为 100%。',
  });
export const gasComposition = {
  methanePct: gasShare('甲烷', 'CH4', [70, 100]),
  ethanePct: gasShare('乙烷', 'C2H6', [0, 15]),
  propanePct: gasShare('丙烷', 'C3H8', [0, 5]),
  butanePct: gasShare('丁烷', 'C4H10', [0, 3]),
  carbonMonoxidePct: gasShare('一氧化碳', 'CO_g', [0, 5]),
  hydrogenGasPct: gasShare('氢气', 'H2_g', [0, 20]),
  carbonDioxidePct: gasShare('二氧化碳', 'CO2_g', [0, 5]),
  nitrogenGasPct: gasShare('氮气', 'N2_g', [0, 10]),
};

const unburntShare = (zh: string, symbol: string, typical: readonly [number, number]) =>
  num('烟气', `排烟处 ${zh}（干烟气）`, '%', [0, 20], {
    symbol,
    typical,
    u: { abs: 0.05 },
    when: detailed,
    help: '用全组分烟气分析时填写；未测到的不填。',
  });
export const flueGas = {
  flueGasO2Pct: num('烟气', '排烟处 O₂（干烟气）', '%', [0, 20.5], {
    symbol: 'O2',
    typical: [1.5, 14],
    u: { abs: 0.2 },
    when: onFuel(burning),
  }),
  flueGasCOPpm: num('烟气', '排烟处 CO（干烟气）', 'ppm', [0, 50000], {
    symbol: 'CO',
    typical: [0, 2000],
    u: { relPct: 5, abs: 5 },
    when: onFuel(burning),
  }),
  flueGasCO2Pct: num('烟气', '排烟处 RO₂（干烟气）', '%', [0, 25], {
    symbol: 'RO2',
    typical: [4, 16],
    u: { abs: 0.2 },
    when: onFuel(burning),
    help: '奥氏分析或红外测得的三原子气体；填写后过量空气系数按含 CO 的公式计算。',
  }),
  flueGasHydrogenPct: unburntShare('H₂', 'H2', [0, 1]),
  flueGasMethanePct: unburntShare('CH₄', 'CH4_y', [0, 1]),
  flueGasHydrocarbonPct: unburntShare('CmHn（CH₄ 以外）', 'CmHn', [0, 0.5]),
  flueGasTemperatureC: num('烟气', '排烟温度', '℃', [-20, 600], {
    symbol: 't_py',
    typical: [40, 350],
    u: { abs: 1.5 },
    when: onFuel(burning),
  }),
  inletAirTemperatureC: num('烟气', '送风机入口冷空气温度', '℃', [-50, 80], {
    symbol: 't_lk',
    typical: [-25, 40],
    u: { abs: 0.5 },
    when: onFuel(burning),
    help: '未填写时取场地气温。',
  }),
  q2MCoefficient: num('烟气', '排烟热损失系数 m', '', [0, 5], {
    symbol: 'm',
    typical: [0.3, 0.7],
    u: { abs: 0 },
    help: '未填写时取标准数据包中该燃料的值。',
  }),
  q2NCoefficient: num('烟气', '排烟热损失系数 n', '', [0, 10], {
    symbol: 'n',
    typical: [3.4, 3.9],
    u: { abs: 0 },
    help: '未填写时取标准数据包中该燃料的值。',
  }),
  chemicalLossPct: num('烟气', '气体未完全燃烧热损失 q3', '%', [0, 20], {
    symbol: 'q3',
    typical: [0, 2],
    u: { abs: 0.1 },
    help: '已知时填写；未填写时按 CO 取值或计算。',
  }),
};

const ashShare = (zh: string, symbol: string, typical: readonly [number, number]) =>
  num('灰渣', zh, '%', [0, 100], {
    symbol,
    typical,
    u: { abs: 3 },
    when: onFuel(solidFuels),
    help: '占入炉总灰量的份额，三项合计 100%；都不填写时层燃炉取 75/5/20。',
  });
const residueCarbon = (zh: string, symbol: string) =>
  num('灰渣', zh, '%', [0, 90], { symbol, typical: [2, 45], u: { abs: 0.5 }, when: onFuel(solidFuels) });
export const residues = {
  slagCarbonPct: residueCarbon('炉渣可燃物含量', 'C_lz'),
  riddlingsCarbonPct: residueCarbon('漏煤可燃物含量', 'C_lm'),
  flyAshCarbonPct: residueCarbon('飞灰可燃物含量', 'C_fh'),
  slagAshSharePct: ashShare('炉渣灰量份额', 'a_lz', [5, 90]),
  riddlingsAshSharePct: ashShare('漏煤灰量份额', 'a_lm', [0, 15]),
  flyAshSharePct: ashShare('飞灰灰量份额', 'a_fh', [5, 95]),
  slagEnthalpyKJPerKg: num('灰渣', '炉渣焓', 'kJ/kg', [0, 2000], {
    symbol: 'cθ_lz',
    typical: [400, 1200],
    u: { relPct: 5 },
    when: onFuel(solidFuels),
    help: '未填写时取 570.2 kJ/kg（约 600 ℃）。',
  }),
  flyAshEnthalpyKJPerKg: num('灰渣', '飞灰焓', 'kJ/kg', [0, 2000], {
    symbol: 'cθ_fh',
    typical: [50, 400],
    u: { relPct: 5 },
    when: onFuel(solidFuels),
    help: '详细测试时按排烟温度查取；填写后灰渣物理热按各项灰渣分别计算。',
  }),
  ratedSurfaceLossPct: num('灰渣', '额定负荷散热损失 q5', '%', [0, 15], {
    symbol: 'q5e',
    typical: [0.5, 4],
    u: { relPct: 10 },
    help: '未填写时按额定容量查表。',
  }),
};
