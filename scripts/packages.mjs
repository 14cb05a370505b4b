// Installs the packages of package-lock.json once: `node scripts/packages.mjs`, or from another script.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
if (process.argv[1] === fileURLToPath(import.meta.url)) await installPackages();

// Several projects may build at once and share node_modules: one installs, the others wait. The stamp says which lock file it was made from.
export async function installPackages() {
  const stamp = join(root, 'node_modules', '.stamp');
  const wanted = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');
  const isReady = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  const lock = join(root, 'artifacts', 'npm.lock');
  mkdirSync(dirname(lock), { recursive: true });
  for (let waited = 0; !isReady(); waited += 0.5) {
    try {
      mkdirSync(lock);
    } catch (problem) {
      if (problem.code !== 'EEXIST') throw problem;
      if (Date.now() - statSync(lock).mtimeMs > 600_000) rmdirSync(lock);
      if (waited > 660) throw new Error('npm ci of another build does not end.');
      await new Promise(done => setTimeout(done, 500));
      continue;
    }
    try {
      if (isReady()) return;
      execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
      writeFileSync(stamp, wanted);
    } finally {
      rmdirSync(lock);
    }
  }
}
