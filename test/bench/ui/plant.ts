/** A plant far larger than any: the sample machines over and over with slightly other figures. The same at every call. */
import type { ChecklistTemplate } from '../../../shared/checklist/template.ts';
import { visibleItems } from '../../../shared/checklist/visibility.ts';
import { fieldsOf } from '../../../shared/equipment/fields.ts';
import { calculatorFor } from '../../../shared/equipment/registry.ts';
import { rowIds, type AuditSnapshot } from '../../../shared/model/snapshot.ts';
import type { Choices, Row, TableName } from '../../../shared/model/tables.ts';
import { equipmentKindZh, type AnswerValue, type EquipmentKind } from '../../../shared/model/vocabulary.ts';
import { readSample, sampleIds, sampleSnapshot } from '../../helpers/sample-snapshot.ts';

export interface PlantSize {
  machines: number;
  /** Items of the walk round the plant, one checklist on one page. */
  walkItems: number;
  photos: number;
}

export interface PlantRow {
  table: TableName;
  rowId: string;
  values: Record<string, unknown>;
}

export interface PlantPhoto {
  subjectId: string;
  itemId: string | null;
  caption: string;
}

export interface Plant {
  auditId: string;
  rows: PlantRow[];
  photos: PlantPhoto[];
  walk: ChecklistTemplate;
}

/** Share of each kind, %; what a large works has most of is motors. */
const shares: readonly [EquipmentKind, number][] = [
  ['motor', 50],
  ['pump', 18],
  ['fan', 15],
  ['transformer', 6],
  ['boiler', 4],
  ['compressor', 4],
  ['kiln', 2],
  ['cement-kiln', 1],
];

export const auditId = 'large-plant';
export const machineId = (no: number): string => `machine-${String(no).padStart(4, '0')}`;

/** Numbers in 0…1 that are the same at every run (mulberry32). */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function largePlant(size: PlantSize, templates: readonly ChecklistTemplate[]): Plant {
  const random = sequence(20_261_122);
  const samples = sampleIds.map((id) => sampleSnapshot(readSample(id)));
  const walk = walkTemplate(size.walkItems, templates);
  const machines = Array.from({ length: size.machines }, (_, no) => ({
    id: machineId(no),
    no,
    kind: kindAt(no),
    model: pick(modelsOf(kindAt(no), samples), random),
  }));
  const rows = [
    ...headRows(samples[0] as AuditSnapshot, walk),
    ...machines.flatMap((machine) => machineRows(machine, templates, random)),
    ...walk.groups
      .flatMap((group) => group.items)
      .flatMap((item) => answerRow(auditId, walk, item.id, random)),
  ];
  return { auditId, rows, photos: photosOf(machines, walk, templates, size.photos), walk };
}

interface Machine {
  id: string;
  no: number;
  kind: EquipmentKind;
  model: ModelMachine;
}

interface ModelMachine {
  equipment: Partial<Row<'equipment'>>;
  readings: Partial<Row<'reading'>>[];
}

/** Kinds mixed as on a walk through a works, so that every stretch of the list has several. */
function kindAt(no: number): EquipmentKind {
  let place = (no * 37) % 100;
  for (const [kind, share] of shares) {
    if (place < share) return kind;
    place -= share;
  }
  return 'motor';
}

/** The machine that a tenth of the photos belong to and whose long checklist is typed into. */
export const boilerId = machineId(
  Array.from({ length: 100 }, (_, no) => no).find((no) => kindAt(no) === 'boiler') ?? 0,
);

const pick = <T>(list: readonly T[], random: () => number): T =>
  list[Math.floor(random() * list.length)] as T;

/** The sample machines of a kind; where the samples have none, one with the usual value of every input. */
function modelsOf(kind: EquipmentKind, samples: readonly AuditSnapshot[]): ModelMachine[] {
  const found = samples.flatMap((sample) =>
    sample.equipment
      .filter((row) => row.kind === kind)
      .map((equipment) => ({
        equipment,
        readings: sample.reading.filter((row) => row.equipmentId === equipment.id),
      })),
  );
  return found.length > 0 ? found : [usualMachine(kind)];
}

function usualMachine(kind: EquipmentKind): ModelMachine {
  const fields = fieldsOf(calculatorFor(kind).inputs);
  const inputs: Choices = {};
  const readings: Partial<Row<'reading'>>[] = [];
  for (const field of fields) {
    if (field.kind === 'choice') inputs[field.key] = Object.keys(field.options)[0] ?? null;
    else if (field.typical)
      readings.push({
        key: field.key,
        unit: field.unit,
        value: (field.typical[0] + field.typical[1]) / 2,
        source: 'measured',
      });
  }
  return { equipment: { model: null, manufacturer: '示例设备制造厂', inputs }, readings };
}

function headRows(sample: AuditSnapshot, walk: ChecklistTemplate): PlantRow[] {
  const audit = columnsOf(sample.audit);
  const templates = { ...sample.audit.templates, [walk.id]: { id: walk.id, version: walk.version } };
  const single = [
    { table: 'audit', rowId: auditId, values: { ...audit, title: '示例大型企业节能诊断', templates } },
    {
      table: 'enterprise',
      rowId: rowIds.enterprise(auditId),
      values: { ...columnsOf(sample.enterprise), name: '示例大型联合企业' },
    },
    { table: 'site', rowId: rowIds.site(auditId), values: columnsOf(sample.site) },
  ] satisfies PlantRow[];
  const listed = (['energyUse', 'production', 'instrument'] as const).flatMap((table) =>
    sample[table].map((row, index): PlantRow => ({
      table,
      rowId: `${auditId}:${table}:${index}`,
      values: columnsOf(row),
    })),
  );
  return [...single, ...listed];
}

function machineRows(
  machine: Machine,
  templates: readonly ChecklistTemplate[],
  random: () => number,
): PlantRow[] {
  const { id, no, kind, model } = machine;
  const equipment: PlantRow = {
    table: 'equipment',
    rowId: id,
    values: {
      ...columnsOf(model.equipment),
      kind,
      name: `${no + 1}号${equipmentKindZh[kind]}`,
      tag: `SB-${String(no + 1).padStart(4, '0')}`,
      location: `${Math.floor(no / 25) + 1}号车间`,
      quantity: 1,
      sortOrder: no + 1,
    },
  };
  const readings = model.readings.map((row): PlantRow => ({
    table: 'reading',
    rowId: rowIds.reading(id, row.key ?? ''),
    values: { ...columnsOf(row), equipmentId: id, instrumentId: null, value: varied(row, random) },
  }));
  const answers = templates
    .filter((template) => template.subject === kind)
    .flatMap((template) =>
      visibleItems(template, model.equipment.inputs ?? {}).flatMap((item) =>
        answerRow(id, template, item.id, random),
      ),
    );
  return [equipment, ...readings, ...answers];
}

/** Measured values differ by up to 2 %; what stands on a nameplate stays as it is. */
function varied(row: Partial<Row<'reading'>>, random: () => number): number | null {
  const value = row.value ?? null;
  if (value === null || row.source === 'nameplate' || Number.isInteger(value)) return value;
  return Number((value * (0.98 + 0.04 * random())).toPrecision(4));
}

/** Six items of ten are answered. */
function answerRow(
  subjectId: string,
  template: ChecklistTemplate,
  itemId: string,
  random: () => number,
): PlantRow[] {
  const chance = random();
  if (chance >= 0.6) return [];
  const answer: AnswerValue = chance < 0.4 ? 'ok' : chance < 0.52 ? 'fail' : chance < 0.56 ? 'na' : 'todo';
  return [
    {
      table: 'answer',
      rowId: rowIds.answer(subjectId, itemId),
      values: {
        subjectId,
        itemId,
        templateId: template.id,
        templateVersion: template.version,
        answer,
        note: answer === 'fail' ? '现场所见与要求不符，已向车间说明。' : null,
        answeredAt: '2026-10-12T03:00:00Z',
        answeredBy: '示例乙',
      },
    },
  ];
}

function columnsOf(row: object): Record<string, unknown> {
  const { id: _id, auditId: _audit, deleted: _deleted, ...columns } = row as Record<string, unknown>;
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== null));
}

const GROUP_ITEMS = 50;

/** A checklist of any length for one page, made of shipped questions under ids of its own. */
function walkTemplate(count: number, templates: readonly ChecklistTemplate[]): ChecklistTemplate {
  const source = templates
    .filter((template) => template.subject === 'site')
    .flatMap((template) => template.groups.flatMap((group) => group.items));
  const items = Array.from({ length: count }, (_, n) => {
    const item = source[n % source.length] as (typeof source)[number];
    return {
      ...item,
      id: `walk-${n + 1}`,
      question: { zh: `${Math.floor(n / GROUP_ITEMS) + 1}号车间：${item.question.zh}` },
    };
  });
  const groups = Array.from({ length: Math.ceil(count / GROUP_ITEMS) }, (_, g) => ({
    id: `workshop-${g + 1}`,
    title: { zh: `${g + 1}号车间` },
    items: items.slice(g * GROUP_ITEMS, (g + 1) * GROUP_ITEMS),
  }));
  return {
    id: 'plant-walk',
    version: 1,
    subject: 'site',
    title: { zh: '全厂巡检' },
    scope: { zh: '各车间逐项巡检' },
    groups,
  };
}

/** A tenth at one machine, three tenths on the walk, the rest over all machines. */
function photosOf(
  machines: readonly Machine[],
  walk: ChecklistTemplate,
  templates: readonly ChecklistTemplate[],
  count: number,
): PlantPhoto[] {
  const walkItems = walk.groups.flatMap((group) => group.items);
  return Array.from({ length: count }, (_, n): PlantPhoto => {
    const caption = `现场照片 ${n + 1}`;
    if (n % 10 < 3) {
      const item = walkItems[(n * 7) % walkItems.length];
      return { subjectId: auditId, itemId: item?.id ?? null, caption };
    }
    const boiler = n % 10 === 3 ? machines.find((machine) => machine.id === boilerId) : undefined;
    const machine = boiler ?? machines[n % machines.length];
    if (!machine) throw new Error('a plant without machines has no photos of them');
    const items = templates
      .filter((template) => template.subject === machine.kind)
      .flatMap((template) => visibleItems(template, machine.model.equipment.inputs ?? {}));
    return { subjectId: machine.id, itemId: items[n % items.length]?.id ?? null, caption };
  });
}
