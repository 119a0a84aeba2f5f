/** Preview, shoot, look, keep or take again; stays open so that several photos follow each other. */
import { Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { SelectInput } from '../../ui/inputs.tsx';
import { localInstant } from './local-time.ts';
import { useCamera } from './use-camera.ts';
import type { NewPhotoFile } from './use-photo-drop.tsx';

interface Shot {
  blob: Blob;
  url: string;
  takenAt: string;
}

export function CameraDialog({
  onKeep,
  onClose,
}: {
  onKeep: (photo: NewPhotoFile) => Promise<boolean>;
  onClose: () => void;
}) {
  const { state, devices, deviceId, choose, retry, attach, shoot: takeFrame } = useCamera();
  const [shot, setShot] = useState<Shot | null>(null);
  const [kept, setKept] = useState(0);
  const [isKeeping, setKeeping] = useState(false);
  useEffect(() => () => void (shot && URL.revokeObjectURL(shot.url)), [shot]);

  const shoot = async () => {
    const blob = await takeFrame();
    if (blob) setShot({ blob, url: URL.createObjectURL(blob), takenAt: localInstant(new Date()) });
  };
  const keep = async () => {
    if (!shot) return;
    setKeeping(true);
    const name = `拍照-${shot.takenAt.slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')}.jpg`;
    const file = new File([shot.blob], name, { type: 'image/jpeg' });
    const label = state.kind === 'live' ? state.label.slice(0, 120) : '';
    const isIn = await onKeep({ file, takenAt: shot.takenAt, ...(label ? { camera: label } : {}) });
    setKeeping(false);
    if (isIn) setKept((n) => n + 1);
    setShot(null);
  };
  return (
    <Modal
      centered
      open
      onCancel={onClose}
      footer={null}
      width="min(980px, 94vw)"
      title="拍照"
      destroyOnHidden
    >
      <div className="camera" data-testid="camera">
        <div className="camera-stage">
          <video
            ref={attach}
            className={shot || state.kind !== 'live' ? 'camera-hidden' : ''}
            playsInline
            muted
            aria-label="摄像头画面"
          />
          {shot ? <img src={shot.url} alt="刚拍的照片" /> : null}
          {state.kind === 'starting' ? <p role="status">正在打开摄像头…</p> : null}
          {state.kind === 'failed' && !shot ? (
            <p role="alert" data-testid="camera-failed">
              {state.zh}
            </p>
          ) : null}
        </div>
        <div className="camera-tools">
          {devices.length > 1 && !shot ? (
            <SelectInput
              value={deviceId}
              label="摄像头"
              options={Object.fromEntries(devices.map(({ id, label }) => [id, label]))}
              onChange={(id) => id !== null && choose(id)}
            />
          ) : null}
          {shot ? (
            <>
              <MainButton
                key="keep"
                words={isKeeping ? '正在存入…' : '保留'}
                isDisabled={isKeeping}
                onPress={() => void keep()}
                testId="camera-keep"
              />
              <button
                type="button"
                className="tool"
                disabled={isKeeping}
                onClick={() => setShot(null)}
                data-testid="camera-again"
              >
                重拍
              </button>
            </>
          ) : state.kind === 'failed' ? (
            <MainButton key="retry" words="重试" onPress={retry} testId="camera-retry" />
          ) : (
            <MainButton
              key={state.kind}
              words="拍摄"
              isDisabled={state.kind !== 'live'}
              onPress={() => void shoot()}
              testId="camera-shoot"
            />
          )}
          <span className="muted" role="status">
            {kept > 0 ? `已存入 ${kept} 张` : ''}
          </span>
          <button type="button" className="tool camera-close" onClick={onClose} data-testid="camera-close">
            完成
          </button>
        </div>
      </div>
    </Modal>
  );
}

/** The one button that is wanted next takes the focus: shoot, keep, shoot. */
function MainButton({
  words,
  isDisabled = false,
  onPress,
  testId,
}: {
  words: string;
  isDisabled?: boolean;
  onPress: () => void;
  testId: string;
}) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <button
      ref={button}
      type="button"
      className="tool tool-main"
      disabled={isDisabled}
      onClick={onPress}
      data-testid={testId}
    >
      {words}
    </button>
  );
}
