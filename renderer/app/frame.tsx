/** Top bar, side bar and the place where a screen stands. */
import { ProjectOutlined, QuestionCircleOutlined, SettingOutlined, SunOutlined } from '@ant-design/icons';
import { useCallback, useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { Link, useLocation } from 'wouter';
import { anythingUnsaved } from '../features/audit/audit-store.ts';
import { SearchButton } from '../features/search/search-dialog.tsx';
import iconUrl from './icon.svg';
import { useBackend } from './backend-context.tsx';
import { auditPages } from './pages.tsx';
import { ShortcutSheet, useGlobalShortcuts } from './shortcuts.tsx';
import { useTheme } from './theme.ts';

export interface FrameProps {
  /** The open audit, or null on the pages outside one. */
  auditId: string | null;
  title?: ReactNode;
  status?: ReactNode;
  counts?: Readonly<Record<string, number>>;
  onSave?: () => void;
  children: ReactNode;
}

export function Frame({ auditId, title, status, counts, onSave, children }: FrameProps) {
  const [location] = useLocation();
  const main = useRef<HTMLElement>(null);
  const save = useCallback(() => onSave?.(), [onSave]);
  const [sheetOpen, setSheetOpen] = useGlobalShortcuts(auditId, save);
  const { info } = useBackend();
  const parts = location.split('/');
  const page = (parts[1] === 'audit' ? parts[3] : parts[1]) ?? '';
  useWarnBeforeLeaving();
  useFreshStart(main, location);
  return (
    <div className="frame">
      <header className="topbar">
        <a className="skip-link" href={`#${location}`} onClick={(event) => skip(event, main.current)}>
          跳到正文
        </a>
        <Link href="/" className="brand">
          <img src={iconUrl} alt="" />
          高原节能诊断
        </Link>
        <div className="topbar-title">{title}</div>
        {status}
        <SearchButton />
        <ThemeButton />
        <button
          type="button"
          className="topbar-button"
          aria-label="键盘操作说明"
          title="键盘操作（?）"
          onClick={() => setSheetOpen(true)}
        >
          <QuestionCircleOutlined />
        </button>
      </header>
      <SideNav auditId={auditId} page={page} counts={counts ?? {}} />
      <main className="content" ref={main} tabIndex={-1} id="main">
        {info.readOnlyReason ? (
          <div className="read-only-bar" role="status">
            只能查看，不能修改：{info.readOnlyReason}
          </div>
        ) : null}
        {children}
      </main>
      <ShortcutSheet open={sheetOpen} onClose={() => setSheetOpen(false)} />
    </div>
  );
}

/** The address shown last, by whichever frame stood around it; null until the first one. */
let shownLocation: string | null = null;

/** A new page starts at its top, and the keyboard starts at its first control. */
function useFreshStart(main: RefObject<HTMLElement | null>, location: string): void {
  useEffect(() => {
    const before = shownLocation;
    shownLocation = location;
    if (before === null || before === location) return;
    main.current?.scrollTo(0, 0);
    // A dialog that is closing gives the focus back to what opened it; a field that was asked for takes it later.
    if (!document.activeElement?.closest('[role="dialog"]')) main.current?.focus({ preventScroll: true });
  }, [location, main]);
}

function skip(event: { preventDefault: () => void }, main: HTMLElement | null): void {
  event.preventDefault();
  main?.focus();
}

function ThemeButton() {
  const { name, toggle } = useTheme();
  return (
    <button
      type="button"
      className="topbar-button"
      aria-pressed={name === 'outdoor'}
      onClick={toggle}
      title="强光下用的高对比度显示"
      data-testid="theme-toggle"
    >
      <SunOutlined /> 户外
    </button>
  );
}

function SideNav({
  auditId,
  page,
  counts,
}: {
  auditId: string | null;
  page: string;
  counts: Readonly<Record<string, number>>;
}) {
  const item = (href: string, current: boolean, icon: ReactNode, zh: string, count?: number) => (
    <Link key={href} href={href} aria-current={current ? 'page' : undefined}>
      {icon}
      {zh}
      {count ? <span className="sidenav-count">{count}</span> : null}
    </Link>
  );
  return (
    <nav className="sidenav" aria-label="主导航">
      {item('/', !auditId && page === '', <ProjectOutlined />, '诊断项目')}
      {auditId
        ? [
            <div key="heading" className="sidenav-heading">
              当前项目
            </div>,
            ...auditPages.map((p) =>
              item(`/audit/${auditId}/${p.path}`, page === p.path, p.icon, p.zh, counts[p.path]),
            ),
          ]
        : item('/delivery', page === 'delivery', auditPages.at(-1)?.icon, '报送与同步')}
      <div className="sidenav-rest">
        {item('/settings', page === 'settings', <SettingOutlined />, '设置')}
      </div>
    </nav>
  );
}

function useWarnBeforeLeaving(): void {
  useEffect(() => {
    const onLeave = (event: BeforeUnloadEvent) => {
      if (anythingUnsaved()) event.preventDefault();
    };
    window.addEventListener('beforeunload', onLeave);
    return () => window.removeEventListener('beforeunload', onLeave);
  }, []);
}
