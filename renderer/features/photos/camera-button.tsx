/** 拍照: opens the camera for one place of the audit. */
import { useState } from 'react';
import { CameraDialog } from './camera-dialog.tsx';
import type { PhotoDrop } from './use-photo-drop.tsx';

export function CameraButton({
  drop,
  label,
  testId,
}: {
  drop: Pick<PhotoDrop, 'add'>;
  /** What is photographed, for those who do not see the page. */
  label: string;
  testId?: string;
}) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="tool"
        aria-label={`拍照：${label}`}
        data-testid={testId}
        onClick={() => setOpen(true)}
      >
        拍照
      </button>
      {open ? <CameraDialog onKeep={drop.add} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
