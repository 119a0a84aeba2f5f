/** One accent colour, two themes: the everyday one and a high-contrast one for work in sunlight. */
import type { ThemeConfig } from 'antd';
import { create } from 'zustand';

export type ThemeName = 'light' | 'outdoor';

interface Palette {
  accent: string;
  text: string;
  text2: string;
  line: string;
  surface: string;
  page: string;
  fail: string;
  pass: string;
  warn: string;
}

const palettes: Record<ThemeName, Palette> = {
  light: {
    accent: '#0b5c7d',
    text: '#1b2733',
    text2: '#52616e',
    line: '#d7dee4',
    surface: '#ffffff',
    page: '#f2f5f7',
    fail: '#b42318',
    pass: '#18733b',
    warn: '#8a5200',
  },
  outdoor: {
    accent: '#003c57',
    text: '#000000',
    text2: '#1f2a33',
    line: '#5b6670',
    surface: '#ffffff',
    page: '#ffffff',
    fail: '#8c0f07',
    pass: '#0a4a20',
    warn: '#5c3500',
  },
};

export const fontFamily =
  "'Microsoft YaHei UI','Microsoft YaHei','PingFang SC','HarmonyOS Sans SC','Source Han Sans SC','Noto Sans CJK SC','WenQuanYi Micro Hei','Noto Sans SC',sans-serif";

/** A finger may be the pointer, as on a laptop with a touch screen. */
const isTouch = (): boolean => window.matchMedia('(any-pointer: coarse)').matches;

export function antdTheme(name: ThemeName): ThemeConfig {
  const p = palettes[name];
  return {
    token: {
      colorPrimary: p.accent,
      colorInfo: p.accent,
      colorLink: p.accent,
      colorSuccess: p.pass,
      colorWarning: p.warn,
      colorError: p.fail,
      colorText: p.text,
      colorTextSecondary: p.text2,
      colorTextTertiary: p.text2,
      colorTextDescription: p.text2,
      colorTextPlaceholder: name === 'outdoor' ? '#3d4851' : '#66747f',
      colorBorder: name === 'outdoor' ? p.line : '#b9c4cd',
      colorBorderSecondary: p.line,
      colorBgLayout: p.page,
      colorBgContainer: p.surface,
      fontFamily,
      fontSize: name === 'outdoor' ? 15 : 14,
      borderRadius: 4,
      ...(isTouch() ? { controlHeight: 44, controlHeightSM: 44 } : { controlHeight: 32 }),
      wireframe: false,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
    },
    components: {
      Table: {
        headerBg: name === 'outdoor' ? '#ffffff' : '#f7f9fa',
        cellPaddingBlockSM: 6,
        cellPaddingInlineSM: 10,
      },
      Tabs: { horizontalItemPadding: '8px 0' },
      Segmented: {
        itemSelectedBg: p.accent,
        itemSelectedColor: '#ffffff',
        itemColor: p.text,
        trackBg: name === 'outdoor' ? '#d7dde2' : '#e3e9ed',
      },
    },
  };
}

const STORAGE_KEY = 'plateau-audit:theme';

function storedTheme(): ThemeName {
  return window.localStorage.getItem(STORAGE_KEY) === 'outdoor' ? 'outdoor' : 'light';
}

export const useTheme = create<{ name: ThemeName; toggle: () => void }>((set, get) => ({
  name: storedTheme(),
  toggle() {
    const name = get().name === 'light' ? 'outdoor' : 'light';
    window.localStorage.setItem(STORAGE_KEY, name);
    applyTheme(name);
    set({ name });
  },
}));

/** Our own style sheet follows the attribute; antd follows `antdTheme`. */
export function applyTheme(name: ThemeName): void {
  document.documentElement.dataset['theme'] = name;
}
