/**
 * Hand scanners type a label's code, or a machine's number, and press Enter faster than any search answers: both lead
 * straight to the machine.
 */
import { useState } from 'react';
import { readMachineCode } from '../../../shared/inventory/machine-code.ts';
import { useClient } from '../../app/backend-context.tsx';
import { useOpenAuditId } from '../../app/open-audit.ts';
import { errorWords } from '../../rpc/error-words.ts';
import { findMachine, machineRoute } from '../labels/find-words.ts';

export interface ScannedText {
  /** True when the text is a code, or came with Enter before the hits: it is looked up, and Enter means nothing else. */
  take: (text: string) => boolean;
  /** Why the code of this text led nowhere. */
  wordsFor: (text: string) => string | null;
}

export function useScannedText(options: {
  /** The hits on screen answer the text. */
  isCurrent: boolean;
  onOpen: (route: string) => void;
}): ScannedText {
  const client = useClient();
  const here = useOpenAuditId();
  const [answer, setAnswer] = useState({ text: '', zh: '' });
  const look = async (text: string, isCode: boolean) => {
    try {
      const found = await findMachine(client, text, here);
      if (found.kind === 'one') options.onOpen(machineRoute(found.machine));
      else if (found.kind === 'nowhere' && isCode) setAnswer({ text, zh: found.zh });
    } catch (error) {
      setAnswer({ text, zh: errorWords(error) });
    }
  };
  return {
    take(text) {
      const isCode = readMachineCode(text) !== null;
      if (text.trim() === '' || (!isCode && options.isCurrent)) return false;
      void look(text, isCode);
      return true;
    },
    wordsFor: (text) => (answer.text === text && answer.zh !== '' ? answer.zh : null),
  };
}
