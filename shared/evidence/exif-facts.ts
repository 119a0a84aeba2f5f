/** What a camera wrote into its file, as columns of a photo; anything odd is left out, never a reason to refuse. */
import type { Row } from '../model/tables.ts';

export type PhotoFacts = Pick<
  Row<'photo'>,
  'takenAt' | 'latitudeDeg' | 'longitudeDeg' | 'altitudeM' | 'camera'
>;

/** Groups of EXIF tags by their standard names; values as a reader gives them. */
export interface ExifTags {
  Image?: Readonly<Record<string, unknown>> | undefined;
  Photo?: Readonly<Record<string, unknown>> | undefined;
  GPSInfo?: Readonly<Record<string, unknown>> | undefined;
}

export const noFacts: PhotoFacts = {
  takenAt: null,
  latitudeDeg: null,
  longitudeDeg: null,
  altitudeM: null,
  camera: null,
};

/** Tags → columns. Source: CIPA DC-008 (Exif 2.32) §4.6.4 to §4.6.6. */
export function exifFacts({ Image = {}, Photo = {}, GPSInfo = {} }: ExifTags): PhotoFacts {
  const latitude = degrees(GPSInfo['GPSLatitude'], GPSInfo['GPSLatitudeRef'], 'S', 90);
  const longitude = degrees(GPSInfo['GPSLongitude'], GPSInfo['GPSLongitudeRef'], 'W', 180);
  // Receivers without a fix write zeros.
  const fixed = latitude !== null && longitude !== null && (latitude !== 0 || longitude !== 0);
  return {
    takenAt: takenAt(Photo['DateTimeOriginal'], Photo['OffsetTimeOriginal']),
    latitudeDeg: fixed ? latitude : null,
    longitudeDeg: fixed ? longitude : null,
    altitudeM: altitude(GPSInfo['GPSAltitude'], GPSInfo['GPSAltitudeRef']),
    camera: camera(word(Image['Make']), word(Image['Model'])),
  };
}

/** Time on the camera's clock, with its zone where the file names one: 2026-07-01T10:22:33+08:00. */
function takenAt(value: unknown, offset: unknown): string | null {
  // Readers give the wall clock as if it were UTC.
  if (!(value instanceof Date) || Number.isNaN(value.getTime()) || value.getUTCFullYear() < 1990) return null;
  const zone = /^([+-]\d{2}:\d{2})\s*$/.exec(word(offset));
  return value.toISOString().slice(0, 19) + (zone?.[1] ?? '');
}

/** Degrees, minutes and seconds → signed degrees with six decimals (0.1 m). */
function degrees(parts: unknown, ref: unknown, negative: 'S' | 'W', most: number): number | null {
  if (!Array.isArray(parts)) return null;
  const [deg, min = 0, sec = 0] = parts.map(Number);
  const value = (deg ?? Number.NaN) + min / 60 + sec / 3600;
  if (!Number.isFinite(value) || value < 0 || value > most) return null;
  const signed = word(ref).toUpperCase().startsWith(negative) ? -value : value;
  return Math.round(signed * 1e6) / 1e6;
}

/** Metres above sea level; reference 1 means below it. Nobody stands deeper than the Dead Sea or above Everest. */
function altitude(value: unknown, ref: unknown): number | null {
  const metres = typeof value === 'number' ? value : Number.NaN;
  const below = (ArrayBuffer.isView(ref) ? (ref as Uint8Array)[0] : ref) === 1;
  const signed = Math.round((below ? -metres : metres) * 10) / 10;
  return Number.isFinite(signed) && signed > -500 && signed < 9000 ? signed : null;
}

/** Models often repeat the make. */
function camera(make: string, model: string): string | null {
  const name = model.toLowerCase().startsWith(make.toLowerCase()) ? model : `${make} ${model}`;
  return name.trim().slice(0, 120) || null;
}

const word = (value: unknown): string =>
  typeof value === 'string' ? value.replaceAll(/[\u0000-\u001f]/g, ' ').trim() : '';
