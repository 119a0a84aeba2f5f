/** One read from the backend as React state, with reload. */
import { useCallback, useEffect, useRef, useState } from 'react';

export interface Loaded<T> {
  data: T | null;
  error: unknown;
  loading: boolean;
  reload: () => void;
}

interface Answer<T> {
  /** The question this answers. */
  asked: string;
  data: T | null;
  error: unknown;
}

/** Loads when mounted and whenever `key` changes; an answer to an older question is dropped. */
export function useLoad<T>(load: () => Promise<T>, key: string): Loaded<T> {
  const [answer, setAnswer] = useState<Answer<T>>({ asked: '', data: null, error: null });
  const [round, setRound] = useState(0);
  const asked = `${key}#${round}`;
  const latest = useRef(load);
  useEffect(() => {
    latest.current = load;
  });
  useEffect(() => {
    let current = true;
    latest.current().then(
      (data) => current && setAnswer({ asked, data, error: null }),
      (error: unknown) => current && setAnswer((before) => ({ ...before, asked, error })),
    );
    return () => {
      current = false;
    };
  }, [asked]);
  const reload = useCallback(() => setRound((n) => n + 1), []);
  return { data: answer.data, error: answer.error, loading: answer.asked !== asked, reload };
}
