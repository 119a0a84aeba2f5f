/** A small template and rows for tests of the checklist engine. */
import { emptyRow, type Row } from '../../../shared/model/tables.ts';
import { templateSchema, type ChecklistItem } from '../../../shared/checklist/template.ts';

export const SUBJECT = 'eq-1';

export function item(id: string, over: Partial<ChecklistItem> = {}): ChecklistItem {
  return {
    id,
    question: { zh: `${id} 是否正常？` },
    method: { zh: '现场查看' },
    readings: [],
    photo: 'none',
    evidence: [],
    basis: [{ doc: 'GB 示例', clause: '4.1', certainty: 'transcribed' }],
    impact: { zh: '能耗偏高' },
    suggestion: { zh: '整改' },
    severity: 2,
    area: 'efficiency',
    ...over,
  };
}

export const template = templateSchema.parse({
  id: 'sample',
  version: 1,
  subject: 'boiler',
  title: { zh: '示例检查表' },
  scope: { zh: '测试' },
  groups: [
    {
      id: 'yard',
      title: { zh: '料场' },
      items: [
        item('coal-yard', { severity: 1, when: [{ key: 'fuel', in: ['bituminous', 'anthracite'] }] }),
        item('gas-station', { when: [{ key: 'fuel', in: ['naturalGas'] }] }),
      ],
    },
    {
      id: 'house',
      title: { zh: '锅炉房' },
      items: [
        item('flue-gas', {
          severity: 3,
          readings: ['flueGasO2Pct', 'flueGasTemperatureC'],
          photo: 'required',
          problem: { zh: '排烟温度偏高' },
          plateau: { zh: '高原空气稀薄' },
        }),
        item('insulation', { photo: 'recommended', when: [{ key: 'medium', in: ['hotWater'], not: true }] }),
      ],
    },
  ],
});

let count = 0;
const id = () => `row-${(count += 1)}`;

export const answer = (
  itemId: string,
  value: Row<'answer'>['answer'],
  over: Partial<Row<'answer'>> = {},
) => ({
  ...emptyRow('answer', `${SUBJECT}:${itemId}`, 'audit-1'),
  subjectId: SUBJECT,
  itemId,
  answer: value,
  ...over,
});
export const reading = (key: string, value: number | null = 1, over: Partial<Row<'reading'>> = {}) => ({
  ...emptyRow('reading', `${SUBJECT}:${key}`, 'audit-1'),
  equipmentId: SUBJECT,
  key,
  value,
  ...over,
});
export const photo = (itemId: string, over: Partial<Row<'photo'>> = {}) => ({
  ...emptyRow('photo', id(), 'audit-1'),
  subjectId: SUBJECT,
  itemId,
  ...over,
});
export const finding = (itemId: string, over: Partial<Row<'finding'>> = {}) => ({
  ...emptyRow('finding', `${SUBJECT}:${itemId}`, 'audit-1'),
  subjectId: SUBJECT,
  itemId,
  ...over,
});
