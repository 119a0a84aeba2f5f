/** Drafts outlive a reload in this browser profile until they are published or given up. */
import type { ChecklistTemplate } from '../../../shared/checklist/template.ts';

const keyOf = (id: string) => `plateau-audit:template-draft:${id}`;

export function readDraft(id: string): ChecklistTemplate | null {
  try {
    const text = window.localStorage.getItem(keyOf(id));
    return text === null ? null : (JSON.parse(text) as ChecklistTemplate);
  } catch {
    // A draft that cannot be read any more is none.
    return null;
  }
}

/** False when the profile keeps nothing; the draft then lives as long as the page. */
export function keepDraft(draft: ChecklistTemplate): boolean {
  try {
    window.localStorage.setItem(keyOf(draft.id), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(id: string): void {
  window.localStorage.removeItem(keyOf(id));
}

export function draftIds(): string[] {
  const prefix = keyOf('');
  return Object.keys(window.localStorage)
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length));
}
