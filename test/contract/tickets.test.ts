import { expect, it } from 'vitest';
import { createTickets } from '../../hosts/tickets.ts';

it('takes a ticket once, in time, and nothing else', () => {
  let now = 0;
  const tickets = createTickets(() => now);
  const [used, late] = [tickets.issue(), tickets.issue()];
  expect(tickets.redeem(undefined)).toBe(false);
  expect(tickets.redeem(`Bearer ${'x'.repeat(43)}`)).toBe(false);
  expect(tickets.redeem(`Bearer ${used}`)).toBe(true);
  expect(tickets.redeem(`Bearer ${used}`)).toBe(false);
  now = 121_000;
  expect(tickets.redeem(`Bearer ${late}`)).toBe(false);
});
