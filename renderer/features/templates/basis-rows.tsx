/** The documents an item rests on, each with clause and how sure the author is of it. */
import { Button } from 'antd';
import type { ChecklistItem } from '../../../shared/checklist/template.ts';
import type { Certainty } from '../../../shared/equipment/types.ts';
import { SelectInput, TextInput } from '../../ui/inputs.tsx';
import type { ItemPatch } from './item-form.tsx';

type Basis = ChecklistItem['basis'][number];

export const basisCertaintyZh: Record<Certainty, string> = {
  verified: '✓ 已核对原文',
  transcribed: '依据待核（转录）',
  recalled: '待核对（凭记忆）',
  unknown: '待核对（出处不明）',
};

export function BasisRows({
  item,
  onChange,
}: {
  item: ChecklistItem;
  onChange: (values: ItemPatch) => void;
}) {
  const set = (at: number, values: Partial<Basis>) =>
    onChange({ basis: item.basis.map((basis, n) => (n === at ? { ...basis, ...values } : basis)) });
  return (
    <fieldset className="template-rows">
      <legend>依据（至少一条；没有核对过原文的如实选择）</legend>
      {item.basis.map((basis, n) => (
        // Two rows may say the same while they are being written; only their order tells them apart.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={n} className="template-row template-row-basis">
          <TextInput
            value={basis.doc}
            label={`依据 ${n + 1} 的文件`}
            placeholder="标准号或文件名"
            invalid={basis.doc === ''}
            testId={`basis-doc-${n}`}
            onChange={(doc) => set(n, { doc: doc ?? '' })}
          />
          <TextInput
            value={basis.clause}
            label={`依据 ${n + 1} 的条款`}
            placeholder="条款"
            onChange={(clause) => set(n, { clause: clause ?? '' })}
          />
          <SelectInput
            value={basis.certainty}
            label={`依据 ${n + 1} 的可靠程度`}
            options={basisCertaintyZh}
            testId={`basis-certainty-${n}`}
            onChange={(certainty) => set(n, { certainty: (certainty ?? 'unknown') as Certainty })}
          />
          <Button
            size="small"
            disabled={item.basis.length === 1}
            aria-label={`去掉依据 ${n + 1}`}
            onClick={() => onChange({ basis: item.basis.toSpliced(n, 1) })}
          >
            去掉
          </Button>
        </div>
      ))}
      <Button
        size="small"
        onClick={() =>
          onChange({ basis: [...item.basis, { doc: '', clause: '', certainty: 'unknown' } satisfies Basis] })
        }
      >
        加一条依据
      </Button>
    </fieldset>
  );
}
