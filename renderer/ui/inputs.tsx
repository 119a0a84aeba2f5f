/** Plain inputs that report every keystroke and keep what was typed. */
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { parseNumber } from '../../shared/quantity/parse-number.ts';
import { groupedText, numberText } from './number-text.ts';
import { parseDate } from './parse-date.ts';

interface Common {
  id?: string | undefined;
  label?: string | undefined;
  describedBy?: string | undefined;
  invalid?: boolean | undefined;
  testId?: string | undefined;
  disabled?: boolean | undefined;
  placeholder?: string | undefined;
  onLeave?: (() => void) | undefined;
  onKeyDown?: ((event: KeyboardEvent<HTMLElement>) => void) | undefined;
}

const shared = (props: Common) => ({
  id: props.id,
  'aria-label': props.label,
  'aria-describedby': props.describedBy,
  'aria-invalid': props.invalid || undefined,
  'data-testid': props.testId,
  disabled: props.disabled,
  placeholder: props.placeholder,
  onBlur: props.onLeave,
  onKeyDown: props.onKeyDown,
});

export interface TextInputProps extends Common {
  value: string | null;
  onChange: (value: string | null) => void;
  maxLength?: number | undefined;
  type?: 'text' | 'email' | 'tel' | 'password' | 'search' | 'url' | undefined;
  listId?: string | undefined;
}

/** While somebody types, the box shows what was typed, whatever comes back from elsewhere in the meantime. */
function useDraft(props: Pick<TextInputProps, 'value' | 'onChange' | 'onLeave'>) {
  const [draft, setDraft] = useState<string | null>(null);
  return {
    value: draft ?? props.value ?? '',
    onFocus: () => setDraft(props.value ?? ''),
    onChange: (event: { target: { value: string } }) => {
      const text = event.target.value;
      setDraft(text);
      props.onChange(text === '' ? null : text);
    },
    onBlur: () => {
      setDraft(null);
      props.onLeave?.();
    },
  };
}

export function TextInput(props: TextInputProps) {
  const draft = useDraft(props);
  return (
    <input
      {...shared(props)}
      className="input"
      type={props.type ?? 'text'}
      list={props.listId}
      autoComplete="off"
      spellCheck={false}
      maxLength={props.maxLength}
      {...draft}
    />
  );
}

export function TextArea(props: TextInputProps & { rows?: number }) {
  const draft = useDraft(props);
  return (
    <textarea
      {...shared(props)}
      className="input input-area"
      rows={props.rows ?? 3}
      maxLength={props.maxLength}
      {...draft}
    />
  );
}

export interface NumberInputProps extends Common {
  value: number | null;
  onChange: (value: number | null) => void;
  unit?: string | undefined;
  /** Shows thousands separators while nobody types in it. */
  grouped?: boolean | undefined;
}

/** Right-aligned figure with its unit in a muted tone. Text that is no number stays visible and is not passed on. */
export function NumberInput(props: NumberInputProps) {
  const { value, onChange } = props;
  const [text, setText] = useState(() => numberText(value));
  const [typing, setTyping] = useState(false);
  const shown = useRef(value);
  // A value that came from elsewhere (another field, a reload) replaces the text, but never under the typing hand.
  useEffect(() => {
    if (typing || shown.current === value) return;
    shown.current = value;
    setText(numberText(value));
  }, [value, typing]);
  const parsed = parseNumber(text);
  const showGroups = props.grouped === true && !typing && parsed.kind === 'number';
  const bad = parsed.kind === 'bad' && !/^[+\-−.]*$/.test(text.trim());
  return (
    <span className={props.unit ? 'number has-unit' : 'number'}>
      <input
        {...shared(props)}
        aria-invalid={props.invalid || bad || undefined}
        className="input input-number"
        type="text"
        inputMode="decimal"
        autoComplete="off"
        title={bad ? '这不是一个数，尚未保存' : undefined}
        value={showGroups ? groupedText(parsed.value) : text}
        onFocus={() => setTyping(true)}
        onBlur={() => {
          setTyping(false);
          props.onLeave?.();
        }}
        onChange={(event) => {
          const next = event.target.value;
          setText(next);
          const read = parseNumber(next);
          if (read.kind === 'bad') return;
          const number = read.kind === 'number' ? read.value : null;
          if (number === shown.current) return;
          shown.current = number;
          onChange(number);
        }}
      />
      {props.unit ? (
        <span className="unit" aria-hidden="true">
          {props.unit}
        </span>
      ) : null}
    </span>
  );
}

export interface SelectInputProps extends Common {
  value: string | null;
  onChange: (value: string | null) => void;
  options: Readonly<Record<string, string>>;
  /** Text of the empty choice; without it there is none. */
  empty?: string | undefined;
}

export function SelectInput(props: SelectInputProps) {
  return (
    <select
      {...shared(props)}
      className="input input-select"
      value={props.value ?? ''}
      onChange={(event) => props.onChange(event.target.value === '' ? null : event.target.value)}
    >
      {props.empty !== undefined || props.value === null ? (
        <option value="">{props.empty ?? '请选择'}</option>
      ) : null}
      {Object.entries(props.options).map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}

/** A day, typed in any usual way and kept as ISO; what is no day stays visible and is not passed on. */
export function DateInput(props: TextInputProps) {
  const { value, onChange } = props;
  const [text, setText] = useState(() => (value ?? '').slice(0, 10));
  const [typing, setTyping] = useState(false);
  const shown = useRef(value);
  useEffect(() => {
    if (typing || shown.current === value) return;
    shown.current = value;
    setText((value ?? '').slice(0, 10));
  }, [value, typing]);
  const bad = parseDate(text).kind === 'bad';
  return (
    <input
      {...shared(props)}
      className="input"
      type="text"
      inputMode="numeric"
      autoComplete="off"
      placeholder={props.placeholder ?? '年-月-日'}
      aria-invalid={props.invalid || bad || undefined}
      title={bad ? '请写成 2025-03-01 的样子，尚未保存' : undefined}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        const read = parseDate(event.target.value);
        if (read.kind === 'bad') return;
        const iso = read.kind === 'date' ? read.iso : null;
        if (iso === shown.current) return;
        shown.current = iso;
        onChange(iso);
      }}
      onFocus={() => setTyping(true)}
      onBlur={() => {
        const read = parseDate(text);
        if (read.kind === 'date') setText(read.iso);
        setTyping(false);
        props.onLeave?.();
      }}
    />
  );
}
