/** Gives every entry of a zip archive the same time, so that the same content is the same file. */

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;

/**
 * Sets the modification time of all entries, in place.
 * @param at UTC is written as the archive's local time; two-second steps, years 1980–2107
 * @throws Error when the bytes are no zip archive
 * @source PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12, 4.3.16
 */
export function setZipTime(zip: Buffer, at: Date): Buffer {
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  const date = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  const end = findEnd(zip);
  let entry = zip.readUInt32LE(end + 16);
  for (let i = zip.readUInt16LE(end + 10); i > 0; i -= 1) {
    if (zip.readUInt32LE(entry) !== DIRECTORY_ENTRY) throw new Error('zip directory is damaged');
    const local = zip.readUInt32LE(entry + 42);
    for (const field of [entry + 12, local + 10]) {
      zip.writeUInt16LE(time, field);
      zip.writeUInt16LE(date, field + 2);
    }
    entry += 46 + zip.readUInt16LE(entry + 28) + zip.readUInt16LE(entry + 30) + zip.readUInt16LE(entry + 32);
  }
  return zip;
}

function findEnd(zip: Buffer): number {
  for (let at = zip.length - 22; at >= 0; at -= 1) if (zip.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  throw new Error('not a zip archive');
}
