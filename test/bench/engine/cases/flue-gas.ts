/** Combustion and flue gas. The peer counts air and gas at 60 °F, shares of oxygen by mass and heat from the gross value. */
import { excessAirFromBalance, flueGas, stoichiometry } from '../../../../shared/fluids/combustion.ts';
import { estimatedNcvKJPerKg, type Fuel } from '../../../../shared/fluids/fuels.ts';
import { KJ_PER_BTU, M_PER_FOOT } from '../imperial.ts';
import { pair, type Pairing, type Peer } from '../pairing.ts';
import {
  availableHeat,
  availableHeatFromFuel,
  type CoalCase,
  coals,
  type GasCase,
  LATENT_KJ_PER_NM3,
  latentKJPerKg,
  naturalGases,
  oxygenMassShare,
  peerGrossKJPerKg,
  REFERENCE_C,
} from './combustion-sets.ts';

const area = '烟气';

export function flueGasPairings(peer: Peer): Pairing[] {
  const gas = naturalGases(peer);
  const coal = coals(peer);
  return [...heat(peer, gas, coal), ...oxygen(peer, gas, coal), ...fuelFigures(peer, gas, coal)];
}

function heat(peer: Peer, gas: GasCase[], coal: CoalCase[]): Pairing[] {
  return [
    pair({
      id: 'available-heat-gas',
      area,
      zh: '燃气可用热（高位基）',
      unit: '—',
      sets: gas,
      ours: (s) => availableHeat(s.heat, s.excessAir, s.flueC),
      theirs: (s) =>
        peer.gasFlueGasMaterialProcessHeatProperties(s.peerFuel, s.flueF, 0, 60, 60, 60, 0, s.excessAir)
          .availableHeat,
      sameDefinition: true,
      why: '同一热平衡；对方比热取两端平均',
    }),
    pair({
      id: 'available-heat-coal',
      area,
      zh: '燃煤可用热（高位基）',
      unit: '—',
      sets: coal,
      ours: (s) => availableHeat(s.heat, s.excessAir, s.flueC),
      theirs: (s) => peerCoalHeat(peer, s),
      sameDefinition: true,
      why: '同一热平衡、同一发热量；对方只有末端比热的一条算式，本软件按 NASA 多项式积分，煤种的焓温曲线先算一次',
    }),
    pair({
      id: 'available-heat-coal-elements',
      area,
      zh: '燃煤可用热（每次从元素分析算起）',
      unit: '—',
      sets: coal,
      ours: (s) => availableHeatFromFuel(s.fuel, s.excessAir, s.flueC),
      theirs: (s) => peerCoalHeat(peer, s),
      sameDefinition: true,
      why: '同上，但每次都重新算燃烧产物',
    }),
  ];
}

const peerCoalHeat = (peer: Peer, { flueF, excessAirPct, fuel: { analysis: e } }: CoalCase): number =>
  peer.solidLiquidFlueGasMaterialTotalHeatLoss(
    flueF,
    excessAirPct,
    60,
    60,
    0,
    60,
    0,
    e.carbonPct,
    e.hydrogenPct,
    e.sulphurPct,
    e.ashPct,
    e.oxygenPct,
    e.moisturePct,
    e.nitrogenPct,
    60,
  );

function oxygen(peer: Peer, gas: GasCase[], coal: CoalCase[]): Pairing[] {
  const share = (fuel: Fuel, excessAir: number) =>
    oxygenMassShare(flueGas(stoichiometry(fuel), 1 + excessAir));
  return [
    pair({
      id: 'oxygen-gas',
      area,
      zh: '燃气烟气含氧（湿烟气质量份额）',
      unit: 'kg/kg',
      sets: gas,
      ours: (s) => share(s.fuel, s.excessAir),
      theirs: (s) => s.peerFuel.calculateO2(s.excessAir),
      timed: false,
      sameDefinition: true,
      why: '按对方的份额换算后核对烟气量；空气含氧取值不同',
    }),
    pair({
      id: 'oxygen-coal',
      area,
      zh: '燃煤烟气含氧（湿烟气质量份额）',
      unit: 'kg/kg',
      sets: coal,
      ours: (s) => share(s.fuel, s.excessAir),
      theirs: ({ excessAir, fuel: { analysis: e } }) =>
        peer.calculateFlueGasO2(
          excessAir,
          e.carbonPct,
          e.hydrogenPct,
          e.sulphurPct,
          e.ashPct,
          e.oxygenPct,
          e.moisturePct,
          e.nitrogenPct,
          0,
        ),
      timed: false,
      sameDefinition: true,
      why: '按对方的份额换算后核对烟气量',
    }),
    pair({
      id: 'excess-air-gas',
      area,
      zh: '燃气过剩空气率（由含氧）',
      unit: '—',
      sets: gas,
      ours: (s) => excessAirFromBalance(s.burnt, s.o2Share * 100) - 1,
      theirs: (s) => s.peerFuel.calculateExcessAir(s.o2Share),
      sameDefinition: false,
      why: '对方按湿烟气质量份额迭代，且只收敛到 2%；烟气分析仪读的是干烟气体积份额',
    }),
    pair({
      id: 'excess-air-coal',
      area,
      zh: '燃煤过剩空气率（由含氧）',
      unit: '—',
      sets: coal,
      ours: (s) => excessAirFromBalance(s.burnt, s.o2Share * 100) - 1,
      theirs: ({ o2Share, fuel: { analysis: e } }) =>
        peer.calculateExcessAirFromFlueGasO2(
          o2Share,
          e.carbonPct,
          e.hydrogenPct,
          e.sulphurPct,
          e.ashPct,
          e.oxygenPct,
          e.moisturePct,
          e.nitrogenPct,
          0,
        ),
      sameDefinition: false,
      why: '对方按湿烟气质量份额迭代，且只收敛到 2%；烟气分析仪读的是干烟气体积份额',
    }),
  ];
}

function fuelFigures(peer: Peer, gas: GasCase[], coal: CoalCase[]): Pairing[] {
  return [
    pair({
      id: 'air-gas',
      area,
      zh: '燃气理论空气量',
      unit: 'Nm³/Nm³',
      sets: gas,
      ours: (s) => stoichiometry(s.fuel).airNm3,
      theirs: (s) =>
        peer.gasFlueGasMaterialProcessHeatProperties(s.peerFuel, 300, 0, 60, 60, 60, 0, 0.1).stoichAir,
      timed: false,
      sameDefinition: true,
      why: '空气含氧对方取 20.9%，本软件按国内惯例取 21%',
    }),
    pair({
      id: 'gross-gas',
      area,
      zh: '燃气高位发热量（0 ℃ 体积）',
      unit: 'kJ/Nm³',
      sets: gas,
      ours: (s) => s.fuel.ncvKJPerNm3 + LATENT_KJ_PER_NM3 * stoichiometry(s.fuel).fuelH2ONm3,
      theirs: (s) => s.peerFuel.heatingValueVolume,
      toOurUnit: (btuPerCubicFoot) =>
        ((btuPerCubicFoot * KJ_PER_BTU) / M_PER_FOOT ** 3) * ((273.15 + REFERENCE_C) / 273.15),
      timed: false,
      sameDefinition: true,
      why: '发热量数据来源不同（ISO 6976；对方取整到 Btu/ft³）',
    }),
    pair({
      id: 'gross-coal',
      area,
      zh: '燃煤高位发热量（由元素估算）',
      unit: 'kJ/kg',
      sets: coal,
      ours: ({ fuel: { analysis: e } }) => estimatedNcvKJPerKg(e) + latentKJPerKg(e),
      theirs: (s) => peerGrossKJPerKg(peer, s.fuel.analysis),
      timed: false,
      sameDefinition: false,
      why: '关联式不同：对方只计碳、氢、硫，不扣氧；本软件用 Channiwala–Parikh 式',
    }),
    pair({
      id: 'air-coal',
      area,
      zh: '燃煤理论空气量',
      unit: 'kg/kg',
      sets: coal,
      ours: (s) => stoichiometry(s.fuel).airNm3 * 1.293,
      theirs: ({ fuel: { analysis: e } }) =>
        peer.calculateStoichiometricAir(
          e.carbonPct,
          e.hydrogenPct,
          e.sulphurPct,
          e.ashPct,
          e.oxygenPct,
          e.moisturePct,
          e.nitrogenPct,
        ),
      timed: false,
      sameDefinition: false,
      why: '对方返回占位常数 333.333',
    }),
  ];
}
