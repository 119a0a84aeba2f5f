/** Keys that work everywhere, and the sheet that lists all of them under `?`. */
import { Modal } from 'antd';
import { useEffect, useState } from 'react';
import { navigate } from 'wouter/use-hash-location';
import { auditPages } from './pages.tsx';

const groups: { title: string; keys: [string, string][] }[] = [
  {
    title: '到处可用',
    keys: [
      ['?', '打开或关闭本说明'],
      ['g 再按数字', '切换到左侧第几个页面（如 g 3 到能源消费）'],
      ['g 再按 l', '回到诊断项目'],
      ['/', '跳到搜索框'],
      ['Ctrl+K', '在所有项目中搜索'],
      ['Tab / Shift+Tab', '下一个 / 上一个栏目'],
      ['Ctrl+S', '立即写入（平时会自动保存）'],
      ['Ctrl+Z / Ctrl+Y', '撤销 / 重做本次打开后自己的修改（不在输入框内时）'],
      ['Alt+H', '当前栏目的修改记录：谁、何时、改成什么'],
      ['Alt+J', '当前读数的证据链：仪器、照片、人员、时间、用于哪些结果'],
    ],
  },
  {
    title: '现场检查',
    keys: [
      ['c', '到第一个还没有回答的检查项'],
      ['1 / 2 / 3 / 4', '符合 / 不符合 / 不适用 / 待查'],
      ['← →', '在四个答案之间移动'],
      ['↑ ↓', '上一项 / 下一项'],
      ['Enter', '到下一个读数；最后一个读数之后到下一项'],
      ['Ctrl+D', '这个读数的来源和仪器与上一个读数相同'],
      ['n', '给当前项写说明；Esc 从说明回到答案'],
      ['p', '给当前项加照片（也可直接粘贴或拖入）'],
      ['+', '在逐个检查的部分（燃烧器、筒体段等）添加一个'],
      ['d', '打开计算过程'],
      ['Alt+N / Alt+P', '下一台 / 上一台设备（输入时也可用）'],
    ],
  },
  {
    title: '节能措施',
    keys: [['Alt+↑ / Alt+↓', '同一台设备的措施提前 / 推后实施']],
  },
  {
    title: '设备表格',
    keys: [
      ['↑ ↓ ← →', '移动；按住 Shift 选一块，按住 Ctrl 到边上'],
      ['Enter / F2 / 直接输入', '编辑；Enter 确认并下移，Tab 右移，Esc 取消'],
      ['Ctrl+C / Ctrl+V', '与 Excel、WPS 互相粘贴一块；超出末行的自动新增设备'],
      ['Ctrl+D / Delete', '向下填充 / 清空选中的格'],
      ['Alt+Insert / Alt+Shift+Insert', '插入一行 / 复制本行'],
      ['Alt+Delete / Alt+Enter', '删除选中行 / 打开检查表'],
      ['Esc 再按 Tab', '离开表格'],
    ],
  },
  {
    title: '能源消费表',
    keys: [
      ['Enter / 方向键', '下一行 / 在格子之间移动'],
      ['Esc', '离开表格，接着按 Tab 到表格后面的栏目'],
      ['Ctrl+V', '从 Excel 粘贴一块数据'],
    ],
  },
];

/** True while somebody types, when single letters are text and not commands. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

export function useGlobalShortcuts(
  auditId: string | null,
  onSave: () => void,
): [boolean, (open: boolean) => void] {
  const [sheetOpen, setSheetOpen] = useState(false);
  useEffect(() => {
    let afterG = 0;
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key === 's') {
        event.preventDefault();
        onSave();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === '?') setSheetOpen((open) => !open);
      else if (event.key === '/') focusSearch(event);
      else if (event.key === 'g') afterG = Date.now();
      else if (Date.now() - afterG < 1200) {
        afterG = 0;
        goByKey(event.key, auditId);
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [auditId, onSave]);
  return [sheetOpen, setSheetOpen];
}

function focusSearch(event: KeyboardEvent): void {
  const box = document.querySelector<HTMLInputElement>('[data-search]');
  if (!box) return;
  event.preventDefault();
  box.focus();
}

function goByKey(key: string, auditId: string | null): void {
  if (key === 'l') navigate('/');
  const page = auditPages[Number(key) - 1];
  if (!auditId || !page) return;
  navigate(`/audit/${auditId}/${page.path}`);
  // Asked for the page that is open: back to its start.
  document.getElementById('main')?.focus();
}

export function ShortcutSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Modal centered open={open} onCancel={onClose} footer={null} title="键盘操作" width={640}>
      {groups.map((group) => (
        <section key={group.title} className="shortcut-group">
          <h2>{group.title}</h2>
          <dl>
            {group.keys.map(([keys, what]) => (
              <div key={keys}>
                <dt>
                  <kbd>{keys}</kbd>
                </dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Modal>
  );
}
