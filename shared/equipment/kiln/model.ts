/** The blocks of the kiln diagnosis in their order, and the figures the yearly balance needs. */
import type { Draft } from '../draft.ts';
import type { CalcContext } from '../types.ts';
import { fixedLosses, type NamedLoss } from './fixed-losses.ts';
import { flueLosses, recoveryInUse, recoveryPotential } from './flue.ts';
import type { KilnInputs } from './inputs.ts';
import { kilnLimits, wallLimits } from './limits.ts';
import { restoringShare } from './oxidant.ts';
import { fuelClassOf, type FurnaceRun } from './run.ts';
import { supplied, usefulHeat, type Supply } from './supply.ts';

export interface FurnaceModel {
  suppliedKW: number | undefined;
  /** Share of the supply that leaves with the flue gas and unburnt fuel, 0–1; follows the fuel. */
  flueShare: number;
  /** Losses that stay when the fuel changes, kW. */
  fixedKW: number;
  flueHeatKW: number | undefined;
}

export function computeFurnace(d: Draft, inputs: KilnInputs, ctx: CalcContext): FurnaceModel {
  const run: FurnaceRun = { d, inputs, ctx };
  const supply = supplied(run);
  const usefulKW = usefulHeat(run);
  const flue = flueLosses(run);
  const unburntKW = supply && unburntSolid(run, supply);
  const fixed = fixedLosses(run);
  restoringShare(run);
  recoveryPotential(run, flue);
  recoveryInUse(run, supply?.totalKW);
  const following: NamedLoss[] = [
    ...(flue ? [{ id: 'flue', zh: '排烟热损失', kW: flue.exhaustKW }] : []),
    ...(flue && flue.coKW > 0 ? [{ id: 'co', zh: '气体未完全燃烧', kW: flue.coKW }] : []),
    ...(unburntKW === undefined ? [] : [{ id: 'unburnt', zh: '固体未完全燃烧', kW: unburntKW }]),
  ];
  if (supply) balance(run, supply.totalKW, usefulKW, [...following, ...fixed]);
  unitHeat(run, supply);
  wallLimits(run);
  kilnLimits(run);
  const followingKW = following.reduce((sum, loss) => sum + loss.kW, 0);
  return {
    suppliedKW: supply?.totalKW,
    flueShare: supply ? followingKW / supply.totalKW : 0,
    fixedKW: fixed.reduce((sum, loss) => sum + loss.kW, 0),
    flueHeatKW: flue?.exhaustKW,
  };
}

function unburntSolid({ d, inputs }: FurnaceRun, supply: Supply): number | undefined {
  if (fuelClassOf(inputs) !== 'solid' || inputs.unburntSolidPct === undefined) return undefined;
  const q4 = inputs.unburntSolidPct;
  return d.formula(
    {
      id: 'unburnt-loss',
      symbol: 'Q_4',
      zh: '固体未完全燃烧热损失',
      formula: 'Q_1·q4/100',
      vars: { Q_1: supply.firedKW, q4 },
      value: (supply.firedKW * q4) / 100,
      unit: 'kW',
    },
    'result',
  );
}

/** Efficiency, shares and what does not close. */
function balance({ d }: FurnaceRun, Q_GG: number, usefulKW: number | undefined, losses: NamedLoss[]): void {
  const share = (kW: number) => (kW / Q_GG) * 100;
  if (usefulKW !== undefined) {
    const value = share(usefulKW);
    d.formula(
      {
        id: 'efficiency',
        symbol: 'η',
        zh: '窑炉热效率',
        formula: 'Q_YX/Q_GG·100',
        vars: { Q_YX: usefulKW, Q_GG },
        value,
        unit: '%',
        clause: 'GB/T 2588',
      },
      'key',
    );
    d.loss({ id: 'useful', zh: '有效热量', sharePct: value, role: 'useful' });
    if (value > 100) {
      d.issue({
        code: 'efficiency-above-100',
        level: 'error',
        zh: '有效热量大于供给热量，请核对产量、温度、燃料量和发热量的单位。',
        fields: ['throughputTPerH', 'fuelRateKgPerH', 'fuelRateNm3PerH', 'powerKW'],
      });
    }
  }
  for (const { id, zh, kW } of losses) d.loss({ id, zh, sharePct: share(kW), role: 'loss' });
  const known = (usefulKW ?? 0) + losses.reduce((sum, loss) => sum + loss.kW, 0);
  const names = [...(usefulKW === undefined ? [] : [usefulKW]), ...losses.map((loss) => loss.kW)];
  if (names.length === 0) return;
  const symbols = names.map((_kW, i) => `Q_${i + 1}`);
  const residual = d.formula(
    {
      id: 'residual',
      symbol: 'δ',
      zh: '热平衡差值（含未测项）占供给热量',
      formula: `(Q_GG − (${symbols.join(' + ')}))/Q_GG·100`,
      vars: { Q_GG, ...Object.fromEntries(symbols.map((symbol, i) => [symbol, names[i] as number])) },
      value: ((Q_GG - known) / Q_GG) * 100,
      unit: '%',
    },
    'result',
  );
  d.loss({ id: 'residual', zh: '差值（含未测项）', sharePct: residual, role: 'residual' });
}

/** Heat supplied per tonne of product in the test. */
function unitHeat({ d, inputs }: FurnaceRun, supply: Supply | undefined): void {
  const G = inputs.throughputTPerH;
  if (supply === undefined || G === undefined) return;
  const Q_GG = supply.totalKW;
  d.formula(
    {
      id: 'unit-heat',
      symbol: 'q_d',
      zh: '单位产品热耗（测试期）',
      formula: 'Q_GG·3600/(G·1000000)',
      vars: { Q_GG, G },
      value: (Q_GG * 3600) / (G * 1_000_000),
      unit: 'GJ/t',
    },
    'key',
  );
}
