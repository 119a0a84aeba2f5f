/** Where a scanned code leads, or what to do when it leads nowhere. */
import type { Client } from '../../../shared/contract/contract.ts';
import type { FoundMachine } from '../../../shared/contract/inventory.ts';

export type Found =
  | { kind: 'one'; machine: FoundMachine }
  /** Several machines bear this number. */
  | { kind: 'several'; machines: readonly FoundMachine[] }
  | { kind: 'nowhere'; zh: string };

/** @param here the open audit; its machines win where several bear the number. */
export async function findMachine(client: Client, text: string, here: string | null): Promise<Found> {
  const answer = await client.inventory.find({ text: text.slice(0, 500), here });
  switch (answer.kind) {
    case 'found': {
      const own = answer.machines.filter((machine) => machine.auditId === here);
      const [machine, ...more] = own.length > 0 ? own : answer.machines;
      return machine && more.length === 0
        ? { kind: 'one', machine }
        : { kind: 'several', machines: answer.machines };
    }
    case 'unknown-audit':
      return {
        kind: 'nowhere',
        zh: '这是另一个项目的设备标签，这台电脑上没有那个项目。请先在“报送与同步”中同步，或在“诊断项目”中导入它的文件，再扫一次。',
      };
    case 'unknown-machine':
      return {
        kind: 'nowhere',
        zh: `标签属于“${answer.auditName ?? '未命名项目'}”，但其中没有这台设备：可能已被删除，或还没有同步过来。请同步后再扫，或按名称搜索。`,
      };
    case 'none':
      return {
        kind: 'nowhere',
        zh: `“${shorten(text)}”不是本软件的设备标签，也没有编号相同的设备。请扫“设备标签”页打印的标签，或按名称、型号搜索。`,
      };
    default:
      return answer satisfies never;
  }
}

const shorten = (text: string): string =>
  text.trim().length > 60 ? `${text.trim().slice(0, 60)}…` : text.trim();

export const machineRoute = ({ auditId, equipmentId }: FoundMachine): string =>
  `/audit/${auditId}/equipment/${encodeURIComponent(equipmentId)}`;
