/**
 * `npm run bundle -- --platform win-x64|linux-x64 [--out FILE.zip]`: the program with its own Node.js and production modules as a
 * ZIP that needs nothing installed: unpack it and drop a folder of reports on 检查年报.cmd (check-reports.sh on Linux).
 */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Platform, type Launcher, launchers, platforms } from './launchers.ts';
import { zipFolder } from './zip-folder.ts';

const root = join(import.meta.dirname, '../..');

interface Manifest {
  readonly version: string;
  readonly devDependencies: Readonly<Record<string, string>>;
}
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
/** What the package holds beside its production modules. */
const PARTS = [
  'dist',
  'web',
  'samples',
  'docs',
  'README.md',
  'README.zh-CN.md',
  'CHANGELOG.md',
  'CITATION.cff',
  'LICENSE',
];

function usage(problem: string): never {
  process.stderr.write(
    `bundle: ${problem}\nusage: npm run bundle -- --platform ${Object.keys(platforms).join('|')} [--out FILE.zip]\n`,
  );
  process.exit(2);
}

function npm(args: readonly string[], cwd: string): void {
  // On Windows npm is a script, which only a shell runs.
  execFileSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    ...{ cwd, stdio: ['ignore', 'ignore', 'inherit'] },
    shell: process.platform === 'win32',
  });
}

/** Production modules for the other system; install scripts build for this one and are left out. */
function installModules(app: string, { os, cpu }: Platform): void {
  for (const name of ['package.json', 'package-lock.json']) cpSync(join(root, name), join(app, name));
  npm(['ci', '--omit=dev', '--ignore-scripts', `--os=${os}`, `--cpu=${cpu}`], app);
  rmSync(join(app, 'package-lock.json'));
}

/** The Node.js of the npm package that holds it for that system. */
function installNode(folder: string, { nodePackage, executable }: Platform): void {
  const version = readFileSync(join(root, 'node_modules/node/package.json'), 'utf8');
  const { version: wanted } = JSON.parse(version) as Manifest;
  const unpacked = mkdtempSync(join(tmpdir(), 'nianbao-node-'));
  try {
    npm(['pack', `${nodePackage}@${wanted}`, '--silent', '--pack-destination', unpacked], unpacked);
    const [tarball] = readdirSync(unpacked).filter((name) => name.endsWith('.tgz'));
    if (tarball === undefined) throw new Error(`npm pack gave no ${nodePackage}`);
    execFileSync('tar', ['-xzf', tarball], { cwd: unpacked });
    mkdirSync(join(folder, 'node'));
    for (const name of [executable, 'LICENSE']) {
      const from = [join(unpacked, 'package/bin', name), join(unpacked, 'package', name)].find((path) =>
        existsSync(path),
      );
      if (from !== undefined) cpSync(from, join(folder, 'node', name));
    }
    chmodSync(join(folder, 'node', executable), 0o755);
  } finally {
    rmSync(unpacked, { recursive: true, force: true });
  }
}

/** The snapshot of a child is for the system that it was made on. */
const snapshotFor = ({ os, cpu }: Platform): RegExp =>
  os === process.platform && cpu === process.arch ? /^$/u : /^app\/dist\/compiled\/[^/]+\.blob$/u;

/** Of what a browser or a developer would load, nothing runs here: it is three quarters of the size. */
const LEFT_OUT = [
  // bull-board and what it alone needs: whoever shares a Redis has an installation.
  /^app\/node_modules\/(?:@bull-board|ejs|lodash|redis-info|valibot)\//u,
  /^app\/node_modules\/echarts\/(?:dist|theme|i18n|build|ssr|types|extension-src)\//u,
  /^app\/node_modules\/playwright-core\/(?:types|lib\/(?:vite|tools|webp_codec\.wasm))(?:\/|$)/u,
  /^app\/node_modules\/zrender\/(?:dist|build|src)\//u,
  /\.(?:map|d\.[cm]?ts|tsbuildinfo)$/u,
  /^app\/node_modules\/pdfjs-dist\/(?:build|web|image_decoders|types)\//u,
];

function writeLaunchers(folder: string, files: readonly Launcher[]): void {
  for (const { name, text, mode } of files) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    chmodSync(path, mode);
  }
}

async function bundle(name: string, out: string): Promise<void> {
  const platform = platforms[name];
  if (platform === undefined) usage(`unknown platform ${name}`);
  if (!existsSync(join(root, 'dist/cli/main.js'))) usage('there is no dist: run npm ci first');
  const stage = mkdtempSync(join(tmpdir(), 'nianbao-bundle-'));
  try {
    const folder = join(stage, `nianbao-${manifest.version}-${name}`);
    const app = join(folder, 'app');
    mkdirSync(app, { recursive: true });
    for (const part of PARTS)
      if (existsSync(join(root, part))) cpSync(join(root, part), join(app, part), { recursive: true });
    installModules(app, platform);
    installNode(folder, platform);
    writeLaunchers(folder, launchers[name] ?? []);
    const { files, bytes } = await zipFolder(stage, out, (path) =>
      [...LEFT_OUT, snapshotFor(platform)].some((one) => one.test(path.replace(/^[^/]+\//u, ''))),
    );
    process.stderr.write(`${out}: ${files} files, ${(bytes / 1_048_576).toFixed(1)} MB\n`);
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

const { values } = parseArgs({ options: { platform: { type: 'string' }, out: { type: 'string' } } });
const name = values.platform ?? usage('--platform is missing');
await bundle(name, resolve(values.out ?? `nianbao-${manifest.version}-${name}.zip`));
