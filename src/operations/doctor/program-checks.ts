/** The installation: the files that pdfjs reads besides its code, a parser child that starts, the guest's manners. */
import { readdirSync } from 'node:fs';
import { type Check, failed, guarded, ok, warning } from './check.ts';

export interface ProgramParts {
  /** Folders of pdfjs with character maps and fonts. */
  readonly pdfFolders: readonly string[];
  /** Starts a parser child and has it read a small document; rejects if that can't be done. */
  readonly tryParser: () => Promise<void>;
  /** A parser child tries to reach a port of this machine. */
  readonly tryNetwork: () => Promise<'reached' | 'refused'>;
  readonly contact: string | null;
  /** Starts the browser for pages that scripts fill and says its version; rejects if it doesn't start. Null: there is none. */
  readonly tryBrowser: (() => Promise<string>) | null;
  /** Whether this user is root, for whom the browser has no sandbox of its own. */
  readonly isRoot: boolean;
}

const reinstall = { zh: '请重新安装：npm ci', en: 'install again: npm ci' };

export const programChecks = ({
  pdfFolders,
  tryParser,
  tryNetwork,
  contact,
  tryBrowser,
  isRoot,
}: ProgramParts): readonly Promise<Check>[] => [
  guarded('pdf-fonts', reinstall, () => pdfAssets(pdfFolders)),
  guarded('parser', reinstall, async () => {
    await tryParser();
    return ok('parser', { zh: '解析进程可以启动', en: 'a parser child starts and answers' });
  }),
  guarded('network', isolate, async () => networkCheck(await tryNetwork())),
  guarded('browser', mendBrowser, async () =>
    tryBrowser === null ? noBrowser : browserCheck(await tryBrowser(), isRoot),
  ),
  Promise.resolve(contactCheck(contact)),
];

const noBrowser = ok('browser', { zh: '未使用（设置 browser）', en: 'not used (setting browser)' });

const mendBrowser = {
  zh: '请安装浏览器（Debian：apt install chromium），或改正设置 browser 中的路径；容器内还须有 playwright-core（npm ci 时勿用 --omit=optional）',
  en: 'install the browser (Debian: apt install chromium) or correct the path in the setting browser; playwright-core must be there as well (no npm ci --omit=optional)',
};

function browserCheck(version: string, isRoot: boolean): Check {
  const found = { zh: `${version} 可以启动`, en: `${version} starts` };
  if (!isRoot) return ok('browser', found);
  return warning('browser', found, {
    zh: '以 root 运行时浏览器没有自身的沙箱：请改用普通用户运行',
    en: 'for root the browser has no sandbox of its own: run it as another user',
  });
}

const isolate =
  process.platform === 'linux'
    ? {
        zh: '允许普通用户建立命名空间（sysctl kernel.unprivileged_userns_clone=1 或 kernel.apparmor_restrict_unprivileged_userns=0；容器需放宽 seccomp），并安装 util-linux；否则请以防火墙限制本用户',
        en: 'let users make namespaces (sysctl kernel.unprivileged_userns_clone=1, or kernel.apparmor_restrict_unprivileged_userns=0; in a container a seccomp profile that allows it) and install util-linux; else bound this user by a firewall',
      }
    : {
        zh: '此系统不能隔离解析进程的网络；处理来源不明的文件时建议使用 Linux',
        en: "this system can't take the network from parser children: prefer Linux for documents from strangers",
      };

function networkCheck(outcome: 'reached' | 'refused'): Check {
  if (outcome === 'refused') return ok('network', { zh: '解析进程没有网络', en: 'parser children have no network' });
  const found = { zh: '解析进程可以访问网络', en: 'parser children can reach the network' };
  return warning('network', found, isolate);
}

function pdfAssets(folders: readonly string[]): Check {
  const counts = folders.map((folder) => readdirSync(folder).length);
  if (counts.every((count) => count > 0)) {
    const files = counts.reduce((sum, count) => sum + count, 0);
    return ok('pdf-fonts', { zh: `字符映射与字体 ${files} 个文件`, en: `${files} character maps and fonts` });
  }
  return failed('pdf-fonts', { zh: '字符映射或字体缺失', en: 'character maps or fonts are missing' }, reinstall);
}

function contactCheck(contact: string | null): Check {
  if (contact !== null) return ok('contact', { zh: `联系方式 ${contact}`, en: `contact ${contact}` });
  return warning(
    'contact',
    { zh: '未设联系方式；robots.txt 一律遵守', en: 'no contact set; robots.txt is obeyed in any case' },
    {
      zh: '抓取前请设 contact（网址或邮箱），供网站联系',
      en: 'before fetching set contact (a web or mail address), so that sites can reach you',
    },
  );
}
