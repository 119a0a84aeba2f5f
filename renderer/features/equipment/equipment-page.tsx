/** 用能设备: the inventory by kind, with the nameplate of the chosen machine beside it. */
import { DownOutlined, FileExcelOutlined, PlusOutlined, QrcodeOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { equipmentKinds, equipmentKindZh, type EquipmentKind } from '../../../shared/model/vocabulary.ts';
import { focusField } from '../../app/go-to-field.ts';
import { Empty } from '../../ui/states.tsx';
import { useAuditId, useAuditStore, useRows } from '../audit/audit-context.tsx';
import { addEquipment } from '../audit/edits.ts';
import { ScanButton } from '../labels/scan-button.tsx';
import { EquipmentTable } from './equipment-table.tsx';
import { InventoryGrid } from './grid/inventory-grid.tsx';
import { ImportDialog } from './import-dialog.tsx';
import type { LedgerSource } from './import-source.tsx';
import { InstrumentSection } from './instrument-section.tsx';
import { useInventoryMode, type InventoryMode } from './inventory-mode.ts';
import { NameplatePanel } from './nameplate-panel.tsx';
import { usePagePaste } from './use-page-paste.ts';
import './equipment.css';

export function EquipmentPage() {
  const rows = useRows('equipment');
  const ordered = useMemo(() => rows.toSorted((a, b) => (a.sortOrder ?? 0) - (b.sortOrder ?? 0)), [rows]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [kind, setKind] = useState<EquipmentKind | null>(null);
  const [query, setQuery] = useState('');
  const [importing, setImporting] = useState(false);
  const [pasted, setPasted] = useState<LedgerSource | null>(null);
  usePagePaste((text) => {
    setPasted({ text });
    setImporting(true);
  });
  const shown = useMemo(() => {
    const word = query.trim().toLowerCase();
    return ordered.filter(
      (row) =>
        (kind === null || row.kind === kind) &&
        `${row.name ?? ''} ${row.tag ?? ''} ${row.model ?? ''} ${row.location ?? ''}`
          .toLowerCase()
          .includes(word),
    );
  }, [ordered, kind, query]);
  const selected = shown.find((row) => row.id === chosen) ?? shown[0];
  /** A new machine is shown, whatever the list was narrowed to. */
  const choose = useCallback((id: string) => {
    setChosen(id);
    setKind(null);
    setQuery('');
  }, []);
  const mode = useInventoryMode((state) => state.mode);
  const kinds = useMemo(() => [...new Set(ordered.map((row) => row.kind))], [ordered]);
  const gridKind = kind ?? (kinds.length === 1 ? (kinds[0] ?? null) : null);
  // Not drawn anew with every key that changes a machine.
  const isEmpty = rows.length === 0;
  const tools = useMemo(
    () => (
      <>
        <ScanButton />
        {isEmpty ? null : <LabelsLink />}
        <ImportButton onOpen={() => setImporting(true)} />
        <AddButton onAdded={choose} />
      </>
    ),
    [isEmpty, choose],
  );
  const dialog = useMemo(
    () => (
      <ImportDialog
        open={importing}
        initial={pasted}
        onClose={(firstId) => {
          setImporting(false);
          setPasted(null);
          if (firstId) choose(firstId);
        }}
      />
    ),
    [importing, pasted, choose],
  );
  return (
    <div className="page" data-testid="equipment-page">
      <header className="page-head">
        <h1>用能设备</h1>
        {rows.length > 5 ? (
          <input
            className="input search"
            type="search"
            data-search
            placeholder="名称、编号、型号、位置（/）"
            aria-label="搜索设备"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
        ) : null}
        {tools}
      </header>
      {rows.length === 0 ? (
        <section className="panel">
          <Empty
            title="还没有登记用能设备"
            actions={
              <>
                <AddButton onAdded={choose} />
                <ImportButton onOpen={() => setImporting(true)} />
              </>
            }
          >
            先登记主要用能设备：锅炉、窑炉、大功率电动机、泵、风机、空压机、变压器。每台设备有自己的检查表和实时诊断。
          </Empty>
        </section>
      ) : (
        <>
          <div className="inventory-bar">
            <KindFilter
              kinds={kinds}
              value={kind}
              onChange={setKind}
              count={(k) => ordered.filter((row) => row.kind === k).length}
              total={ordered.length}
            />
            <ModeSwitch />
          </div>
          {mode === 'table' && shown.length > 0 ? (
            <InventoryGrid key={gridKind} rows={shown} kind={gridKind} />
          ) : (
            <div className="inventory">
              <EquipmentTable rows={shown} selectedId={selected?.id ?? null} onSelect={setChosen} />
              {selected ? <NameplatePanel key={selected.id} machine={selected} onChosen={setChosen} /> : null}
            </div>
          )}
        </>
      )}
      <InstrumentSection />
      {dialog}
    </div>
  );
}

function LabelsLink() {
  const auditId = useAuditId();
  const [, navigate] = useLocation();
  return (
    <Button
      icon={<QrcodeOutlined />}
      onClick={() => navigate(`/audit/${auditId}/equipment/labels`)}
      data-testid="print-labels"
    >
      标签
    </Button>
  );
}

function ImportButton({ onOpen }: { onOpen: () => void }) {
  return (
    <Button icon={<FileExcelOutlined />} onClick={onOpen} data-testid="import-equipment">
      导入台账
    </Button>
  );
}

function AddButton({ onAdded }: { onAdded: (id: string) => void }) {
  const store = useAuditStore();
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: equipmentKinds.map((kind) => ({ key: kind, label: equipmentKindZh[kind] })),
        onClick: ({ key }) => {
          onAdded(addEquipment(store, key as EquipmentKind));
          focusField('name');
        },
      }}
      autoFocus
    >
      <Button type="primary" icon={<PlusOutlined />} data-testid="add-equipment">
        添加设备 <DownOutlined />
      </Button>
    </Dropdown>
  );
}

function ModeSwitch() {
  const { mode, setMode } = useInventoryMode();
  const choice = (value: InventoryMode, zh: string) => (
    <button type="button" className="group-chip" aria-pressed={mode === value} onClick={() => setMode(value)}>
      {zh}
    </button>
  );
  return (
    <div className="kind-filter mode-switch" role="group" aria-label="显示方式">
      {choice('list', '列表与铭牌')}
      {choice('table', '表格编辑')}
    </div>
  );
}

function KindFilter(props: {
  kinds: readonly (EquipmentKind | null)[];
  value: EquipmentKind | null;
  onChange: (kind: EquipmentKind | null) => void;
  count: (kind: EquipmentKind) => number;
  total: number;
}) {
  const kinds = equipmentKinds.filter((kind) => props.kinds.includes(kind));
  if (kinds.length < 2) return null;
  const chip = (key: string, kind: EquipmentKind | null, text: string, count: number) => (
    <button
      key={key}
      type="button"
      className="group-chip"
      aria-pressed={props.value === kind}
      onClick={() => props.onChange(kind)}
    >
      {text}
      <span>{count}</span>
    </button>
  );
  return (
    <div className="kind-filter" role="group" aria-label="按类型筛选">
      {chip('all', null, '全部', props.total)}
      {kinds.map((kind) => chip(kind, kind, equipmentKindZh[kind], props.count(kind)))}
    </div>
  );
}
