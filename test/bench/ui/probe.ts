/** What watches inside the page. It only listens; the product runs as it is. */

export interface Probe {
  /** Keystrokes: from the time the browser stamped on the event to the end of the frame that shows it, ms. */
  keys: number[];
  /** The browser's own figure up to the presented frame, in steps of 8 ms; below 16 ms it reports nothing. */
  events: number[];
  /** Writes: from the key that ended the edit to the answer read in the page, ms; `sent` is the call alone. */
  writes: { fromKey: number; sent: number }[];
  /** Blocks of the page's thread of 50 ms and more. */
  longTasks: number[];
  /** Times of frames, ms. */
  frames: number[];
  /** Counts keystrokes from now on. */
  counting: boolean;
  /** Resolves with the time from the next click to the end of the first frame with this selector in the page. */
  afterClick: (selector: string) => Promise<number>;
  recordFrames: (on: boolean) => void;
}

declare global {
  interface Window {
    uiProbe: Probe;
  }
}

/** Runs in the page before its own scripts; must not refer to anything outside itself. */
export function installProbe(): void {
  const channel = new MessageChannel();
  const ends: (() => void)[] = [];
  channel.port1.addEventListener('message', () => ends.shift()?.());
  channel.port1.start();
  /** Calls back after the frame under way was laid out and painted by the page's thread. */
  const afterFrame = (end: () => void) =>
    requestAnimationFrame(() => {
      ends.push(end);
      channel.port2.postMessage(0);
    });

  let lastKeyAt = 0;
  let recording = false;
  const probe: Probe = {
    keys: [],
    events: [],
    writes: [],
    longTasks: [],
    frames: [],
    counting: false,
    afterClick: (selector) =>
      new Promise((resolve) => {
        const onClick = (event: Event) => {
          const look = () => {
            if (document.querySelector(selector)) {
              ends.push(() => resolve(performance.now() - event.timeStamp));
              channel.port2.postMessage(0);
            } else requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        };
        addEventListener('click', onClick, { capture: true, once: true });
      }),
    recordFrames(on) {
      recording = on;
      if (!on) return;
      probe.frames = [];
      const tick = (time: number) => {
        probe.frames.push(time);
        if (recording) requestAnimationFrame(tick);
      };
      requestAnimationFrame(tick);
    },
  };
  window.uiProbe = probe;

  addEventListener(
    'keydown',
    (event) => {
      lastKeyAt = event.timeStamp;
      if (!probe.counting || event.key === 'Control' || event.ctrlKey) return;
      afterFrame(() => probe.keys.push(performance.now() - event.timeStamp));
    },
    true,
  );
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (probe.counting && entry.name === 'keydown') probe.events.push(entry.duration);
    }
  }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) probe.longTasks.push(entry.duration);
  }).observe({ type: 'longtask' });

  const send = window.fetch;
  window.fetch = async (...call: Parameters<typeof fetch>) => {
    const [target] = call;
    const url = target instanceof Request ? target.url : String(target);
    if (!url.endsWith('/rpc/record/write')) return send(...call);
    const key = lastKeyAt;
    const start = performance.now();
    const response = await send(...call);
    await response.clone().arrayBuffer();
    const end = performance.now();
    probe.writes.push({ fromKey: end - key, sent: end - start });
    return response;
  };
}
