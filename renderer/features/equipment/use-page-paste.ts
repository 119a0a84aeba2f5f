/** A block of cells pasted anywhere on the page, where nobody is typing, is a ledger to import. */
import { useEffect, useEffectEvent } from 'react';

export function usePagePaste(onBlock: (text: string) => void): void {
  const take = useEffectEvent(onBlock);
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      if (event.defaultPrevented || belongsElsewhere(event.target)) return;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (!isBlock(text)) return;
      event.preventDefault();
      take(text);
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, []);
}

/** Text fields and open dialogs have their own meaning of a paste. */
function belongsElsewhere(target: EventTarget | null): boolean {
  if (document.querySelector('.ant-modal-wrap:not([style*="display: none"]) .ant-modal') !== null)
    return true;
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA)$/.test(target.tagName))
  );
}

/** Two cells at least; a single word or number means nothing here. */
export function isBlock(text: string): boolean {
  return text.split(/[\t\n]/).filter((cell) => cell.trim() !== '').length >= 2 && /[\t\n]/.test(text.trim());
}
