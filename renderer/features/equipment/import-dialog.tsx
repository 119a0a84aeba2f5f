/** Equipment ledger from a file, a drop or the clipboard: shown row by row first, then imported whole. */
import { Modal } from 'antd';
import { useState, type ClipboardEvent, type DragEvent } from 'react';
import type { InventoryPreview } from '../../../shared/contract/inventory.ts';
import { useClient } from '../../app/backend-context.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { useAuditId, useAuditStore } from '../audit/audit-context.tsx';
import { ImportPreview, type ChosenRow } from './import-preview.tsx';
import { ImportSource, type LedgerSource } from './import-source.tsx';
import './import.css';

export function ImportDialog({ open, onClose }: { open: boolean; onClose: (firstId?: string) => void }) {
  return (
    <Modal
      open={open}
      onCancel={() => onClose()}
      title="导入设备台账"
      footer={null}
      destroyOnHidden
      width="min(1180px, 94vw)"
    >
      <ImportForm onClose={onClose} />
    </Modal>
  );
}

type Step =
  | { at: 'source'; error: unknown }
  | { at: 'reading' }
  | { at: 'preview'; source: LedgerSource; preview: InventoryPreview; error: unknown }
  | { at: 'importing' };

function ImportForm({ onClose }: { onClose: (firstId?: string) => void }) {
  const client = useClient();
  const auditId = useAuditId();
  const store = useAuditStore();
  const [step, setStep] = useState<Step>({ at: 'source', error: null });
  const [over, setOver] = useState(false);

  const read = async (source: LedgerSource, sheet: string | null) => {
    setStep({ at: 'reading' });
    try {
      const preview = await client.inventory.preview({ auditId, source, sheet });
      setStep({ at: 'preview', source, preview, error: null });
    } catch (error) {
      setStep({ at: 'source', error });
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
            key={step.preview.sheet}
            preview={step.preview}
            onSheet={(sheet) => void read(step.source, sheet)}
            onBack={() => setStep({ at: 'source', error: null })}
            onImport={(rows) => void take(rows, step)}
          />
        </>
      ) : null}
    </div>
  );
}
