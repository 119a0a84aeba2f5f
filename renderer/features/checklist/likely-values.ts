/** The values offered in place of a doubtful one: what the engine found, then slips of the usual range. */
import type { NumberFieldMeta } from '../../../shared/equipment/fields.ts';
import { likelyValues as likelyIn, type LikelyValue } from '../../../shared/equipment/likely-values.ts';
import type { Issue } from '../../../shared/equipment/types.ts';

type FieldLike = Pick<NumberFieldMeta, 'typical' | 'unit'>;

/** At most two corrections that fall into the usual range; none where the value is usual or no range is known. */
export function likelyValues(value: number, { typical, unit }: FieldLike): LikelyValue[] {
  return typical ? likelyIn(value, { unit, range: typical }) : [];
}

/** At most three: those of an issue that is about this very reading, which know the altitude, come first. */
export function offersFor(
  value: number,
  field: FieldLike & { key: string },
  issues: readonly Issue[],
): LikelyValue[] {
  const found = issues.flatMap((issue) => (issue.fields[0] === field.key ? (issue.likely ?? []) : []));
  const all = [...found, ...likelyValues(value, field)];
  return all.filter((offer, n) => all.findIndex((other) => other.value === offer.value) === n).slice(0, 3);
}
