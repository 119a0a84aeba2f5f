/** From the readings of several instances (burners, shell segments) to the inputs of the calculator. */
import { instanceIdOf, instanceKey, numberedKey, numberOfInstance } from '../checklist/repeat.ts';
import type { CombineTask, RepeatPlan } from '../checklist/machine-asks.ts';
import { rowIds } from '../model/snapshot.ts';
import type { Row } from '../model/tables.ts';
import { combineParts, type Combined, type MergingRule, type Part } from './combine-rules.ts';
import type { Field, NumberFieldMeta } from './fields.ts';
import { withInstrumentU } from './instruments.ts';
import { badValue, inFieldUnit } from './parse-inputs.ts';
import type { Issue, Step } from './types.ts';
import { standardUncertainty } from './uncertainty.ts';

type Reading = Row<'reading'>;
type Instrument = Row<'instrument'>;
type NumberField = NumberFieldMeta & Field;

export interface CombinedReadings {
  /** One reading for each input; those of further instances are merged in. */
  readings: Reading[];
  steps: Step[];
  issues: Issue[];
  /** Where the uncertainty of a merged input comes from, in words, by input key. */
  sources: Map<string, string>;
  /** Key under which the reading of an input is kept, where it is not the input's own. */
  keptAs: Map<string, string>;
}

/**
 * Readings of one machine with those of its instances merged by the rules of its checklists. A machine without
 * further instances keeps its readings as they are. Readings of instances that were removed count as absent.
 * @param readings live readings of the machine, as entered
 */
export function combineReadings(
  readings: readonly Reading[],
  instruments: readonly Instrument[],
  fields: readonly Field[],
  repeats: readonly RepeatPlan[],
): CombinedReadings {
  const plain = readings.filter((reading) => instanceIdOf(reading.key ?? '') === '');
  const work: Work = {
    byKey: new Map(plain.map((reading) => [reading.key as string, reading])),
    all: new Map(readings.map((reading) => [reading.key as string, reading])),
    instruments,
    fields,
    steps: [],
    issues: [],
    sources: new Map(),
    keptAs: new Map(),
  };
  for (const plan of repeats) {
    mapNumbered(work, plan);
    for (const task of plan.tasks) {
      if (task.rule !== 'numbered') mergeTask(work, plan, task, task.rule);
    }
    countInstances(work, plan);
  }
  const { steps, issues, sources, keptAs } = work;
  return { readings: [...work.byKey.values()], steps, issues, sources, keptAs };
}

interface Work {
  byKey: Map<string, Reading>;
  all: ReadonlyMap<string, Reading>;
  instruments: readonly Instrument[];
  fields: readonly Field[];
  steps: Step[];
  issues: Issue[];
  sources: Map<string, string>;
  keptAs: Map<string, string>;
}

interface Measured {
  instanceId: string;
  reading: Reading;
  part: Part;
}

function mergeTask(
  work: Work,
  plan: RepeatPlan,
  { key, weights: names }: CombineTask,
  rule: MergingRule,
): void {
  const field = work.fields.find(
    (entry): entry is NumberField => entry.key === key && entry.kind === 'number',
  );
  const measured = field ? measuredParts(work, plan, field) : [];
  const [first] = measured;
  if (!field || !first) return;
  if (measured.length === 1) {
    work.byKey.set(key, { ...first.reading, key });
    if (first.instanceId !== '') work.keptAs.set(key, instanceKey(key, first.instanceId));
  } else {
    const weights =
      names.map((name) => weightsOf(work, plan, name, measured)).find((held) => held !== null) ?? null;
    const byWeight = rule === 'weightedMean' && weights !== null;
    const combined = combineParts(
      rule === 'weightedMean' && !byWeight ? 'mean' : rule,
      measured.map(({ part }) => part),
      {
        id: `combine-${key}`,
        symbol: field.symbol ?? 'x',
        zh: field.zh,
        unit: field.unit,
        of: plan.zh,
        countWord: plan.countWord,
        ...(byWeight && weights ? { weight: { symbol: weights.symbol, zh: weights.zh } } : {}),
      },
      byWeight && weights ? weights.parts : [],
    );
    accept(work, key, first.reading, field, combined);
    work.sources.set(key, `${measured.length} ${plan.countWord}${plan.zh}的读数合成`);
    if (rule === 'weightedMean' && !byWeight) work.issues.push(unweighted(plan, field, key));
  }
  if (measured.length < plan.instances.length) {
    work.issues.push(incomplete(plan, field, measured, rule));
  }
}

function accept(work: Work, key: string, first: Reading, field: NumberField, combined: Combined): void {
  work.byKey.set(key, {
    ...first,
    key,
    value: combined.value,
    unit: field.unit,
    u: combined.u,
    instrumentId: null,
  });
  work.steps.push(...combined.steps);
}

/** The instances whose reading can be used, in the unit of the input; a bad one is reported and left out. */
function measuredParts(work: Work, plan: RepeatPlan, field: NumberField): Measured[] {
  return plan.instances.flatMap(({ id, label }): Measured[] => {
    const reading = work.all.get(instanceKey(field.key, id));
    if (!reading) return [];
    const [known = reading] = withInstrumentU([reading], work.instruments);
    const converted = inFieldUnit({ ...known, key: field.key }, work.fields);
    if ('issue' in converted) {
      if (id !== '') work.issues.push({ ...converted.issue, fields: [instanceKey(field.key, id)] });
      return [];
    }
    const value = converted.reading.value as number;
    if ((field.min !== undefined && value < field.min) || (field.max !== undefined && value > field.max)) {
      if (id !== '') {
        const issue = badValue(field, value);
        work.issues.push({ ...issue, zh: `${label}：${issue.zh}`, fields: [instanceKey(field.key, id)] });
      }
      return [];
    }
    const instrument = reading.u === null && known.u !== null ? known.instrumentId : null;
    const part: Part = { label, value, u: standardUncertainty(converted.reading, field), instrument };
    return [{ instanceId: id, reading: converted.reading, part }];
  });
}

/** Weights of all parts; null where one is missing or they sum up to nothing. */
function weightsOf(
  work: Work,
  plan: RepeatPlan,
  key: string,
  measured: readonly Measured[],
): { parts: Part[]; symbol: string; zh: string } | null {
  const field = work.fields.find(
    (entry): entry is NumberField => entry.key === key && entry.kind === 'number',
  );
  if (!field) return null;
  const quiet: Work = { ...work, issues: [] };
  const known = new Map(measuredParts(quiet, plan, field).map((entry) => [entry.instanceId, entry.part]));
  const parts = measured.flatMap(({ instanceId }) => known.get(instanceId) ?? []);
  if (parts.length < measured.length) return null;
  const total = parts.reduce((sum, part) => sum + part.value, 0);
  return total > 0 ? { parts, symbol: field.symbol ?? 'w', zh: field.zh } : null;
}

function unweighted(plan: RepeatPlan, field: Field, key: string): Issue {
  return {
    code: `combine-unweighted-${key}`,
    level: 'info',
    zh: `“${field.zh}”应加权平均，但各${plan.zh}的权重读数不全，暂按算术平均；请补齐权重读数。`,
    fields: [key],
  };
}

function incomplete(plan: RepeatPlan, field: Field, measured: readonly Measured[], rule: MergingRule): Issue {
  const known = new Set(measured.map(({ instanceId }) => instanceId));
  const lacking = plan.instances.filter(({ id }) => !known.has(id));
  const names = lacking.map(({ label }) => label).join('、');
  const effect = rule === 'sum' ? '合计偏小' : '结果只代表其余部分';
  return {
    code: `combine-incomplete-${field.key}`,
    level: rule === 'sum' ? 'warn' : 'info',
    zh: `“${field.zh}”缺${names}的读数，${effect}；请补测，已停用的请移除。`,
    fields: lacking.map(({ id }) => instanceKey(field.key, id)),
  };
}

/**
 * Instances into numbered inputs: a taken-over instance keeps its number, added ones get the lowest free numbers in
 * their order, so that readings of an older checklist stay where they are.
 */
function mapNumbered(work: Work, plan: RepeatPlan): void {
  const keys = plan.tasks.filter((task) => task.rule === 'numbered').map((task) => task.key);
  if (keys.length === 0) return;
  const exists = (no: number) => keys.some((key) => work.fields.some((f) => f.key === numberedKey(key, no)));
  const isTaken = (no: number) => keys.some((key) => work.byKey.has(numberedKey(key, no)));
  const kept = new Set(plan.instances.flatMap(({ id }) => numberOfInstance(id) ?? (id === '' ? [1] : [])));
  let next = 2;
  for (const { id, label } of plan.instances) {
    if (id === '' || numberOfInstance(id) !== null) continue;
    const own = keys.filter((key) => work.all.has(instanceKey(key, id)));
    if (own.length === 0) continue;
    while (exists(next) && (kept.has(next) || isTaken(next))) next += 1;
    if (!exists(next)) {
      work.issues.push({
        code: `combine-too-many-${id}`,
        level: 'error',
        zh: `${plan.zh}超出可计算的 ${next - 1} ${plan.countWord}，“${label}”未参与计算；请合并相近的部分。`,
        fields: own.map((key) => instanceKey(key, id)),
      });
      continue;
    }
    for (const key of own) {
      const reading = work.all.get(instanceKey(key, id)) as Reading;
      const target = numberedKey(key, next);
      work.byKey.set(target, { ...reading, key: target });
      work.keptAs.set(target, instanceKey(key, id));
    }
    kept.add(next);
  }
}

/** How many there are, where nobody said so. */
function countInstances(work: Work, plan: RepeatPlan): void {
  const field = work.fields.find((entry) => entry.key === plan.countKey);
  if (plan.countKey === undefined || field?.kind !== 'number') return;
  const n = plan.instances.length;
  const given = work.byKey.get(plan.countKey);
  if (given) {
    if (given.value !== n) {
      work.issues.push({
        code: `combine-count-${plan.countKey}`,
        level: 'info',
        zh: `“${field.zh}”填的是 ${given.value}，检查表中列了 ${n} ${plan.countWord}${plan.zh}，请核对。`,
        fields: [plan.countKey],
      });
    }
    return;
  }
  const [any] = work.all.values();
  if (!any) return;
  work.byKey.set(plan.countKey, {
    ...any,
    id: rowIds.reading(any.equipmentId ?? '', plan.countKey),
    key: plan.countKey,
    value: n,
    unit: field.unit,
    u: 0,
    source: 'record',
    instrumentId: null,
  });
  work.steps.push({
    id: `combine-${plan.countKey}`,
    symbol: field.symbol ?? 'n',
    zh: field.zh,
    formula: `检查表中列出的${plan.zh}`,
    substitution: plan.instances.map(({ label }) => label).join('、'),
    kind: 'lookup',
    value: n,
    unit: field.unit,
  });
}
