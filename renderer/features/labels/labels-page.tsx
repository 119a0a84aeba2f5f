/** 设备标签: which machines get a label, on which sheet, and the sheets as they are printed. */
import { LeftOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import { Link } from 'wouter';
import {
  firstFormat,
  labelFormats,
  labelSheets,
  perSheet,
  type LabelFormat,
} from '../../../shared/inventory/label-sheet.ts';
import type { Row } from '../../../shared/model/tables.ts';
import { equipmentKindZh } from '../../../shared/model/vocabulary.ts';
import { NumberInput, SelectInput } from '../../ui/inputs.tsx';
import { Empty } from '../../ui/states.tsx';
import { useAuditId, useRows } from '../audit/audit-context.tsx';
import { LabelSheets, type Label } from './label-sheets.tsx';
import '../print/print.css';
import './labels.css';

const STORAGE_KEY = 'plateau-audit:label-format';

export function LabelsPage() {
  const auditId = useAuditId();
  const rows = useRows('equipment');
  const ordered = useMemo(() => rows.toSorted((a, b) => (a.sortOrder ?? 0) - (b.sortOrder ?? 0)), [rows]);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [format, setFormat] = useFormat();
  const [start, setStart] = useState(1);
  const [each, setEach] = useState(false);
  const labels = useLabels(ordered, left, each);
  const sheets = useDeferredValue(
    useMemo(() => labelSheets(format, labels.length, start), [format, labels, start]),
  );
  if (rows.length === 0)
    return (
      <div className="page" data-testid="labels-page">
        <Empty title="还没有登记用能设备">先在“用能设备”登记设备，再为它们打印标签。</Empty>
      </div>
    );
  return (
    <div className="page print-page labels-page" data-testid="labels-page">
      <header className="page-head print-tools labels-head">
        <Link className="back-link" href={`/audit/${auditId}/equipment`}>
          <LeftOutlined /> 返回
        </Link>
        <h1>设备标签</h1>
        <Button
          type="primary"
          icon={<PrinterOutlined />}
          disabled={labels.length === 0}
          onClick={() => window.print()}
          data-testid="labels-print"
        >
          打印 {sheets.length} 张（A4）
        </Button>
      </header>
      <div className="labels-layout">
        <div className="labels-options print-tools">
          <section className="panel">
            <div className="panel-body stack">
              <SelectInput
                value={format.id}
                label="标签纸规格"
                testId="label-format"
                options={Object.fromEntries(labelFormats.map(({ id, zh }) => [id, zh]))}
                onChange={(id) => setFormat(labelFormats.find((f) => f.id === id) ?? format)}
              />
              <label className="labels-start">
                <span>第一张从第几格开始（共 {perSheet(format)} 格）</span>
                <NumberInput
                  value={start}
                  label={`第一张从第几格开始，共 ${perSheet(format)} 格`}
                  testId="label-start"
                  onChange={(value) => setStart(value === null ? 1 : Math.round(value))}
                />
              </label>
              <label className="labels-check">
                <input type="checkbox" checked={each} onChange={(event) => setEach(event.target.checked)} />
                同型多台的，每台一枚
              </label>
              <p className="muted">
                打印时缩放选“100%”或“实际大小”，边距选“无”。先用普通纸试印一张，与标签纸重叠对光核对。
              </p>
            </div>
          </section>
          <MachineChoice machines={ordered} left={left} onLeft={setLeft} />
        </div>
        <LabelSheets format={format} labels={labels} sheets={sheets} />
      </div>
    </div>
  );
}

/** The sheet that was used last on this laptop. */
function useFormat(): [LabelFormat, (format: LabelFormat) => void] {
  const [id, setId] = useState(() => window.localStorage.getItem(STORAGE_KEY));
  const format = labelFormats.find((f) => f.id === id) ?? firstFormat;
  return [
    format,
    (next) => {
      window.localStorage.setItem(STORAGE_KEY, next.id);
      setId(next.id);
    },
  ];
}

function useLabels(machines: readonly Row<'equipment'>[], left: ReadonlySet<string>, each: boolean): Label[] {
  return useMemo(
    () =>
      machines
        .filter((machine) => !left.has(machine.id))
        .flatMap((machine): Label[] => {
          const count = each ? Math.max(1, Math.min(200, machine.quantity ?? 1)) : 1;
          return Array.from({ length: count }, (_, i) => ({
            machine,
            part: count > 1 ? `${i + 1}/${count}` : null,
          }));
        }),
    [machines, left, each],
  );
}

function MachineChoice(props: {
  machines: readonly Row<'equipment'>[];
  left: ReadonlySet<string>;
  onLeft: (left: ReadonlySet<string>) => void;
}) {
  const { machines, left, onLeft } = props;
  const [query, setQuery] = useState('');
  const word = query.trim().toLowerCase();
  const shown = machines.filter((machine) =>
    [machine.name, machine.tag, machine.kind ? equipmentKindZh[machine.kind] : null, machine.location]
      .join(' ')
      .toLowerCase()
      .includes(word),
  );
  const toggle = (ids: readonly string[], isTaken: boolean) => {
    const next = new Set(left);
    for (const id of ids)
      if (isTaken) next.delete(id);
      else next.add(id);
    onLeft(next);
  };
  const ids = shown.map((machine) => machine.id);
  return (
    <section className="panel" aria-label="选择设备">
      <div className="labels-choose">
        <input
          className="input"
          type="search"
          data-search
          placeholder="名称、编号、类型、位置（/）"
          aria-label="筛选设备"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        <button type="button" className="sheet-tool" onClick={() => toggle(ids, true)}>
          全选
        </button>
        <button type="button" className="sheet-tool" onClick={() => toggle(ids, false)}>
          全不选
        </button>
      </div>
      <ul className="labels-machines" data-testid="label-machines">
        {shown.map((machine) => (
          <li key={machine.id}>
            <label className="labels-check">
              <input
                type="checkbox"
                checked={!left.has(machine.id)}
                onChange={(event) => toggle([machine.id], event.target.checked)}
              />
              <span>
                {machine.name ?? '未命名设备'}
                <span className="muted"> {machine.tag}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      {shown.length === 0 ? <p className="labels-none muted">没有符合的设备。</p> : null}
    </section>
  );
}
