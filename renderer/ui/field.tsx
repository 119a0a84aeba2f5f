/** A labelled control with hint and doubt below it; the parts every form is made of. */
import { useId, type ReactNode } from 'react';

export interface FieldParts {
  id: string;
  describedBy: string | undefined;
  invalid: boolean;
}

export interface FieldProps {
  label: ReactNode;
  /** Name by which links such as the missing list find this field. */
  field?: string | undefined;
  hint?: ReactNode;
  /** Why the value is doubtful; said, never forbidden. */
  doubt?: string | null | undefined;
  required?: boolean | undefined;
  wide?: boolean | undefined;
  /** Attributes that say which cell this shows. */
  mark?: Record<`data-${string}`, string> | undefined;
  children: (parts: FieldParts) => ReactNode;
}

export function Field({ label, field, hint, doubt, required, wide, mark, children }: FieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const hasNote = Boolean(doubt) || Boolean(hint);
  return (
    <div className={wide ? 'field field-wide' : 'field'} data-field={field} {...mark}>
      <label htmlFor={id} className="field-label">
        {label}
        {required ? <span className="field-required">报告必填</span> : null}
      </label>
      {children({ id, describedBy: hasNote ? noteId : undefined, invalid: Boolean(doubt) })}
      {hasNote ? (
        <div id={noteId} className={doubt ? 'field-doubt' : 'field-hint'}>
          {doubt || hint}
        </div>
      ) : null}
    </div>
  );
}

/** Fields in as many columns as fit. */
export function FieldGrid({ children }: { children: ReactNode }) {
  return <div className="field-grid">{children}</div>;
}

export function Section({
  title,
  extra,
  children,
  id,
}: {
  title: ReactNode;
  extra?: ReactNode;
  children: ReactNode;
  id?: string;
}) {
  return (
    <section className="panel" id={id}>
      <header className="panel-head">
        <h2>{title}</h2>
        {extra ? <div className="panel-extra">{extra}</div> : null}
      </header>
      <div className="panel-body">{children}</div>
    </section>
  );
}
