/** The camera of this computer as a picture in a video element; every way it can fail has its own words. */
import { useEffect, useState, type RefObject } from 'react';

export type CameraFailure = 'unsupported' | 'none' | 'denied' | 'busy' | 'unknown';

export type CameraState =
  | { state: 'starting' }
  | { state: 'on'; cameras: readonly { id: string; name: string }[]; used: string | null }
  | { state: 'failed'; failure: CameraFailure };

export const cameraFailureZh: Record<CameraFailure, string> = {
  unsupported: '这里不能使用摄像头：浏览器不支持，或页面不是从本机打开的。请改用照片文件。',
  none: '没有找到摄像头。请接上摄像头后重试，或改用照片文件。',
  denied: '没有使用摄像头的许可。请在浏览器地址栏左侧或系统设置的“隐私 - 相机”中允许本软件使用相机，再重试。',
  busy: '摄像头打不开，可能正被别的程序占用。请关闭视频会议等程序后重试。',
  unknown: '摄像头没有打开。请重试，或改用照片文件。',
};

/** Camera chosen last, so that the rear one of a tablet need not be chosen each time. */
let lastUsed: string | null = null;

/**
 * Runs the camera as long as the component stands and shows it in `video`.
 * `choose` switches to another camera, `retry` asks again after a failure.
 */
export function useCamera(video: RefObject<HTMLVideoElement | null>): {
  camera: CameraState;
  choose: (id: string) => void;
  retry: () => void;
} {
  const [camera, setCamera] = useState<CameraState>({ state: 'starting' });
  const [wanted, setWanted] = useState({ id: lastUsed, turn: 0 });
  useEffect(() => {
    let stream: MediaStream | null = null;
    let isOver = false;
    const stop = () => stream?.getTracks().forEach((track) => track.stop());
    openCamera(wanted.id)
      .then(async (opened) => {
        stream = opened;
        if (isOver) {
          stop();
          return;
        }
        const element = video.current;
        if (element) {
          element.srcObject = opened;
          await element.play();
        }
        const used = opened.getVideoTracks()[0]?.getSettings().deviceId ?? null;
        const cameras = await listCameras();
        if (!isOver) setCamera({ state: 'on', cameras, used });
      })
      .catch((error: unknown) => {
        stop();
        if (!isOver) setCamera({ state: 'failed', failure: failureOf(error) });
      });
    return () => {
      isOver = true;
      stop();
    };
  }, [video, wanted]);
  const start = (id: string | null) => {
    lastUsed = id;
    setCamera({ state: 'starting' });
    setWanted((before) => ({ id, turn: before.turn + 1 }));
  };
  return { camera, choose: start, retry: () => start(null) };
}

/** The camera with this id, else the one that looks away from the person. */
async function openCamera(id: string | null): Promise<MediaStream> {
  // Absent on pages that are not from this computer.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices) throw new DOMException('no media devices', 'NotSupportedError');
  const size = { width: { ideal: 1920 }, height: { ideal: 1080 } };
  const which = id ? { deviceId: { exact: id } } : { facingMode: { ideal: 'environment' } };
  return devices.getUserMedia({ video: { ...size, ...which }, audio: false });
}

async function listCameras(): Promise<{ id: string; name: string }[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices
    .filter((device) => device.kind === 'videoinput')
    .map((device, i) => ({ id: device.deviceId, name: device.label || `摄像头 ${i + 1}` }));
}

function failureOf(error: unknown): CameraFailure {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotSupportedError':
      return 'unsupported';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'none';
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return 'unknown';
  }
}
