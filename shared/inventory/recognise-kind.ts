/** Which kind of machine a ledger entry is: the head noun of its name decides, and that comes last in Chinese. */
import { equipmentKinds, equipmentKindZh, type EquipmentKind } from '../model/vocabulary.ts';

const nouns: readonly (readonly [string, EquipmentKind | null])[] = [
  ['水泥窑', 'cement-kiln'],
  ['水泥回转窑', 'cement-kiln'],
  ['熟料窑', 'cement-kiln'],
  ['熟料生产线', 'cement-kiln'],
  ['熟料线', 'cement-kiln'],
  ['新型干法窑', 'cement-kiln'],
  ['预分解窑', 'cement-kiln'],
  ['锅炉', 'boiler'],
  ['蒸汽发生器', 'boiler'],
  ['热水炉', 'boiler'],
  ['蒸汽炉', 'boiler'],
  ['导热油炉', 'boiler'],
  ['窑', 'kiln'],
  ['炉', 'kiln'],
  ['电动机', 'motor'],
  ['电机', 'motor'],
  ['马达', 'motor'],
  ['泵', 'pump'],
  // Machines whose names end in a noun of the list, and which no calculator describes.
  ['热泵', null],
  ['真空泵', null],
  ['计量泵', null],
  ['发电机', null],
  ['发电机组', null],
  ['制冷压缩机', null],
  ['冷冻压缩机', null],
  ['风机', 'fan'],
  ['鼓风机', 'fan'],
  ['引风机', 'fan'],
  ['通风机', 'fan'],
  ['排风扇', 'fan'],
  ['空压机', 'compressor'],
  ['空气压缩机', 'compressor'],
  ['压缩机', 'compressor'],
  ['螺杆机', 'compressor'],
  ['变压器', 'transformer'],
  ['箱变', 'transformer'],
];

/** Longest noun that ends last; null when there is none or none that the app has a calculator for. */
export function kindOfName(text: string): EquipmentKind | null {
  const plain = text.replace(/[(【[].*?[)】\]]/g, '').replace(/\s/g, '');
  let best: { end: number; length: number; kind: EquipmentKind | null } = { end: 0, length: 0, kind: null };
  for (const [noun, kind] of nouns) {
    const at = plain.lastIndexOf(noun);
    if (at < 0) continue;
    const end = at + noun.length;
    if (end > best.end || (end === best.end && noun.length > best.length))
      best = { end, length: noun.length, kind };
  }
  return best.kind;
}

/** A kind column: the app's own names and codes, or any name of a machine. */
export function kindOfCategory(text: string): EquipmentKind | null {
  const plain = text.replace(/\s|类$|设备$/g, '');
  const exact = equipmentKinds.find(
    (kind) => equipmentKindZh[kind] === plain || kind === plain.toLowerCase(),
  );
  return exact ?? kindOfName(plain);
}
