/** Fields of the heat-balance test: clinker, burning, preheater, cooler, waste-heat boilers. */
import { choice, num } from '../fields.ts';

const oxide = (zh: string, symbol: string, typical: readonly [number, number]) =>
  num('熟料成分', zh, '%', [0, 100], { symbol, typical, u: { abs: 0.15 } });

export const burning = {
  clinkerCaOPct: oxide('熟料 CaO', 'CaO', [60, 68]),
  clinkerSiO2Pct: oxide('熟料 SiO₂', 'SiO2', [19, 24]),
  clinkerAl2O3Pct: oxide('熟料 Al₂O₃', 'Al2O3', [3.5, 7]),
  clinkerFe2O3Pct: oxide('熟料 Fe₂O₃', 'Fe2O3', [2, 6]),
  clinkerMgOPct: oxide('熟料 MgO', 'MgO', [0.5, 5]),
  clinkerNa2OPct: oxide('熟料 Na₂O', 'Na2O', [0, 1]),
  clinkerK2OPct: oxide('熟料 K₂O', 'K2O', [0, 2]),
  clinkerSO3Pct: oxide('熟料 SO₃', 'SO3', [0, 3]),
  rawNa2OPct: oxide('生料带入 Na₂O（折熟料）', 'Na2O_s', [0, 1]),
  rawK2OPct: oxide('生料带入 K₂O（折熟料）', 'K2O_s', [0, 2]),
  rawSO3Pct: oxide('生料带入 SO₃（折熟料）', 'SO3_s', [0, 3]),
  nonCarbonateCaOPct: num('熟料成分', '非碳酸盐来源 CaO', '%', [0, 100], {
    symbol: 'CaO_0',
    typical: [0, 10],
    u: { abs: 0.2 },
    help: '电石渣、钢渣等带入，折熟料；没有时填 0。',
  }),
  nonCarbonateMgOPct: num('熟料成分', '非碳酸盐来源 MgO', '%', [0, 100], {
    symbol: 'MgO_0',
    typical: [0, 3],
    u: { abs: 0.1 },
  }),
  clinkerRateTPerH: num('热平衡测试', '测试期熟料产量', 't/h', [0.5, 800], {
    symbol: 'M_sh',
    typical: [20, 250],
    u: { relPct: 1 },
  }),
  coalRateTPerH: num('热平衡测试', '测试期用煤量', 't/h', [0.05, 150], {
    symbol: 'M_r',
    typical: [3, 35],
    u: { relPct: 1 },
  }),
  coalTemperatureC: num('热平衡测试', '煤粉温度', '℃', [-30, 120], {
    symbol: 't_r',
    typical: [20, 80],
    u: { abs: 2 },
  }),
  rawMealRatioKgPerKg: num('热平衡测试', '生料消耗（每千克熟料）', 'kg/kg', [1.2, 2.2], {
    symbol: 'm_s',
    typical: [1.48, 1.65],
    u: { relPct: 1 },
  }),
  rawMealTemperatureC: num('热平衡测试', '入窑系统生料温度', '℃', [-30, 300], {
    symbol: 't_sl',
    typical: [30, 80],
    u: { abs: 2 },
  }),
  rawMealMoisturePct: num('热平衡测试', '入窑系统生料水分', '%', [0, 20], {
    symbol: 'w_s',
    typical: [0.2, 1.5],
    u: { abs: 0.1 },
  }),
  rawMealCombustibleKJPerKg: num('热平衡测试', '生料可燃物热量（每千克熟料）', 'kJ/kg', [0, 800], {
    symbol: 'Q_sR',
    typical: [0, 100],
    u: { relPct: 10 },
  }),
  primaryAirPct: num('热平衡测试', '一次风比例', '%', [1, 40], {
    symbol: 'k_1',
    typical: [4, 20],
    u: { abs: 0.5 },
    help: '占窑和分解炉燃烧所需理论空气量的份额。',
  }),
  secondaryAirTemperatureC: num('热平衡测试', '二次风温度', '℃', [100, 1400], {
    symbol: 't_2k',
    typical: [750, 1250],
    u: { abs: 15 },
  }),
  tertiaryAirTemperatureC: num('热平衡测试', '三次风温度', '℃', [100, 1300], {
    symbol: 't_3k',
    typical: [600, 1000],
    u: { abs: 15 },
  }),
};

export const preheater = {
  preheaterStages: choice('预热器', '预热器级数', { four: '四级', five: '五级', six: '六级' }),
  kilnInletO2Pct: num('预热器', '窑尾烟室 O₂', '%', [0, 20], {
    symbol: 'O2_y',
    typical: [0.5, 6],
    u: { abs: 0.2 },
  }),
  calcinerExitO2Pct: num('预热器', '分解炉出口 O₂', '%', [0, 20], {
    symbol: 'O2_f',
    typical: [0.5, 5],
    u: { abs: 0.2 },
  }),
  c1ExitO2Pct: num('预热器', 'C1 出口 O₂', '%', [0, 20], {
    symbol: 'O2_1',
    typical: [1.5, 9],
    u: { abs: 0.2 },
  }),
  fanInletO2Pct: num('预热器', '高温风机入口 O₂', '%', [0, 20], {
    symbol: 'O2_g',
    typical: [2, 10],
    u: { abs: 0.2 },
  }),
  c1ExitCOPct: num('预热器', 'C1 出口 CO', '%', [0, 10], {
    symbol: 'CO_1',
    typical: [0, 0.5],
    u: { abs: 0.01 },
  }),
  c1ExitTemperatureC: num('预热器', 'C1 出口温度', '℃', [100, 700], {
    symbol: 't_f',
    typical: [240, 420],
    u: { abs: 2.5 },
  }),
  c1SuctionKPa: num('预热器', 'C1 出口负压（绝对值）', 'kPa', [0, 20], {
    symbol: 'Δp_1',
    typical: [3, 9],
    u: { relPct: 2 },
  }),
  c1ExitGasM3PerH: num('预热器', 'C1 出口废气流量（工况）', 'm³/h', [100, 5_000_000], {
    symbol: 'V_1',
    typical: [60_000, 1_200_000],
    u: { relPct: 3 },
    help: '皮托管实测的工况体积；程序按当地大气压换算到标准状态。未测时由燃烧计算估算。',
  }),
  c1DustGPerNm3: num('预热器', 'C1 出口粉尘浓度', 'g/Nm³', [0, 500], {
    symbol: 'k_fh',
    typical: [30, 120],
    u: { relPct: 10 },
  }),
};

export const airAndCooler = {
  kilnClinkerTemperatureC: num('篦冷机', '出窑熟料温度', '℃', [800, 1500], {
    symbol: 't_ys',
    typical: [1250, 1450],
    u: { abs: 30 },
    help: '未测时取 1400 ℃。',
  }),
  clinkerExitTemperatureC: num('篦冷机', '出冷却机熟料温度', '℃', [0, 600], {
    symbol: 't_ls',
    typical: [40, 220],
    u: { abs: 5 },
  }),
  coolingAirM3PerH: num('篦冷机', '冷却风总量（工况）', 'm³/h', [0, 5_000_000], {
    symbol: 'V_lk',
    typical: [40_000, 900_000],
    u: { relPct: 3 },
  }),
  coolingAirTemperatureC: num('篦冷机', '冷却风温度', '℃', [-40, 60], {
    symbol: 't_lk',
    typical: [-20, 35],
    u: { abs: 0.5 },
    help: '未填写时取场地气温。',
  }),
  ventAirM3PerH: num('篦冷机', '余风流量（工况）', 'm³/h', [0, 5_000_000], {
    symbol: 'V_pk',
    typical: [20_000, 900_000],
    u: { relPct: 3 },
    help: '窑头排风机处直接排放的余风，不含送余热锅炉和煤磨的热风。',
  }),
  ventAirTemperatureC: num('篦冷机', '余风温度', '℃', [0, 700], {
    symbol: 't_pk',
    typical: [80, 420],
    u: { abs: 3 },
  }),
  wasteHeatAirM3PerH: num('篦冷机', '送 AQC 余热锅炉热风流量（工况）', 'm³/h', [0, 5_000_000], {
    symbol: 'V_aqc',
    typical: [20_000, 700_000],
    u: { relPct: 3 },
  }),
  wasteHeatAirTemperatureC: num('篦冷机', 'AQC 锅炉进口温度', '℃', [0, 700], {
    symbol: 't_aqc',
    typical: [250, 420],
    u: { abs: 3 },
  }),
  coalMillAirM3PerH: num('篦冷机', '送煤磨热风流量（工况）', 'm³/h', [0, 1_000_000], {
    symbol: 'V_mm',
    typical: [5_000, 120_000],
    u: { relPct: 3 },
  }),
  coalMillAirTemperatureC: num('篦冷机', '送煤磨热风温度', '℃', [0, 700], {
    symbol: 't_mm',
    typical: [150, 350],
    u: { abs: 3 },
  }),
  coolerEfficiencyPct: num('篦冷机', '篦冷机热回收效率', '%', [20, 95], {
    symbol: 'η_L',
    typical: [50, 80],
    u: { abs: 1.5 },
    help: '已有测试值时填写，优先采用；未填写时由各股热风的热平衡计算。',
  }),
  spExitTemperatureC: num('余热发电', 'SP 锅炉出口温度', '℃', [80, 400], {
    symbol: 't_sp2',
    typical: [180, 240],
    u: { abs: 3 },
    help: '取决于烘干原料所需温度；未填写时取 210 ℃。',
  }),
  aqcExitTemperatureC: num('余热发电', 'AQC 锅炉出口温度', '℃', [50, 300], {
    symbol: 't_aqc2',
    typical: [85, 120],
    u: { abs: 3 },
    help: '未填写时取 100 ℃。',
  }),
  heatToPowerPct: num('余热发电', '余热发电热电转换率', '%', [1, 40], {
    symbol: 'η_fd',
    typical: [16, 25],
    u: { abs: 1 },
    help: '供电量与回收热量之比；未填写时取 18%（工程经验，待核对）。',
  }),
};
