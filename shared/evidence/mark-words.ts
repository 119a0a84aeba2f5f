/** A cell of a photo's layer in words, for the record of changes and for conflicts. */
import { cropKey, photoMarkSchema } from '../model/evidence.ts';
import { markColorZh, markKindZh } from './mark-edit.ts';

/** 裁剪 or 标注. */
export const layerKeyZh = (key: string): string => (key === cropKey ? '裁剪' : '标注');

/** 红色箭头, 黄色文字“挡板全关”, 裁剪; null for what is no mark. */
export function markWords(value: unknown): string | null {
  const parsed = photoMarkSchema.safeParse(value);
  if (!parsed.success) return null;
  const mark = parsed.data;
  if (mark.kind === 'crop') return `保留画面的 ${Math.round(mark.w * mark.h * 100)}%`;
  const words = `${markColorZh[mark.color]}${markKindZh[mark.kind]}`;
  return mark.kind === 'text' ? `${words}“${mark.text}”` : words;
}
