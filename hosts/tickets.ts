/** One-time tickets: a program's command line can be read by other users of the machine, so it never carries the token. */
import { createHash, randomBytes } from 'node:crypto';

/** Long enough for a slow browser to start. */
const validMs = 120_000;

export interface Tickets {
  issue: () => string;
  /** True once for a ticket that was issued and is not too old; takes the Authorization header. */
  redeem: (header: string | undefined) => boolean;
}

/** @param now milliseconds. */
export function createTickets(now: () => number): Tickets {
  // Kept by hash, so that looking one up takes the same time for near and far guesses.
  const open = new Map<string, number>();
  const key = (ticket: string) => createHash('sha256').update(ticket).digest('hex');
  return {
    issue() {
      const ticket = randomBytes(32).toString('base64url');
      open.set(key(ticket), now() + validMs);
      return ticket;
    },
    redeem(header) {
      const ticket = /^Bearer (.+)$/.exec(header ?? '')?.[1];
      if (!ticket) return false;
      const until = open.get(key(ticket));
      open.delete(key(ticket));
      return until !== undefined && now() <= until;
    },
  };
}
