/** Motors that are entered beside the machine they drive. */
import type { EquipmentKind } from '../model/vocabulary.ts';

export interface NamedMachine {
  kind: EquipmentKind;
  name?: string | null;
  tag?: string | null;
}

const drivenKinds: readonly EquipmentKind[] = ['fan', 'pump', 'compressor'];

/**
 * Motors with the machine they drive, recognised by the same tag, or by a name that only adds the word for motor
 * (“高温风机电动机” and “高温风机”). A motor belongs to one machine at most.
 */
export function drivenBy<M extends NamedMachine>(machines: readonly M[]): [motor: M, driven: M][] {
  const driven = machines.filter((machine) => drivenKinds.includes(machine.kind));
  return machines
    .filter((machine) => machine.kind === 'motor')
    .flatMap((motor): [M, M][] => {
      const partner = driven.find((machine) => sameTag(motor, machine) || sameName(motor, machine));
      return partner ? [[motor, partner]] : [];
    });
}

const sameTag = (a: NamedMachine, b: NamedMachine): boolean => {
  const tag = a.tag?.trim() ?? '';
  return tag !== '' && tag === b.tag?.trim();
};

const sameName = (motor: NamedMachine, machine: NamedMachine): boolean => {
  const name = plain(machine.name);
  return (
    name.length >= 2 &&
    plain(motor.name).replace(/(?:的|用|主|配套|拖动|驱动)*(?:电动机|电机|马达)$/, '') === name
  );
};

/** Without remarks in brackets and blanks. */
const plain = (name: string | null | undefined): string => (name ?? '').replace(/[（(][^）)]*[）)]|\s/g, '');
