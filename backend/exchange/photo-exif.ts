/** EXIF of a photo as columns; a photo without it, or with a broken block, simply has no such facts. */
import readExif from 'exif-reader';
import { exifFacts, noFacts, type PhotoFacts } from '../../shared/evidence/exif-facts.ts';

export function photoFacts(exif: Buffer | undefined): PhotoFacts {
  if (!exif) return noFacts;
  try {
    return exifFacts(readExif(exif));
  } catch {
    // Cameras and editors write broken blocks; the picture itself is sound and stays evidence.
    return noFacts;
  }
}
