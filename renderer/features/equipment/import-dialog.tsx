/** Equipment ledger from a file, a drop or the clipboard: shown row by row first, then imported whole. */
import { Modal } from 'antd';
import { useEffect, useEffectEvent, useState, type ClipboardEvent, type DragEvent } from 'react';
import type { InventoryPreview } from '../../../shared/contract/inventory.ts';
import type { Layout } from '../../../shared/inventory/layout.ts';
import { useClient } from '../../app/backend-context.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { useAuditId, useAuditStore } from '../audit/audit-context.tsx';
import { ImportPreview, type ChosenRow } from './import-preview.tsx';
import { ImportSource, type LedgerSource } from './import-source.tsx';
import './import.css';

interface ImportProps {
  /** What was pasted on the page; read at once. */
  initial: LedgerSource | null;
  onClose: (firstId?: string) => void;
}

export function ImportDialog({ open, initial, onClose }: ImportProps & { open: boolean }) {
  return (
    <Modal
      open={open}
      onCancel={() => onClose()}
      title="导入设备台账"
      footer={null}
      destroyOnHidden
      width="min(1180px, 94vw)"
    >
      <ImportForm initial={initial} onClose={onClose} />
    </Modal>
  );
}

type Step =
  | { at: 'source'; error: unknown }
  | { at: 'reading' }
  | { at: 'preview'; source: LedgerSource; preview: InventoryPreview; layout: Layout; error: unknown }
  | { at: 'importing' };

function ImportForm({ initial, onClose }: ImportProps) {
  const client = useClient();
  const auditId = useAuditId();
  const store = useAuditStore();
  const [step, setStep] = useState<Step>(initial ? { at: 'reading' } : { at: 'source', error: null });
  const [over, setOver] = useState(false);

  const read = (source: LedgerSource, sheet: string | null) => {
    setStep({ at: 'reading' });
    return preview(source, sheet);
  };
  const preview = async (source: LedgerSource, sheet: string | null) => {
    try {
      const shown = await client.inventory.preview({ auditId, source, sheet });
      setStep({ at: 'preview', source, preview: shown, layout: shown.layout, error: null });
    } catch (error) {
      setStep({ at: 'source', error });
    }
  };
  const begin = useEffectEvent((source: LedgerSource) => void preview(source, null));
  useEffect(() => {
    if (initial) begin(initial);
  }, [initial]);
  /** The rows on screen stay until the new meaning of the columns has been read. */
  const lay = async (shown: Extract<Step, { at: 'preview' }>, layout: Layout) => {
    setStep({ ...shown, layout });
    try {
      const { source } = shown;
      const { sheet } = shown.preview;
      const next = await client.inventory.preview({ auditId, source, sheet, layout });
      setStep({ at: 'preview', source, preview: next, layout, error: null });
    } catch (error) {
      setStep({ ...shown, layout, error });
    }
  };
  const take = async (rows: ChosenRow[], shown: Step) => {
    setStep({ at: 'importing' });
    try {
      const { equipmentIds } = await client.inventory.import({ auditId, rows });
      await store.settled();
      await store.load();
      onClose(equipmentIds[0]);
    } catch (error) {
      setStep(shown.at === 'preview' ? { ...shown, error } : { at: 'source', error });
    }
  };
  const handlers = {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      setOver(false);
      const file = event.dataTransfer.files[0];
      if (!file) return;
      event.preventDefault();
      void read({ file }, null);
    },
    onPaste: (event: ClipboardEvent) => {
      const file = event.clipboardData.files[0];
      const text = event.clipboardData.getData('text/plain');
      // Excel puts a picture of the cells beside their text; the text is what is meant.
      const source = text.includes('\t') || text.includes('\n') ? { text } : file ? { file } : null;
      if (!source) return;
      event.preventDefault();
      void read(source, null);
    },
  };
  return (
    <div className={over ? 'import-form import-over' : 'import-form'} {...handlers}>
      {step.at === 'source' ? (
        <>
          {step.error ? <Failed error={step.error} /> : null}
          <ImportSource onSource={(source) => void read(source, null)} />
        </>
      ) : null}
      {step.at === 'reading' ? <Loading what="读取台账" /> : null}
      {step.at === 'importing' ? <Loading what="写入设备" /> : null}
      {step.at === 'preview' ? (
        <>
          {step.error ? <Failed error={step.error} /> : null}
          <ImportPreview
            key={`${step.preview.sheet}/${JSON.stringify(step.preview.layout)}`}
            preview={step.preview}
            layout={step.layout}
            onLayout={(layout) => void lay(step, layout)}
            onSheet={(sheet) => void read(step.source, sheet)}
            onBack={() => setStep({ at: 'source', error: null })}
            onImport={(rows) => void take(rows, step)}
          />
        </>
      ) : null}
    </div>
  );
}
