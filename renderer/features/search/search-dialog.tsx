/** Ctrl+K: search in everything from any page. */
import { SearchOutlined } from '@ant-design/icons';
import { Modal } from 'antd';
import { useEffect, useState } from 'react';
import { ScanButton } from '../labels/scan-button.tsx';
import { SearchBox } from './search-box.tsx';

export function SearchButton() {
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <button
        type="button"
        className="topbar-button"
        aria-label="在所有项目中搜索"
        title="在所有项目中搜索（Ctrl+K）"
        onClick={() => setOpen(true)}
      >
        <SearchOutlined />
      </button>
      <Modal
        open={isOpen}
        onCancel={() => setOpen(false)}
        afterOpenChange={(shown) => {
          if (shown) document.querySelector<HTMLInputElement>('[data-testid="search-everywhere"]')?.focus();
        }}
        footer={null}
        title="在所有项目中搜索"
        width={680}
        destroyOnHidden
      >
        <div className="search-line">
          <SearchBox
            value={text}
            onChange={setText}
            label="在所有项目中搜索"
            placeholder="企业、设备、说明、问题、措施、照片说明……"
            testId="search-everywhere"
            onClose={() => setOpen(false)}
          />
          <ScanButton onFound={() => setOpen(false)} />
        </div>
      </Modal>
    </>
  );
}
