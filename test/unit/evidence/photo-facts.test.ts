import { describe, expect, it } from 'vitest';
import { exifFacts, noFacts } from '../../../shared/evidence/exif-facts.ts';
import { photoDoubts, placeWords, takenWords } from '../../../shared/evidence/photo-doubts.ts';
import { groupedByPair, pairEdits, partingEdits, partnerOf } from '../../../shared/evidence/photo-pairs.ts';

describe('exifFacts (CIPA DC-008 §4.6)', () => {
  const time = new Date(Date.UTC(2026, 6, 1, 10, 22, 33));

  it('keeps the wall clock of the camera, with its zone only where the file names one', () => {
    const facts = (offset?: string) =>
      exifFacts({ Photo: { DateTimeOriginal: time, OffsetTimeOriginal: offset } }).takenAt;
    expect(facts('+08:00')).toBe('2026-07-01T10:22:33+08:00');
    expect(facts()).toBe('2026-07-01T10:22:33');
    expect(facts('Lhasa')).toBe('2026-07-01T10:22:33');
  });

  it('reads place and altitude with their references', () => {
    const place = exifFacts({
      GPSInfo: {
        GPSLatitude: [29, 39, 8.4],
        GPSLatitudeRef: 'N',
        GPSLongitude: [91, 7, 1.8],
        GPSLongitudeRef: 'E',
        GPSAltitude: 3652.37,
        GPSAltitudeRef: new Uint8Array([0]),
      },
    });
    expect(place).toMatchObject({ latitudeDeg: 29.652333, longitudeDeg: 91.117167, altitudeM: 3652.4 });
    const south = exifFacts({
      GPSInfo: {
        GPSLatitude: [33, 0, 0],
        GPSLatitudeRef: 'S',
        GPSLongitude: [70, 0, 0],
        GPSLongitudeRef: 'W',
        GPSAltitude: 12,
        GPSAltitudeRef: 1,
      },
    });
    expect(south).toMatchObject({ latitudeDeg: -33, longitudeDeg: -70, altitudeM: -12 });
  });

  it('leaves out what cannot be: no fix, not a number, out of range, no date', () => {
    const odd = [
      { GPSLatitude: [0, 0, 0], GPSLongitude: [0, 0, 0] },
      { GPSLatitude: [Number.NaN, 0, 0], GPSLongitude: [91, 0, 0] },
      { GPSLatitude: [291, 0, 0], GPSLongitude: [91, 0, 0] },
      { GPSLatitude: 'N', GPSAltitude: Number.POSITIVE_INFINITY },
      { GPSAltitude: 65_535 },
    ];
    for (const GPSInfo of odd) expect(exifFacts({ GPSInfo })).toEqual(noFacts);
    expect(exifFacts({ Photo: { DateTimeOriginal: new Date(Number.NaN) } })).toEqual(noFacts);
    expect(exifFacts({ Photo: { DateTimeOriginal: '2026' } })).toEqual(noFacts);
    expect(exifFacts({})).toEqual(noFacts);
  });

  it('names a camera once', () => {
    const camera = (Make: unknown, Model: unknown) => exifFacts({ Image: { Make, Model } }).camera;
    expect(camera('HUAWEI', 'ALN-AL00')).toBe('HUAWEI ALN-AL00');
    expect(camera('Canon', 'Canon EOS R5\u0000')).toBe('Canon EOS R5');
    expect(camera(undefined, undefined)).toBeNull();
    expect(camera(Buffer.from('x'), 'X'.repeat(300))).toHaveLength(120);
  });
});

describe('photoDoubts', () => {
  const setting = { siteAltitudeM: 3650, periodStart: '2025-01-01', now: '2026-07-02T12:00:00+08:00' };
  const photo = { takenAt: '2026-07-01T10:22:33', latitudeDeg: 29.65, longitudeDeg: 91.1, altitudeM: 3700 };
  const about = (changes: object) =>
    photoDoubts({ ...photo, ...changes }, setting).map((doubt) => doubt.about);

  it('has none for a photo of the visit', () => {
    expect(photoDoubts(photo, setting)).toEqual([]);
  });
  it('asks about another altitude by more than 150 m', () => {
    expect(about({ altitudeM: 3800 })).toEqual([]);
    expect(about({ altitudeM: 3801 })).toEqual(['place']);
    expect(about({ altitudeM: 500 })).toEqual(['place']);
  });
  it('asks about the future and about the time before the period, whatever the zone', () => {
    expect(about({ takenAt: '2026-07-02T13:00:00' })).toEqual(['time']);
    expect(about({ takenAt: '2026-07-02T04:30:00Z' })).toEqual(['time']);
    expect(about({ takenAt: '2026-07-02T03:30:00Z' })).toEqual([]);
    expect(about({ takenAt: '2024-12-31T10:00:00+08:00' })).toEqual(['time']);
  });
  it('asks nothing where nothing is known', () => {
    expect(
      photoDoubts({ takenAt: null, latitudeDeg: null, longitudeDeg: null, altitudeM: null }, setting),
    ).toEqual([]);
    expect(photoDoubts(photo, { siteAltitudeM: null, periodStart: null, now: setting.now })).toEqual([]);
  });
  it('writes time and place', () => {
    expect(placeWords(photo)).toBe('29.65000°N 91.10000°E 海拔 3700 m');
    expect(placeWords({ latitudeDeg: null, longitudeDeg: null, altitudeM: null })).toBeNull();
    expect(takenWords('2026-07-01T10:22:33+08:00')).toBe('2026-07-01 10:22');
  });
});

describe('pairs', () => {
  const photo = (id: string, pairId: string | null = null, pairRole: 'before' | 'after' | null = null) => ({
    id,
    pairId,
    pairRole,
    deleted: false,
  });
  const photos = [
    photo('a'),
    photo('b', 'x', 'after'),
    photo('c'),
    photo('d', 'x', 'before'),
    photo('e', 'y', 'after'),
  ];

  it('stand together, before first, where their first member stood', () => {
    expect(groupedByPair(photos).map((group) => group.map(({ id }) => id))).toEqual([
      ['a'],
      ['d', 'b'],
      ['c'],
      ['e'],
    ]);
  });
  it('are none when the other one is gone or plays the same part', () => {
    const [, b] = photos;
    if (!b) throw new Error('no photo');
    expect(partnerOf(b, [b, { ...photo('d', 'x', 'before'), deleted: true }])).toBeUndefined();
    expect(partnerOf(b, [b, photo('d', 'x', 'after')])).toBeUndefined();
  });
  it('free the partner that is left behind', () => {
    const [a, b] = photos;
    if (!a || !b) throw new Error('no photo');
    expect(pairEdits(a, 'before', b, 'z', photos)).toEqual([
      { photoId: 'd', values: { pairId: null, pairRole: null } },
      { photoId: 'a', values: { pairId: 'z', pairRole: 'before' } },
      { photoId: 'b', values: { pairId: 'z', pairRole: 'after' } },
    ]);
    expect(partingEdits(b, photos).map((edit) => edit.photoId)).toEqual(['b', 'd']);
  });
});
