/** The hash chain per device: a log that was shortened, edited or continued twice does not go unnoticed. */
import { opHashText, type Op } from './op.ts';

/** SHA-256 of the UTF-8 text as 64 lower-case hex digits; the host brings its own. */
export type Sha256 = (text: string) => string;

/** Completes an op with its hash. */
export const sealOp = (draft: Omit<Op, 'hash'>, sha256: Sha256): Op => ({
  ...draft,
  hash: sha256(opHashText(draft)),
});

export const hasTrueHash = (op: Op, sha256: Sha256): boolean => op.hash === sha256(opHashText(op));

export interface ChainFault {
  device: string;
  seq: number;
  reason: string;
}

/**
 * Checks ops of ONE device in seq order against the hash of the op before the first ('' at the start of the log).
 * @returns the ops up to the first fault, and the fault.
 */
export function checkChain(
  previousHash: string,
  ops: readonly Op[],
  sha256: Sha256,
): { sound: Op[]; fault: ChainFault | null } {
  const sound: Op[] = [];
  let previous = previousHash;
  for (const op of ops) {
    const at = { device: op.device, seq: op.seq };
    if (!hasTrueHash(op, sha256))
      return { sound, fault: { ...at, reason: '记录内容与校验值不符，可能已损坏或被改动' } };
    if (op.prevHash !== previous)
      return { sound, fault: { ...at, reason: '记录与前一条不相连，可能被删改或来自另一份副本' } };
    sound.push(op);
    previous = op.hash;
  }
  return { sound, fault: null };
}
