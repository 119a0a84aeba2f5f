/** Empty, loading and failed: each says what to do next. */
import { Button, Spin } from 'antd';
import type { ReactNode } from 'react';
import { errorWords } from '../rpc/error-words.ts';

export function Empty({
  title,
  children,
  actions,
}: {
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className="empty">
      <h3>{title}</h3>
      {children ? <p>{children}</p> : null}
      {actions ? <div className="empty-actions">{actions}</div> : null}
    </div>
  );
}

export function Loading({ what }: { what: string }) {
  return (
    <div className="empty" role="status">
      <Spin />
      <p>正在{what}…</p>
    </div>
  );
}

export function Failed({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  return (
    <Notice tone="error" actions={onRetry ? <Button onClick={onRetry}>重试</Button> : null}>
      {errorWords(error)}
    </Notice>
  );
}

export function Notice({
  tone,
  children,
  actions,
}: {
  tone: 'info' | 'warn' | 'error';
  children: ReactNode;
  actions?: ReactNode;
}) {
  const sign = { info: 'ℹ', warn: '⚠', error: '✕' }[tone];
  return (
    <div className={`notice notice-${tone}`} role={tone === 'error' ? 'alert' : 'note'}>
      <span aria-hidden="true">{sign}</span>
      <div className="notice-body">{children}</div>
      {actions ? <div className="notice-actions">{actions}</div> : null}
    </div>
  );
}
