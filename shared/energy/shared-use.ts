/** Savings of several machines on the same energy: how much of each may be counted. */
import type { EquipmentKind, Carrier } from '../model/vocabulary.ts';
import { carrierNames, carriers } from '../model/vocabulary.ts';
import type { CarrierAmount } from '../equipment/types.ts';
import { driveKinds, lineKinds } from './coverage.ts';
import { drivenBy, type NamedMachine } from './driven.ts';
import { amountOf } from './saving.ts';

export interface SavingMachine extends NamedMachine {
  equipmentId: string;
  /** Present yearly electricity, kWh; null when unknown. */
  electricityKWh: number | null;
}

export interface CountedSaving {
  id: string;
  equipmentId: string;
  key: string;
  /** Brings energy of its own (waste-heat power) instead of saving some: nothing else can take it away. */
  generates: boolean;
  byCarrier: readonly CarrierAmount[];
}

/** One reason why only a part of a saving counts. */
export interface Reduction {
  id: string;
  carrier: Carrier;
  /** Part that counts, 0–1. */
  factor: number;
  zh: string;
  formula: string;
  /** Empty where the factor is a decision and not a computation. */
  vars: Record<string, number>;
}

/** Reductions per saving, in the order in which they are applied; savings without any are absent. */
export type Reductions = Map<string, Reduction[]>;

const REACTIVE = 'compensate-reactive';

/**
 * Each step takes what the one before it has left, and all look at sums only, so the order of machines and measures
 * does not matter. Only positive amounts are touched: energy that a measure needs stays.
 * @param existing yearly amount of a carrier that the plant uses; null when unknown, then nothing bounds it.
 */
export function reductionsOf(
  savings: readonly CountedSaving[],
  machines: readonly SavingMachine[],
  existing: (carrier: Carrier) => number | null,
): Reductions {
  const left = new Map(savings.map((saving) => [saving.id, gains(saving)]));
  const out: Reductions = new Map();
  const apply = (ids: readonly string[], reduction: Reduction): void => {
    if (!(reduction.factor < 1)) return;
    for (const id of ids) {
      const amounts = left.get(id);
      const amount = amounts?.get(reduction.carrier);
      if (amounts === undefined || amount === undefined) continue;
      amounts.set(reduction.carrier, amount * reduction.factor);
      out.set(id, [...(out.get(id) ?? []), reduction]);
    }
  };
  const plan = { savings, machines, apply, sum: (ids: readonly string[], c: Carrier) => sumOf(left, ids, c) };
  samePower(plan);
  linesAndDrives(plan);
  reactivePower(plan);
  for (const carrier of carrierNames) capped(plan, carrier, existing(carrier));
  return out;
}

interface Plan {
  savings: readonly CountedSaving[];
  machines: readonly SavingMachine[];
  apply: (ids: readonly string[], reduction: Reduction) => void;
  sum: (ids: readonly string[], carrier: Carrier) => number;
}

const gains = ({ byCarrier }: CountedSaving): Map<Carrier, number> =>
  new Map(
    carrierNames.flatMap((carrier) => {
      const amount = amountOf(byCarrier, carrier);
      return amount > 0 ? [[carrier, amount] as const] : [];
    }),
  );

const sumOf = (left: Map<string, Map<Carrier, number>>, ids: readonly string[], carrier: Carrier): number =>
  ids.reduce((sum, id) => sum + (left.get(id)?.get(carrier) ?? 0), 0);

const idsOf = ({ savings }: Plan, wanted: (saving: CountedSaving) => boolean): string[] =>
  savings.filter(wanted).map((saving) => saving.id);

/** Waste-heat power is a source, and compensation saves in the network before the machine. */
const usesPower = ({ key, generates }: CountedSaving): boolean => !generates && key !== REACTIVE;

/** A motor entered beside the machine it drives: the same work counts with that machine, the rest in series. */
function samePower(plan: Plan): void {
  for (const [motor, driven] of drivenBy(plan.machines)) {
    const of = (machine: SavingMachine) => (saving: CountedSaving) =>
      saving.equipmentId === machine.equipmentId && usesPower(saving);
    const done = new Set(plan.savings.filter(of(driven)).map((saving) => saving.key));
    const names = `“${motor.name ?? ''}”是“${driven.name ?? ''}”的电动机`;
    plan.apply(
      idsOf(plan, (saving) => of(motor)(saving) && done.has(saving.key)),
      {
        id: 'same-work',
        carrier: 'electricity',
        factor: 0,
        zh: `${names}，同一措施已在后者计入，这里按 0 计。`,
        formula: '同一措施只计一次',
        vars: {},
      },
    );
    inSeries(plan, idsOf(plan, of(motor)), idsOf(plan, of(driven)), {
      id: 'same-power',
      zh: `${names}，两处措施作用于同一部分电量，按先后作用折算，不直接相加。`,
      electricityKWh: Math.max(motor.electricityKWh ?? 0, driven.electricityKWh ?? 0),
    });
  }
}

/** The electricity of a kiln line is that of its fans and drives, which may be entered one by one. */
function linesAndDrives(plan: Plan): void {
  const group = (kinds: readonly EquipmentKind[]) => {
    const machines = plan.machines.filter((machine) => kinds.includes(machine.kind));
    const ids = new Set(machines.map((machine) => machine.equipmentId));
    return {
      savings: idsOf(plan, (saving) => ids.has(saving.equipmentId) && usesPower(saving)),
      electricityKWh: machines.reduce((sum, machine) => sum + (machine.electricityKWh ?? 0), 0),
    };
  };
  const lines = group(lineKinds);
  const drives = group(driveKinds);
  inSeries(plan, lines.savings, drives.savings, {
    id: 'line-and-drives',
    zh: '窑系统的用电包含所拖动风机、电动机等的用电，窑系统措施与单机措施作用于同一部分电量，按先后作用折算，不直接相加。',
    electricityKWh: Math.max(lines.electricityKWh, drives.electricityKWh),
  });
}

/** Two groups on the same energy, (1 − s₁)(1 − s₂): the overlap is borne by both in proportion. */
function inSeries(
  { apply, sum }: Plan,
  first: readonly string[],
  second: readonly string[],
  shared: { id: string; zh: string; electricityKWh: number },
): void {
  const S_1 = sum(first, 'electricity');
  const S_2 = sum(second, 'electricity');
  if (!(S_1 > 0 && S_2 > 0)) return;
  const E = Math.max(shared.electricityKWh, S_1, S_2);
  apply([...first, ...second], {
    id: shared.id,
    carrier: 'electricity',
    factor: 1 - (S_1 * S_2) / (E * (S_1 + S_2)),
    zh: shared.zh,
    formula: '1 − S_1·S_2/(E·(S_1 + S_2))',
    vars: { S_1, S_2, E },
  });
}

/** Reactive power that is compensated at the motors need not be compensated at the transformer. */
function reactivePower(plan: Plan): void {
  const at = (transformer: boolean) => {
    const ids = new Set(
      plan.machines.filter((m) => (m.kind === 'transformer') === transformer).map((m) => m.equipmentId),
    );
    return idsOf(plan, (saving) => saving.key === REACTIVE && ids.has(saving.equipmentId));
  };
  const motors = at(false);
  const transformers = at(true);
  const S_1 = plan.sum(motors, 'electricity');
  const S_2 = plan.sum(transformers, 'electricity');
  if (!(S_1 > 0 && S_2 > 0)) return;
  const S_m = Math.max(S_1, S_2);
  plan.apply([...motors, ...transformers], {
    id: 'reactive-twice',
    carrier: 'electricity',
    factor: S_m / (S_1 + S_2),
    zh: '电动机就地补偿与变压器处集中补偿的是同一部分无功功率，合计按较大的一处计。',
    formula: 'S_m/(S_1 + S_2)',
    vars: { S_m, S_1, S_2 },
  });
}

/** No more can be saved than is used. */
function capped(plan: Plan, carrier: Carrier, existing: number | null): void {
  const ids = plan.savings.map((saving) => saving.id);
  const S = plan.sum(ids, carrier);
  if (existing === null || !(S > existing)) return;
  const { zh } = carriers[carrier];
  const factor = Math.max(0, existing) / S;
  // One part in 10¹² less, so that the rounded parts never add up to more than there is.
  plan.apply(ids, {
    id: `cap-${carrier}`,
    carrier,
    factor: factor * (1 - 1e-12),
    zh: `各措施的${zh}节约量合计超过全年${zh}消费量，按消费量封顶；请核对运行小时数、负荷和能源记录。`,
    formula: 'E/S',
    vars: { E: Math.max(0, existing), S },
  });
}
