/** The camera picture with its codes, and the ways around it: a picture file, the clipboard, a hand scanner. */
import { PictureOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef, useState, type ClipboardEvent, type RefObject } from 'react';
import { navigate } from 'wouter/use-hash-location';
import type { FoundMachine } from '../../../shared/contract/inventory.ts';
import { equipmentKindZh } from '../../../shared/model/vocabulary.ts';
import { useClient } from '../../app/backend-context.tsx';
import { useOpenAuditId } from '../../app/open-audit.ts';
import { errorWords } from '../../rpc/error-words.ts';
import { SelectInput } from '../../ui/inputs.tsx';
import { Notice } from '../../ui/states.tsx';
import { cameraFailureZh, useCamera } from '../../ui/use-camera.ts';
import { codeInFrame, codesInPicture } from './decode-image.ts';
import { findMachine, machineRoute, type Found } from './find-words.ts';
import './labels.css';

const LOOK_EVERY_MS = 150;

export function ScanForm({ onFound }: { onFound: () => void }) {
  const client = useClient();
  const here = useOpenAuditId();
  const [text, setText] = useState('');
  const [several, setSeveral] = useState<readonly FoundMachine[]>([]);
  const [words, setWords] = useState<string | null>(null);
  const picture = useRef<HTMLInputElement>(null);

  const open = (machine: FoundMachine) => {
    onFound();
    navigate(machineRoute(machine));
  };
  const show = (found: readonly Found[]) => {
    const machines = found.flatMap((f) =>
      f.kind === 'one' ? [f.machine] : f.kind === 'several' ? f.machines : [],
    );
    const [only, ...more] = machines;
    if (only && more.length === 0) {
      open(only);
      return;
    }
    setSeveral(machines);
    const nowhere = found.find((f) => f.kind === 'nowhere');
    setWords(machines.length === 0 && nowhere ? nowhere.zh : null);
  };
  const look = async (codes: readonly string[]) => {
    try {
      show(await Promise.all(codes.map((code) => findMachine(client, code, here))));
    } catch (error) {
      setWords(errorWords(error));
    }
  };
  const read = async (file: Blob) => {
    setSeveral([]);
    try {
      const codes = await codesInPicture(file);
      if (codes.length > 0) await look(codes);
      else setWords('图片里没有找到二维码。请对准标签、靠近一些、避开反光再拍一张。');
    } catch {
      // Only a file that is no picture gets here.
      setWords('这个文件不是图片，或图片已损坏。请选择 JPG 或 PNG 照片。');
    }
  };
  const onPaste = (event: ClipboardEvent) => {
    const file = [...event.clipboardData.files].find((f) => f.type.startsWith('image/'));
    if (!file) return;
    event.preventDefault();
    void read(file);
  };
  return (
    <div className="scan" onPaste={onPaste}>
      <CameraView onCode={(code) => void look([code])} />
      <div className="scan-tools">
        <Button icon={<PictureOutlined />} onClick={() => picture.current?.click()}>
          从照片识别
        </Button>
        <input
          ref={picture}
          type="file"
          hidden
          accept="image/*"
          aria-label="选择标签的照片"
          data-testid="scan-file"
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = '';
            if (file) void read(file);
          }}
        />
        <form
          className="scan-typed"
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() !== '') void look([text]);
          }}
        >
          <input
            className="input"
            aria-label="扫码枪内容或设备编号"
            placeholder="扫码枪、设备编号，回车打开"
            data-testid="scan-text"
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </form>
        <span className="muted">也可以粘贴照片</span>
      </div>
      <div role="status" data-testid="scan-words">
        {words ? <Notice tone="warn">{words}</Notice> : null}
      </div>
      {several.length > 0 ? <Several machines={several} onOpen={open} /> : null}
    </div>
  );
}

function Several(props: { machines: readonly FoundMachine[]; onOpen: (machine: FoundMachine) => void }) {
  return (
    <div>
      <p>找到 {props.machines.length} 台设备，请选择：</p>
      <ul className="scan-found" data-testid="scan-found">
        {props.machines.map((machine) => (
          <li key={`${machine.auditId}/${machine.equipmentId}`}>
            <button type="button" onClick={() => props.onOpen(machine)}>
              <strong>{machine.name ?? '未命名设备'}</strong>
              <span>
                {[machine.kind ? equipmentKindZh[machine.kind] : null, machine.tag]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              <span className="muted">{machine.auditName}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function CameraView({ onCode }: { onCode: (code: string) => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const { camera, choose, retry } = useCamera(video);
  useCodes(video, camera.state === 'on', onCode);
  return (
    <>
      <div className="scan-view" data-testid="scan-camera" data-state={camera.state}>
        <video ref={video} muted playsInline hidden={camera.state !== 'on'} aria-label="摄像头画面" />
        {camera.state === 'on' ? <div className="scan-frame" aria-hidden="true" /> : null}
        {camera.state === 'starting' ? <p className="scan-words">正在打开摄像头…</p> : null}
        {camera.state === 'failed' ? (
          <div className="scan-words" role="alert">
            <p>{cameraFailureZh[camera.failure]}</p>
            {camera.failure === 'unsupported' ? null : <Button onClick={retry}>重试</Button>}
          </div>
        ) : null}
      </div>
      {camera.state === 'on' && camera.cameras.length > 1 ? (
        <SelectInput
          value={camera.used}
          label="使用的摄像头"
          options={Object.fromEntries(camera.cameras.map(({ id, name }) => [id, name]))}
          onChange={(id) => id && choose(id)}
        />
      ) : null}
    </>
  );
}

/** Looks at the picture several times a second; the same code is reported once. */
function useCodes(
  video: RefObject<HTMLVideoElement | null>,
  isOn: boolean,
  onCode: (code: string) => void,
): void {
  const report = useRef(onCode);
  useEffect(() => {
    report.current = onCode;
  });
  useEffect(() => {
    if (!isOn) return undefined;
    let last: string | null = null;
    const timer = setInterval(() => {
      const code = video.current ? codeInFrame(video.current) : null;
      if (code === null || code === last) return;
      last = code;
      report.current(code);
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [video, isOn]);
}
