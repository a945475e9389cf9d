/** What an operator does about a document or address that failed; commands and settings stand in backquotes. */
import type { Message } from '../../model/note.ts';
import type { ErrorCode } from '../../model/pipeline-error.ts';

const wait: Message = { zh: '无需处理，会自动重试', en: 'wait: it is tried again by itself' };

const also = ({ zh, en }: Message, more: Message): Message => ({ zh: `${zh}；${more.zh}`, en: `${en}; ${more.en}` });

const byHand: Message = {
  zh: '用浏览器下载后，将文件加入队列：`nianbao enqueue FILE`',
  en: 'download it with a browser and enqueue the file: `nianbao enqueue FILE`',
};

/** Tried again at once by this when what kept it from working is mended. */
const thenRetry = (code: ErrorCode, { zh, en }: Message): Message => ({
  zh: `${zh}，再运行 \`nianbao retry --code ${code}\``,
  en: `${en}, then \`nianbao retry --code ${code}\``,
});

export const documentAdvice: Readonly<Record<ErrorCode, Message>> = {
  'fetch.invalid-url': {
    zh: '改正清单中的网址后重新加入：`nianbao enqueue ADDRESS`',
    en: 'correct the address in the list and enqueue that: `nianbao enqueue ADDRESS`',
  },
  'fetch.refused-address': thenRetry('fetch.refused-address', {
    zh: '不是公网地址，或含有用户名、密码；如在内网，请将其写入设置 `allowHosts`',
    en: 'not a public address, or one with a password in it; inside a closed network name it in `allowHosts`',
  }),
  'fetch.blocked-by-robots': also(
    { zh: '网站不允许抓取：请联系网站，或手工下载', en: 'the site does not want it fetched: ask its operator' },
    byHand,
  ),
  'fetch.robots-unavailable': also(wait, {
    zh: '网站未给出 robots.txt 之前不再访问',
    en: 'a site without an answer to robots.txt is not asked for more',
  }),
  'fetch.site-busy': also(wait, { zh: '不计为失败', en: 'not counted as a failure' }),
  'fetch.dns': thenRetry('fetch.dns', {
    zh: '改正域名，或检查本机的 DNS',
    en: 'correct the name, or check the DNS server of this machine',
  }),
  'fetch.connect': thenRetry('fetch.connect', {
    zh: '网站或线路不通；若多个网站如此，请检查防火墙与代理',
    en: 'the site or the way to it is down; check firewall and proxy if many sites fail',
  }),
  'fetch.tls': also(
    {
      zh: '证书过期或不完整，请用浏览器查看；程序不会放宽检查',
      en: 'an expired or incomplete certificate: look at it with a browser; checks are never switched off',
    },
    byHand,
  ),
  'fetch.timeout': wait,
  'fetch.interrupted': wait,
  'fetch.protocol': byHand,
  'fetch.bad-encoding': byHand,
  'fetch.too-large': thenRetry('fetch.too-large', {
    zh: '多半不是报告，或含大量图片：请下载查看；确是报告则调大 `maxInputMegabytes`',
    en: 'not a report, or one with pictures: download it and look; raise `maxInputMegabytes` if it is one',
  }),
  'fetch.inflates-too-far': {
    zh: '压缩炸弹或服务器故障：请勿随意在别处打开',
    en: 'a compression bomb or a broken server: do not open it elsewhere without care',
  },
  'fetch.bad-redirect': {
    zh: '找到新网址后加入：`nianbao enqueue ADDRESS`',
    en: 'find the new address and enqueue that: `nianbao enqueue ADDRESS`',
  },
  'fetch.too-many-redirects': {
    zh: '用浏览器找到最终网址后加入：`nianbao enqueue ADDRESS`',
    en: 'find the final address with a browser and enqueue that: `nianbao enqueue ADDRESS`',
  },
  'fetch.soft-404': also(wait, {
    zh: '若确已撤下，请从列表页重新查找：`nianbao enqueue --again --follow list ADDRESS`',
    en: 'if it was taken down, find it again through the list page: `nianbao enqueue --again --follow list ADDRESS`',
  }),
  'fetch.not-found': {
    zh: '报告已移走或撤下：请从列表页重新查找：`nianbao enqueue --again --follow list ADDRESS`',
    en: 'moved or taken down: find it again through the list page: `nianbao enqueue --again --follow list ADDRESS`',
  },
  'fetch.forbidden': thenRetry('fetch.forbidden', {
    zh: '网站拒绝程序或境外访问：请设置 `contact`，或联系网站',
    en: 'the site refuses robots or foreign networks: set `contact`, ask its operator',
  }),
  'fetch.rate-limited': also(wait, { zh: '若常出现，请调大 `gapSeconds`', en: 'raise `gapSeconds` if it comes often' }),
  'fetch.server-error': wait,
  'fetch.challenge': byHand,
  'fetch.unexpected-status': thenRetry('fetch.unexpected-status', {
    zh: '用浏览器查看该网址',
    en: 'look at the address with a browser',
  }),
  'fetch.browser-unavailable': thenRetry('fetch.browser-unavailable', {
    zh: '运行 `nianbao doctor`：安装浏览器（Debian：apt install chromium），或改正设置 `browser`',
    en: 'run `nianbao doctor`: install the browser (Debian: apt install chromium), or correct the setting `browser`',
  }),
  'fetch.browser-timeout': also(wait, byHand),
  'fetch.browser-crashed': also(wait, byHand),
  'fetch.browser-too-large': byHand,
  'extract.empty': {
    zh: '来源为空：请重新下载或抓取（`nianbao enqueue --again ADDRESS`），或询问发布单位',
    en: 'the source is empty: fetch it again (`nianbao enqueue --again ADDRESS`), or ask the publisher',
  },
  'extract.unknown-format': {
    zh: '请查看该文件：往往是出错页或登录页',
    en: 'look at the file: often an error page or a login form',
  },
  'extract.unsupported-format': {
    zh: '另存为 DOCX 或 PDF 后加入：`nianbao enqueue FILE`',
    en: 'save it as DOCX or PDF and enqueue that: `nianbao enqueue FILE`',
  },
  'extract.encrypted': {
    zh: '去除密码后加入：`nianbao enqueue --again FILE`',
    en: 'remove the password and enqueue the result: `nianbao enqueue --again FILE`',
  },
  'extract.damaged': {
    zh: '重新下载或抓取：`nianbao enqueue --again ADDRESS`；仍损坏则询问发布单位',
    en: 'fetch it again: `nianbao enqueue --again ADDRESS`; if it stays damaged, ask the publisher',
  },
  'extract.too-large': thenRetry('extract.too-large', {
    zh: '确是报告则调大 `maxInputMegabytes`',
    en: 'raise `maxInputMegabytes` if it is a report',
  }),
  'extract.too-complex': { zh: '不是通常的报告：请查看', en: 'not a usual report: look at it' },
  'extract.timeout': thenRetry('extract.timeout', {
    zh: '机器较慢时调大 `timeoutSeconds`',
    en: 'raise `timeoutSeconds` on a slow machine',
  }),
  'extract.out-of-memory': thenRetry('extract.out-of-memory', {
    zh: '调大 `memoryMegabytes`',
    en: 'raise `memoryMegabytes`',
  }),
  'extract.crashed': {
    zh: '程序有误：`nianbao dead show ID` 给出报告问题所需的一切',
    en: 'a mistake of the program: `nianbao dead show ID` gives what is needed to report it',
  },
  'extract.unreadable-file': thenRetry('extract.unreadable-file', {
    zh: '检查文件的路径与权限',
    en: 'check path and permissions of the file',
  }),
  'normalize.not-a-report': {
    zh: '该文件不是年度报告：请从清单中去掉',
    en: 'the document is something else: take it from the list',
  },
  'normalize.no-statutory-table': {
    zh: '往往只有正文，或表格在附件中：请找到附件后加入：`nianbao enqueue ADDRESS`',
    en: 'often the text without the tables, or a page whose attachment holds them: find that and `nianbao enqueue ADDRESS`',
  },
  'normalize.empty-form': { zh: '表格尚未填写：请索取报告', en: 'a form before it was filled in: ask for the report' },
  'normalize.not-machine-readable': { zh: '扫描件或图片：请索取原件', en: 'a scan or a picture: ask for the original' },
};
