/** Hits for what is being typed; an answer to an older question is dropped. */
import { useEffect, useState } from 'react';
import type { SearchHit } from '../../../shared/contract/audit.ts';
import { useClient } from '../../app/backend-context.tsx';

const PAUSE_MS = 120;

export interface SearchState {
  /** What the hits answer; '' before the first answer. */
  asked: string;
  hits: readonly SearchHit[];
  error: unknown;
}

const nothing: SearchState = { asked: '', hits: [], error: null };

export function useSearch(text: string): SearchState {
  const client = useClient();
  const asked = text.trim();
  const [state, setState] = useState<SearchState>(nothing);
  useEffect(() => {
    if (asked === '') return undefined;
    let current = true;
    const timer = setTimeout(() => {
      client.audit.search({ text: asked.slice(0, 200) }).then(
        (hits) => current && setState({ asked, hits, error: null }),
        (error: unknown) => current && setState({ asked, hits: [], error }),
      );
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [asked, client]);
  return asked === '' ? nothing : state;
}
