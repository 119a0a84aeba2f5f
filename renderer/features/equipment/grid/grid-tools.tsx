/** What can be done with the rows of the grid, and the keys for it. */
import { CopyOutlined, DeleteOutlined, FormOutlined, PlusOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';

export interface GridToolsProps {
  onInsert: () => void;
  onDuplicate: () => void;
  onRemove: () => void;
  onOpen: () => void;
}

export function GridTools(props: GridToolsProps) {
  const tool = (zh: string, keys: string, icon: ReactNode, onClick: () => void) => (
    <button type="button" className="sheet-tool" onClick={onClick} title={keys} aria-keyshortcuts={keys}>
      {icon} {zh}
    </button>
  );
  return (
    <div className="sheet-tools" role="toolbar" aria-label="表格操作">
      {tool('插入一行', 'Alt+Insert', <PlusOutlined />, props.onInsert)}
      {tool('复制本行', 'Alt+Shift+Insert', <CopyOutlined />, props.onDuplicate)}
      {tool('删除选中行', 'Alt+Delete', <DeleteOutlined />, props.onRemove)}
      {tool('打开检查表', 'Alt+Enter', <FormOutlined />, props.onOpen)}
      <span className="sheet-hint">
        <kbd>Enter</kbd> 编辑并下移　<kbd>Ctrl</kbd>+<kbd>C</kbd>/<kbd>V</kbd> 与 Excel 互贴　<kbd>Ctrl</kbd>+
        <kbd>D</kbd> 向下填充　<kbd>Esc</kbd> 后 <kbd>Tab</kbd> 离开表格
      </span>
    </div>
  );
}
