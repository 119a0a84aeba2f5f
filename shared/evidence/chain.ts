/** The chain behind one reading: value → instrument → data file → photos → person and time; and where it has gaps. */
import { instrumentStateAt, type InstrumentState } from '../equipment/instruments.ts';
import type { Row } from '../model/tables.ts';
import { dayOf } from '../quantity/day.ts';

/** What a chain can lack, the gravest first. */
export const gapKinds = [
  'overdue',
  'notYet',
  'instrument',
  'certificate',
  'time',
  'person',
  'file',
  'source',
  'basis',
  'photo',
] as const;
export type GapKind = (typeof gapKinds)[number];

export const gapZh: Record<GapKind, string> = {
  overdue: '证书过期',
  notYet: '早于校准',
  instrument: '无仪器',
  certificate: '证书不明',
  time: '无测量时间',
  person: '无测量人',
  file: '数据文件缺失',
  source: '来源不明',
  basis: '无依据说明',
  photo: '无照片',
};

/** What to do about a gap, as one sentence. */
export const gapCureZh: Record<GapKind, string> = {
  overdue: '核对证书有效期，或用证书有效的仪器复测。',
  notYet: '核对校准日期和测量时间。',
  instrument: '选择测量所用的仪器；没有登记的先在“用能设备”的测试仪器表中登记。',
  certificate: '在测试仪器表中补填检定（校准）日期和有效期。',
  time: '填写测量日期，证书按当天核对。',
  person: '填写测量人。',
  file: '数据文件记录不在本项目中，请重新导入并取值。',
  source: '注明数值来自实测、铭牌、台账还是估计。',
  basis: '在说明中写明凭证编号或估计的依据。',
  photo: '拍下仪表示值或铭牌，拖入、粘贴或选择文件即可。',
};

export interface ReadingChain {
  reading: Row<'reading'>;
  /** The live instrument; null where none is named or the named one is gone. */
  instrument: Row<'instrument'> | null;
  /** State of its certificate on the day of measuring; null without an instrument. */
  certificate: InstrumentState | null;
  dataFile: Row<'dataFile'> | null;
  /** Photos of this very reading. */
  photos: readonly Row<'photo'>[];
  /** Photos of the checklist items that ask for the reading, or of the nameplate where the value comes from it. */
  nearPhotos: readonly Row<'photo'>[];
  gaps: readonly GapKind[];
}

/** The tables that evidence stands in; a part of the snapshot. */
export interface Evidence {
  instrument: readonly Row<'instrument'>[];
  photo: readonly Row<'photo'>[];
  dataFile: readonly Row<'dataFile'>[];
}

/** Rows found by what chains ask for; built once, however many readings there are. */
export interface EvidenceIndex {
  instruments: ReadonlyMap<string, Row<'instrument'>>;
  dataFiles: ReadonlyMap<string, Row<'dataFile'>>;
  photosOf: (subjectId: string | null) => readonly Row<'photo'>[];
}

export function evidenceIndex(rows: Evidence): EvidenceIndex {
  const live = <T extends { deleted: boolean }>(list: readonly T[]) => list.filter((row) => !row.deleted);
  const photos = Map.groupBy(live(rows.photo), (photo) => photo.subjectId);
  return {
    instruments: new Map(live(rows.instrument).map((row) => [row.id, row])),
    dataFiles: new Map(live(rows.dataFile).map((row) => [row.id, row])),
    photosOf: (subjectId) => photos.get(subjectId) ?? [],
  };
}

/**
 * The chain of a reading that has a value. `items`: ids of the checklist items that ask for it; a photo of such an item
 * is evidence for the reading too.
 */
export function readingChain(
  reading: Row<'reading'>,
  index: EvidenceIndex,
  items: readonly string[] = [],
): ReadingChain {
  const instrument = index.instruments.get(reading.instrumentId ?? '') ?? null;
  const own = index.photosOf(reading.equipmentId);
  const chain: Omit<ReadingChain, 'gaps'> = {
    reading,
    instrument,
    certificate: instrument === null ? null : instrumentStateAt(instrument, reading.measuredAt),
    dataFile: index.dataFiles.get(reading.dataFileId ?? '') ?? null,
    photos: own.filter((photo) => reading.key !== null && photo.readingKey === reading.key),
    nearPhotos: own.filter((photo) => photo.readingKey === null && isNear(photo, reading, items)),
  };
  return { ...chain, gaps: gapsOf(chain) };
}

function isNear(photo: Row<'photo'>, reading: Row<'reading'>, items: readonly string[]): boolean {
  return photo.itemId === null ? reading.source === 'nameplate' : items.includes(photo.itemId);
}

/**
 * What is asked of a value depends on its source: a measured one needs instrument, certificate, day, person and a photo
 * or data file; one from the nameplate a photo of it; one from records or an estimate a note, photo or file.
 */
function gapsOf(chain: Omit<ReadingChain, 'gaps'>): GapKind[] {
  const { source } = chain.reading;
  const found = new Set<GapKind>();
  if (source === null) found.add('source');
  if (chain.reading.dataFileId !== null && chain.dataFile === null) found.add('file');
  const isPictured = chain.photos.length + chain.nearPhotos.length > 0 || chain.dataFile !== null;
  const { certificate } = chain;
  if (certificate?.kind === 'overdue' || certificate?.kind === 'notYet') found.add(certificate.kind);
  if (certificate?.kind === 'unknown' && certificate.why !== 'noTime') found.add('certificate');
  if (source === 'measured') {
    if (chain.instrument === null) found.add('instrument');
    if (dayOf(chain.reading.measuredAt) === null) found.add('time');
    if (!chain.reading.measuredBy?.trim()) found.add('person');
  }
  if ((source === 'measured' || source === 'nameplate') && !isPictured) found.add('photo');
  const isExplained = isPictured || Boolean(chain.reading.note?.trim());
  if ((source === 'record' || source === 'estimate') && !isExplained) found.add('basis');
  return gapKinds.filter((kind) => found.has(kind));
}

/** Every live reading with a value, machine by machine in their order, with its chain. */
export function evidenceChains(
  snapshot: Evidence & { reading: readonly Row<'reading'>[] },
  itemsOf: (equipmentId: string, key: string) => readonly string[] = () => [],
): ReadingChain[] {
  const index = evidenceIndex(snapshot);
  return snapshot.reading
    .filter((row) => !row.deleted && row.value !== null)
    .map((row) => readingChain(row, index, itemsOf(row.equipmentId ?? '', row.key ?? '')));
}

/** How many of the chains have each gap; kinds that no chain has are left out. */
export function gapCounts(chains: readonly ReadingChain[]): Map<GapKind, number> {
  return new Map(
    gapKinds.flatMap((kind) => {
      const count = chains.filter((chain) => chain.gaps.includes(kind)).length;
      return count > 0 ? [[kind, count] as const] : [];
    }),
  );
}
