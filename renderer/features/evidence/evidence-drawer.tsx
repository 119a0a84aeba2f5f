/** The chain of evidence of one reading, at the side of whatever page it was asked for from; Alt+J on a reading. */
import { Drawer } from 'antd';
import { useEffect } from 'react';
import { Empty } from '../../ui/states.tsx';
import { useChain } from './chain-data.ts';
import { ChainPanel } from './chain-panel.tsx';
import { readingAt, useEvidencePanel } from './evidence-store.ts';

export function EvidenceDrawer() {
  const { readingId, open, show, close } = useEvidencePanel();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || event.code !== 'KeyJ') return;
      const found = readingAt(document.activeElement);
      if (found === null) return;
      event.preventDefault();
      show(found);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [show]);
  // A chain belongs to the audit that it was opened in.
  useEffect(() => close, [close]);
  return (
    <Drawer open={open} onClose={close} title="证据链" size={560} destroyOnHidden>
      {readingId === null ? null : <Chain key={readingId} readingId={readingId} />}
    </Drawer>
  );
}

function Chain({ readingId }: { readingId: string }) {
  const found = useChain(readingId);
  if (!found || found.chain.reading.value === null) {
    return <Empty title="还没有数值">先填写读数，再补仪器、照片和人员。</Empty>;
  }
  return <ChainPanel {...found} />;
}
