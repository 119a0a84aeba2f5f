/** The camera of the laptop or tablet: which one, its picture, and why there is none. */
import { useCallback, useEffect, useRef, useState } from 'react';

export type CameraState =
  | { kind: 'starting' }
  | { kind: 'live'; label: string }
  | { kind: 'failed'; zh: string };

export interface Camera {
  state: CameraState;
  devices: readonly { id: string; label: string }[];
  deviceId: string | null;
  choose: (deviceId: string) => void;
  retry: () => void;
  /** `ref` of the element that shows the camera's picture. */
  attach: (element: HTMLVideoElement | null) => void;
  /** The picture of this moment as a JPEG. */
  shoot: () => Promise<Blob | null>;
}

/** Sharp enough to read a nameplate, small enough for a slow disk. */
const wanted = { width: { ideal: 2560 }, height: { ideal: 1440 } };
const JPEG_QUALITY = 0.92;

const failures: Readonly<Record<string, string>> = {
  NotAllowedError:
    '没有使用摄像头的权限。请在浏览器地址栏左侧或系统“隐私 → 摄像头”中允许本软件使用摄像头，然后点“重试”。',
  NotFoundError: '没有找到摄像头。请接好摄像头后点“重试”；也可以用手机拍照，再把照片拖入或粘贴到这里。',
  OverconstrainedError: '所选的摄像头已不可用。请换一个摄像头，或点“重试”。',
  NotReadableError: '摄像头打不开，可能正被其他程序（如视频会议）占用。请关闭该程序后点“重试”。',
};
const otherFailure = '摄像头没有打开。请点“重试”；仍不行时用手机拍照，再把照片拖入或粘贴到这里。';

export function useCamera(): Camera {
  const video = useRef<HTMLVideoElement | null>(null);
  const attach = useCallback((element: HTMLVideoElement | null) => {
    video.current = element;
  }, []);
  const [state, setState] = useState<CameraState>({ kind: 'starting' });
  const [devices, setDevices] = useState<Camera['devices']>([]);
  // A new object is a new attempt, also with the same camera.
  const [request, setRequest] = useState<{ deviceId: string | null }>({ deviceId: null });
  const [inUse, setInUse] = useState<string | null>(null);

  useEffect(() => {
    let stream: MediaStream | null = null;
    let gone = false;
    const stop = () => stream?.getTracks().forEach((track) => track.stop());
    const start = async () => {
      setState({ kind: 'starting' });
      stream = await openCamera(request.deviceId);
      if (gone) return stop();
      const [track] = stream.getVideoTracks();
      const settings = track?.getSettings();
      setInUse(settings?.deviceId ?? null);
      setDevices(await cameras());
      const element = video.current;
      if (element) {
        element.srcObject = stream;
        await element.play();
      }
      setState({ kind: 'live', label: track?.label ?? '' });
    };
    start().catch((error: unknown) => {
      stop();
      if (gone) return;
      const name = error instanceof Error ? error.name : '';
      setState({ kind: 'failed', zh: failures[name] ?? otherFailure });
    });
    return () => {
      gone = true;
      stop();
    };
  }, [request]);

  const shoot = useCallback(async () => {
    const source = video.current;
    if (!source || source.videoWidth === 0) return null;
    const canvas = document.createElement('canvas');
    canvas.width = source.videoWidth;
    canvas.height = source.videoHeight;
    canvas.getContext('2d')?.drawImage(source, 0, 0);
    return new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, 'image/jpeg', JPEG_QUALITY);
    });
  }, []);

  return {
    state,
    devices,
    deviceId: request.deviceId ?? inUse,
    choose: (deviceId) => setRequest({ deviceId }),
    retry: () => setRequest((last) => ({ ...last })),
    attach,
    shoot,
  };
}

/** The chosen camera, or the one on the back of a tablet. */
function openCamera(deviceId: string | null): Promise<MediaStream> {
  // Absent on pages that are not from this machine; the type does not know that.
  const media = navigator.mediaDevices as MediaDevices | undefined;
  if (!media) return Promise.reject(new Error('no media devices'));
  const which =
    deviceId === null ? { facingMode: { ideal: 'environment' } } : { deviceId: { exact: deviceId } };
  return media.getUserMedia({ video: { ...wanted, ...which }, audio: false });
}

async function cameras(): Promise<{ id: string; label: string }[]> {
  const all = await navigator.mediaDevices.enumerateDevices();
  return all
    .filter((device) => device.kind === 'videoinput')
    .map((device, i) => ({ id: device.deviceId, label: device.label || `摄像头 ${i + 1}` }));
}
