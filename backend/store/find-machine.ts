/** From a scanned label or a machine's number to the machine. */
import type { FoundMachine, MachineSearch } from '../../shared/contract/inventory.ts';
import { readMachineCode } from '../../shared/inventory/machine-code.ts';
import type { Store } from './store.ts';

/** More machines of one number than anybody looks through. */
const LIMIT = 20;

const columns = `e.auditId, e.id AS equipmentId, e.name, e.tag, e.kind, coalesce(n.name, a.title) AS auditName`;
const joins = `FROM equipment e JOIN audit a ON a.id = e.auditId AND a.deleted = 0
  LEFT JOIN enterprise n ON n.auditId = e.auditId AND n.deleted = 0`;

/** @param here the open audit, whose machines come first; null outside an audit. */
export function findMachine(store: Store, text: string, here: string | null): MachineSearch {
  const code = readMachineCode(text);
  if (!code) return byTag(store, text, here);
  const { auditId, equipmentId } = code;
  const [machine] = store.db
    .prepare(`SELECT ${columns} ${joins} WHERE e.auditId = ? AND e.id = ? AND e.deleted = 0`)
    .all(auditId, equipmentId) as FoundMachine[];
  if (machine) return { kind: 'found', machines: [machine] };
  const audit = store.audits.list().find((item) => item.id === auditId);
  if (!audit) return { kind: 'unknown-audit' };
  return { kind: 'unknown-machine', auditName: audit.enterpriseName ?? audit.title };
}

function byTag(store: Store, text: string, here: string | null): MachineSearch {
  const tag = text.normalize('NFKC').trim();
  const machines =
    tag === ''
      ? []
      : (store.db
          .prepare(
            `SELECT ${columns} ${joins} WHERE e.deleted = 0 AND lower(trim(e.tag)) = lower(?)
             ORDER BY e.auditId = ? DESC, e.auditId, e.sortOrder LIMIT ${LIMIT}`,
          )
          .all(tag, here) as FoundMachine[]);
  return machines.length > 0 ? { kind: 'found', machines } : { kind: 'none' };
}
