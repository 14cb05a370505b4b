// Builds the assets of one project: `node scripts/assets.mjs src/Themes/X`. Every .css and .js file directly in its Assets folder becomes
// one bundle in wwwroot/dist; Assets/fonts.json names the font families that `@import "fonts:"` brings in, each file with its licence.
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages } from './packages.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const project = resolve(process.argv[2]);
const source = join(project, 'Assets');
const target = join(project, 'wwwroot', 'dist');

await installPackages();
const { build } = await import('esbuild');
rmSync(target, { recursive: true, force: true });
const entries = readdirSync(source).filter(name => ['.css', '.js'].includes(extname(name))).map(name => join(source, name));
await build({
  entryPoints: entries,
  outdir: target,
  bundle: true,
  minify: true,
  format: 'esm',
  charset: 'utf8',
  target: ['es2022', 'chrome120', 'firefox121', 'safari17'],
  external: ['fonts/*'],
  logLevel: 'warning',
  plugins: [{ name: 'fonts', setup: addFonts }],
});
writeFileSync(join(target, '.built'), '');

function addFonts({ onResolve, onLoad }) {
  onResolve({ filter: /^fonts:$/ }, () => ({ path: 'fonts', namespace: 'fonts' }));
  onLoad({ filter: /.*/, namespace: 'fonts' }, () => ({ contents: fontFaces(), loader: 'css', resolveDir: target }));
}

// The version in each address is the one that ASP.NET Core writes for asp-append-version, so that a preload and the style sheet name the same file.
function fontFaces() {
  return JSON.parse(readFileSync(join(source, 'fonts.json'), 'utf8')).flatMap(({ package: name, family, weight, styles, subsets }) => {
    const folder = join(root, 'node_modules', name);
    const short = name.split('/').pop();
    const ranges = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8'));
    mkdirSync(join(target, 'fonts'), { recursive: true });
    cpSync(join(folder, 'LICENSE'), join(target, 'fonts', `${short}-LICENSE.txt`));
    return subsets.flatMap(subset => styles.map(style => {
      const file = `${short}-${subset}-wght-${style}.woff2`;
      const bytes = readFileSync(join(folder, 'files', file));
      writeFileSync(join(target, 'fonts', file), bytes);
      const version = createHash('sha256').update(bytes).digest('base64url');
      return `@font-face{font-family:"${family}";font-style:${style};font-weight:${weight};font-display:swap;src:url("fonts/${file}?v=${version}") format("woff2");unicode-range:${ranges[subset]}}`;
    }));
  }).join('\n');
}
