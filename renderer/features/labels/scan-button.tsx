/** 扫码: finds a machine by its label with the camera, from a picture, or with a hand scanner. */
import { ScanOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { Suspense, useState } from 'react';
import { lazyScreen } from '../../app/lazy-screen.ts';
import { Loading } from '../../ui/states.tsx';

/** The decoder is fetched when first needed. */
const ScanForm = lazyScreen(
  () => import('./scan-form.tsx'),
  (m) => m.ScanForm,
);

export function ScanButton({ onFound }: { onFound?: () => void }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        className="scan-button"
        icon={<ScanOutlined />}
        onClick={() => setOpen(true)}
        title="扫设备标签，打开那台设备的检查表"
        data-testid="scan"
      >
        扫码
      </Button>
      <Modal
        open={isOpen}
        onCancel={() => setOpen(false)}
        title="扫设备标签"
        footer={null}
        width={640}
        destroyOnHidden
      >
        <Suspense fallback={<Loading what="打开扫码" />}>
          <ScanForm
            onFound={() => {
              setOpen(false);
              onFound?.();
            }}
          />
        </Suspense>
      </Modal>
    </>
  );
}
