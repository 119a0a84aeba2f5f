/** What the QR label of a machine says: which machine of which audit, nothing secret and no place of any server. */

export interface MachineCode {
  auditId: string;
  equipmentId: string;
}

const prefix = 'plateau:equipment/';

/** Stable for the life of the machine: `plateau:equipment/<audit>/<machine>`. */
export function machineCode({ auditId, equipmentId }: MachineCode): string {
  return `${prefix}${encodeURIComponent(auditId)}/${encodeURIComponent(equipmentId)}`;
}

/** Reads a scanned or typed code; full-width signs of an input method are understood. Null when it is none of ours. */
export function readMachineCode(text: string): MachineCode | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[\u200b-\u200d\ufeff]/g, '')
    .trim();
  if (!plain.toLowerCase().startsWith(prefix)) return null;
  const parts = plain.slice(prefix.length).split('/');
  if (parts.length !== 2) return null;
  try {
    const [auditId = '', equipmentId = ''] = parts.map((part) => decodeURIComponent(part));
    return auditId && equipmentId ? { auditId, equipmentId } : null;
  } catch {
    // A percent sign that encodes nothing: not written by this app.
    return null;
  }
}
