/** Time and place of a photo in words, and what an auditor should look at twice. Nothing here refuses a photo. */
import type { Row } from '../model/tables.ts';

type Place = Pick<Row<'photo'>, 'latitudeDeg' | 'longitudeDeg' | 'altitudeM'>;

export interface PhotoSetting {
  /** Altitude of the plant, m; null when not entered. */
  siteAltitudeM: number | null;
  /** First day of the period the audit looks at, ISO; null when not entered. Site visits come after its end. */
  periodStart: string | null;
  /** Now, ISO with zone. */
  now: string;
}

export interface PhotoDoubt {
  about: 'time' | 'place';
  zh: string;
}

/** Receivers of phones are off by tens of metres; a neighbouring valley is off by hundreds. */
export const ALTITUDE_DOUBT_M = 150;

export function photoDoubts(
  photo: Place & Pick<Row<'photo'>, 'takenAt'>,
  { siteAltitudeM, periodStart, now }: PhotoSetting,
): PhotoDoubt[] {
  const doubts: PhotoDoubt[] = [];
  const { takenAt, altitudeM } = photo;
  if (takenAt !== null) {
    const day = takenAt.slice(0, 10);
    if (instantOf(takenAt, now) > instantOf(now, now) + 5 * 60_000) {
      doubts.push({ about: 'time', zh: '拍摄时间晚于现在，相机时钟可能不准，请核对。' });
    } else if (periodStart !== null && day < periodStart.slice(0, 10)) {
      doubts.push({ about: 'time', zh: `拍摄早于诊断统计期（${periodStart.slice(0, 10)} 起），请核对。` });
    }
  }
  if (altitudeM !== null && siteAltitudeM !== null) {
    const difference = Math.abs(altitudeM - siteAltitudeM);
    if (difference > ALTITUDE_DOUBT_M) {
      doubts.push({
        about: 'place',
        zh: `拍摄点海拔与厂址海拔 ${Math.round(siteAltitudeM)} m 相差 ${Math.round(difference)} m，请核对。`,
      });
    }
  }
  return doubts;
}

/** A time without a zone is read in the zone of `now`. */
function instantOf(time: string, now: string): number {
  const zone = /(?:Z|[+-]\d{2}:\d{2})$/;
  return Date.parse(zone.test(time) ? time : time + (zone.exec(now)?.[0] ?? 'Z'));
}

/** 29.65234°N 91.11723°E 海拔 3652 m; null when the file names no place. */
export function placeWords({ latitudeDeg, longitudeDeg, altitudeM }: Place): string | null {
  const words: string[] = [];
  if (latitudeDeg !== null && longitudeDeg !== null) {
    words.push(`${Math.abs(latitudeDeg).toFixed(5)}°${latitudeDeg < 0 ? 'S' : 'N'}`);
    words.push(`${Math.abs(longitudeDeg).toFixed(5)}°${longitudeDeg < 0 ? 'W' : 'E'}`);
  }
  if (altitudeM !== null) words.push(`海拔 ${Math.round(altitudeM)} m`);
  return words.length === 0 ? null : words.join(' ');
}

/** Time as the camera's clock showed it, to the minute: 2026-07-01 10:22. */
export function takenWords(takenAt: string | null): string | null {
  return takenAt === null ? null : takenAt.slice(0, 16).replace('T', ' ');
}
