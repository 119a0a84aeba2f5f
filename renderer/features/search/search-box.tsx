/** A search field with its hits below it: arrows choose, Enter opens. */
import { useId, useState, type KeyboardEvent } from 'react';
import type { SearchHit } from '../../../shared/contract/audit.ts';
import { goToField } from '../../app/go-to-field.ts';
import { errorWords } from '../../rpc/error-words.ts';
import { tableZh } from '../delivery/cell-words.ts';
import { useScannedText } from './use-scanned-text.ts';
import { useSearch } from './use-search.ts';
import './search.css';

export interface SearchBoxProps {
  value: string;
  onChange: (text: string) => void;
  label: string;
  placeholder: string;
  testId: string;
  /** The slash key leads here. */
  isPageSearch?: boolean;
  /** After a hit was opened, or with Escape. */
  onClose?: () => void;
}

export function SearchBox(props: SearchBoxProps) {
  const { value, onClose } = props;
  const listId = useId();
  const { asked, hits, error } = useSearch(value);
  const [chosen, setChosen] = useState({ asked: '', index: 0 });
  const [closed, setClosed] = useState(false);
  const index = chosen.asked === asked ? Math.min(chosen.index, hits.length - 1) : 0;
  const isOpen = !closed && value.trim() !== '' && asked !== '';
  const open = (hit: SearchHit | undefined) => {
    if (!hit) return;
    setClosed(true);
    onClose?.();
    goToField(hit.route, hit.field ?? undefined);
  };
  const scanned = useScannedText({
    isCurrent: asked === value.trim(),
    onOpen: (route) => {
      setClosed(true);
      onClose?.();
      goToField(route);
    },
  });
  const step = (by: 1 | -1) => {
    if (hits.length > 0) setChosen({ asked, index: (index + by + hits.length) % hits.length });
    setClosed(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') step(1);
    else if (event.key === 'ArrowUp') step(-1);
    else if (event.key === 'Enter' && scanned.take(value)) setClosed(false);
    else if (event.key === 'Enter' && isOpen && asked === value.trim()) open(hits[index]);
    else if (event.key === 'Escape' && isOpen && !onClose) setClosed(true);
    else return;
    event.preventDefault();
  };
  return (
    <div
      className="search-box"
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setClosed(true)}
    >
      <input
        className="input search"
        type="search"
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && hits.length > 0 ? `${listId}-${index}` : undefined}
        aria-label={props.label}
        placeholder={props.placeholder}
        data-testid={props.testId}
        data-search={props.isPageSearch || undefined}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={value}
        onChange={(event) => {
          setClosed(false);
          props.onChange(event.target.value);
        }}
        onFocus={() => setClosed(false)}
        onKeyDown={onKeyDown}
      />
      {isOpen ? (
        <div className="search-panel">
          <p className="search-count" role="status">
            {error ? errorWords(error) : (scanned.wordsFor(value) ?? countWords(asked, hits.length))}
          </p>
          {/* Always there, because the field names it as what it controls. */}
          <ul
            id={listId}
            role="listbox"
            aria-label="搜索结果"
            className="search-hits"
            data-testid="search-hits"
          >
            {hits.map((hit, i) => (
              <Hit
                key={`${hit.table}/${hit.rowId}`}
                id={`${listId}-${i}`}
                hit={hit}
                isChosen={i === index}
                onOpen={() => open(hit)}
              />
            ))}
          </ul>
        </div>
      ) : (
        <ul id={listId} role="listbox" aria-label="搜索结果" hidden />
      )}
    </div>
  );
}

function countWords(asked: string, count: number): string {
  if (count === 0) return `所有项目里都没有“${asked}”。可以少写几个字，或用空格分开几个词。`;
  if (count >= 50) return '结果较多，只列出前 50 条；多写几个字会更准。';
  return `${count} 条结果，↑↓ 选择，Enter 打开`;
}

function Hit(props: { id: string; hit: SearchHit; isChosen: boolean; onOpen: () => void }) {
  const { hit, isChosen } = props;
  const { before, match, after } = hit.snippet;
  return (
    <li
      id={props.id}
      role="option"
      aria-selected={isChosen}
      className="search-hit"
      ref={(element) => {
        if (isChosen) element?.scrollIntoView({ block: 'nearest' });
      }}
      onPointerDown={(event) => event.preventDefault()}
      onClick={props.onOpen}
    >
      <span className="search-kind">{tableZh[hit.table]}</span>
      <span className="search-words">
        {before}
        {match ? <mark>{match}</mark> : null}
        {after}
      </span>
      <span className="search-where">
        {[hit.auditName ?? '未命名项目', hit.machine].filter(Boolean).join(' · ')}
      </span>
    </li>
  );
}
