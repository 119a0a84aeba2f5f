/** A data file of an analyser or logger beside a reading: choose a column and an interval, take its mean. */
import { Button, Modal } from 'antd';
import { useCallback, useEffect, useRef, useState, type DragEvent } from 'react';
import type { SeriesInspection } from '../../../shared/contract/series.ts';
import { rowIds } from '../../../shared/model/snapshot.ts';
import type { SeriesSettings } from '../../../shared/series/mapping.ts';
import { useClient } from '../../app/backend-context.tsx';
import { useTask } from '../../rpc/use-task.ts';
import { Failed, Notice } from '../../ui/states.tsx';
import { TaskProgress } from '../../ui/task-progress.tsx';
import { useAuditId, useRow, useRows } from '../audit/audit-context.tsx';
import type { NumberField } from '../checklist/reading-field.tsx';
import { SeriesInterval } from './series-interval.tsx';
import { SeriesSettingsPanel } from './series-settings.tsx';
import { reopenSeries, uploadSeries, type ColumnChoice, type OpenSeries } from './upload-series.ts';

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
      width="min(1180px, 96vw)"
      style={{ top: 24 }}
      data-testid="series-dialog"
    >
      <SeriesForm equipmentId={equipmentId} field={field} onClose={onClose} />
    </Modal>
  );
}

function SeriesForm({ equipmentId, field, onClose }: SeriesDialogProps) {
  const files = useSeriesFile(equipmentId, field);
  const { opened, opening, changing } = files;
  const drop = {
    onDragOver: (event: DragEvent) => event.preventDefault(),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      files.take(event.dataTransfer.files[0]);
    },
  };
  return (
    <div className="stack series-form" {...drop}>
      <FilePicker fileName={opened?.fileName ?? null} onFile={files.take} />
      {opening.state.status === 'running' ? (
        <TaskProgress progress={opening.state.progress} onCancel={opening.cancel} />
      ) : null}
      {opening.state.status === 'failed' ? <Failed error={opening.state.error} /> : null}
      {files.missing ? (
        <Notice tone="warn">
          这个读数的数据文件“{files.missing.fileName}
          ”不在本机（大文件只留在采集它的电脑上）。可以在这里选择同一个文件再看， 内容以 SHA-256{' '}
          {files.missing.sha256?.slice(0, 12)} 核对。
        </Notice>
      ) : null}
      {opened ? (
        <>
          {opened.inspection.remembered ? (
            <Notice
              tone="info"
              actions={
                <Button size="small" onClick={files.reset} data-testid="series-reset">
                  恢复自动识别
                </Button>
              }
            >
              按上次的设置读取（{opened.inspection.remembered.usedAt.slice(0, 10)} 用于同样列名的文件）。
            </Notice>
          ) : null}
          <SeriesSettingsPanel
            key={opened.fileId}
            opened={opened}
            onChange={files.change}
            onReset={files.reset}
          />
          {opened.inspection.problems.map((problem) => (
            <Notice key={problem.zh} tone="warn">
              {problem.zh}
            </Notice>
          ))}
          {changing.state.status === 'running' && changing.state.progress ? (
            <TaskProgress progress={changing.state.progress} onCancel={changing.cancel} />
          ) : null}
          {changing.state.status === 'failed' ? <Failed error={changing.state.error} /> : null}
          <SeriesInterval
            key={`${opened.fileId} ${JSON.stringify(opened.inspection.mapping)}`}
            opened={opened}
            onChoice={files.choose}
            equipmentId={equipmentId}
            field={field}
            onDone={onClose}
          />
        </>
      ) : null}
    </div>
  );
}

function FilePicker({
  fileName,
  onFile,
}: {
  fileName: string | null;
  onFile: (file: File | undefined) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="series-pick">
      <Button onClick={() => input.current?.click()} data-testid="series-pick">
        {fileName ? '换一个文件' : '选择数据文件'}
      </Button>
      <span className="muted">
        {fileName ?? '烟气分析仪、功率记录仪等导出的 CSV、TXT 或 .xlsx，也可以拖到这里'}
      </span>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.txt,.tsv,.dat,.log,.xlsx"
        aria-label="选择数据文件"
        data-testid="series-file"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          onFile(file);
        }}
      />
    </div>
  );
}

/** The opened file: handed over, or the kept one behind the reading; the backend holds it as long as this looks at it. */
function useSeriesFile(equipmentId: string, field: NumberField) {
  const client = useClient();
  const auditId = useAuditId();
  const row = useRow('reading', rowIds.reading(equipmentId, field.key));
  const dataFileId = row && !row.deleted ? row.dataFileId : null;
  const dataFiles = useRows('dataFile');
  const opening = useTask<OpenSeries>();
  const changing = useTask<SeriesInspection>();
  const [opened, setOpened] = useState<OpenSeries | null>(null);
  const { run: open, state: openState } = opening;
  const { run: inspect } = changing;

  useEffect(() => {
    const fileId = opened?.fileId;
    return () => {
      if (fileId) void client.series.close({ fileId }).catch(() => undefined);
    };
  }, [client, opened?.fileId]);

  const start = useCallback(
    async (begin: (signal: AbortSignal) => ReturnType<typeof uploadSeries>) => {
      const next = await open((signal) => Promise.resolve(begin(signal)));
      if (next) setOpened(next);
    },
    [open],
  );
  // Only on opening: a reading that is just being made must not open its file a second time.
  const first = useRef(dataFileId);
  useEffect(() => {
    const id = first.current;
    if (id !== null) void start((signal) => reopenSeries(client, { auditId, dataFileId: id }, signal));
  }, [client, auditId, start]);

  const change = useCallback(
    async (settings: SeriesSettings, choice?: ColumnChoice) => {
      if (!opened) return;
      const { fileId } = opened;
      const inspection = await inspect((signal) => client.series.inspect({ fileId, settings }, { signal }));
      if (inspection)
        setOpened((held) => held && { ...held, settings, inspection, choice: choice ?? held.choice });
    },
    [client, inspect, opened],
  );
  const reset = useCallback(async () => {
    if (opened) await client.series.forget({ fileId: opened.fileId });
    await change({}, { columnName: null, units: {} });
  }, [client, change, opened]);
  const isGone = openState.status === 'failed' && dataFileId !== null && !opened;
  return {
    opened,
    opening,
    changing,
    missing: isGone ? (dataFiles.find((file) => file.id === dataFileId) ?? null) : null,
    take: (file: File | undefined) => {
      if (file) void start((signal) => uploadSeries(client, file, signal));
    },
    change: (settings: SeriesSettings) => void change(settings),
    reset: () => void reset(),
    choose: (choice: ColumnChoice) => setOpened((held) => held && { ...held, choice }),
  };
}
