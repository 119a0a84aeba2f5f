/** Where the TrueType files of Noto Sans SC are, and which characters they can draw. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const files = {
  regular: 'NotoSansSC_400Regular.ttf',
  medium: 'NotoSansSC_500Medium.ttf',
  bold: 'NotoSansSC_700Bold.ttf',
} as const;
const folders = { regular: '400Regular', medium: '500Medium', bold: '700Bold' } as const;
export type FontWeight = keyof typeof files;
export type FontPaths = Record<FontWeight, string>;

/**
 * Paths of the three weights. `fontsDir` overrides the package: a packed app keeps the files in one flat folder
 * outside the archive.
 * @throws Error with a Chinese sentence when a file is missing.
 */
export function fontPaths(fontsDir?: string): FontPaths {
  const base = fontsDir ?? packageFolder();
  const path = (weight: FontWeight): string => {
    const candidates = [join(base, files[weight]), join(base, folders[weight], files[weight])];
    const found = candidates.find((candidate) => existsSync(candidate));
    if (found === undefined) {
      throw new Error(`找不到字体文件 ${files[weight]}（${base}）。请重新安装本软件。`);
    }
    return found;
  };
  return { regular: path('regular'), medium: path('medium'), bold: path('bold') };
}

function packageFolder(): string {
  const require = createRequire(import.meta.url);
  return join(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'), '..');
}
