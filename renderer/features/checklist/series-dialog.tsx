/** A data file of an analyser or logger beside a reading: choose a column and an interval, take its mean. */
import { Button, Modal } from 'antd';
import { useEffect, useRef, useState, type DragEvent } from 'react';
import { useClient } from '../../app/backend-context.tsx';
import { useTask } from '../../rpc/use-task.ts';
import { Failed } from '../../ui/states.tsx';
import { TaskProgress } from '../../ui/task-progress.tsx';
import type { NumberField } from './reading-field.tsx';
import { SeriesInterval } from './series-interval.tsx';
import { uploadSeries, type OpenSeries } from './upload-series.ts';

export interface SeriesDialogProps {
  equipmentId: string;
  field: NumberField;
  onClose: () => void;
}

export function SeriesDialog({ equipmentId, field, onClose }: SeriesDialogProps) {
  return (
    <Modal
      open
      onCancel={onClose}
      title={`由数据文件取读数：${field.zh}`}
      footer={null}
      width="min(1080px, 94vw)"
      data-testid="series-dialog"
    >
      <SeriesForm equipmentId={equipmentId} field={field} onClose={onClose} />
    </Modal>
  );
}

function SeriesForm({ equipmentId, field, onClose }: SeriesDialogProps) {
  const client = useClient();
  const upload = useTask<OpenSeries>();
  const [opened, setOpened] = useState<OpenSeries | null>(null);
  const input = useRef<HTMLInputElement>(null);
  // The backend keeps the file only as long as this dialog looks at it.
  useEffect(() => {
    const fileId = opened?.fileId;
    return () => {
      if (fileId) void client.series.close({ fileId }).catch(() => undefined);
    };
  }, [client, opened]);
  const take = async (file: File | undefined) => {
    if (!file) return;
    setOpened(await upload.run((signal) => Promise.resolve(uploadSeries(client, file, signal))));
  };
  const drop = {
    onDragOver: (event: DragEvent) => event.preventDefault(),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      void take(event.dataTransfer.files[0]);
    },
  };
  return (
    <div className="stack series-form" {...drop}>
      <div className="series-pick">
        <Button onClick={() => input.current?.click()} data-testid="series-pick">
          {opened ? '换一个文件' : '选择数据文件'}
        </Button>
        <span className="muted">
          {opened ? opened.fileName : '烟气分析仪、功率记录仪等导出的 CSV、TXT 或 .xlsx，也可以拖到这里'}
        </span>
        <input
          ref={input}
          type="file"
          hidden
          accept=".csv,.txt,.tsv,.dat,.xlsx"
          aria-label="选择数据文件"
          data-testid="series-file"
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = '';
            void take(file);
          }}
        />
      </div>
      {upload.state.status === 'running' ? (
        <TaskProgress progress={upload.state.progress} onCancel={upload.cancel} />
      ) : null}
      {upload.state.status === 'failed' ? <Failed error={upload.state.error} /> : null}
      {opened ? (
        <SeriesInterval
          key={opened.fileId}
          opened={opened}
          equipmentId={equipmentId}
          field={field}
          onDone={onClose}
        />
      ) : null}
    </div>
  );
}
