/** A few words for each error code; the record holds the whole message. */
import type { Message } from '../model/note.ts';
import type { ErrorCode } from '../model/pipeline-error.ts';

const errorTitles: Readonly<Record<ErrorCode, Message>> = {
  'fetch.invalid-url': { zh: '网址无效', en: 'invalid address' },
  'fetch.refused-address': { zh: '拒绝访问的地址', en: 'address refused' },
  'fetch.blocked-by-robots': { zh: 'robots.txt 不允许抓取', en: 'disallowed by robots.txt' },
  'fetch.robots-unavailable': { zh: 'robots.txt 暂不可用', en: 'robots.txt unavailable' },
  'fetch.site-busy': { zh: '网站正由其他进程访问', en: 'site in use by another worker' },
  'fetch.dns': { zh: '域名无法解析', en: 'name not resolved' },
  'fetch.connect': { zh: '无法连接', en: 'no connection' },
  'fetch.tls': { zh: '证书或加密连接有误', en: 'TLS failure' },
  'fetch.timeout': { zh: '下载超时', en: 'download timed out' },
  'fetch.interrupted': { zh: '下载中断', en: 'download cut off' },
  'fetch.protocol': { zh: '网站应答不合规范', en: 'malformed response' },
  'fetch.bad-encoding': { zh: '压缩内容无法解开', en: 'content encoding damaged' },
  'fetch.too-large': { zh: '下载内容过大', en: 'download too large' },
  'fetch.inflates-too-far': { zh: '压缩内容膨胀过大', en: 'content inflates too far' },
  'fetch.bad-redirect': { zh: '跳转地址无效', en: 'bad redirect' },
  'fetch.too-many-redirects': { zh: '跳转次数过多', en: 'too many redirects' },
  'fetch.not-found': { zh: '网页不存在', en: 'not found' },
  'fetch.forbidden': { zh: '网站拒绝访问', en: 'forbidden' },
  'fetch.rate-limited': { zh: '网站限制访问频率', en: 'rate limited' },
  'fetch.server-error': { zh: '网站服务器错误', en: 'server error' },
  'fetch.challenge': { zh: '网站要求浏览器验证', en: 'browser challenge' },
  'fetch.soft-404': { zh: '网站称页面不存在', en: 'no such page, says the site' },
  'fetch.unexpected-status': { zh: '意外的应答状态', en: 'unexpected status' },
  'fetch.browser-unavailable': { zh: '浏览器无法启动', en: 'the browser does not start' },
  'fetch.browser-timeout': { zh: '网页在浏览器中超时', en: 'page timed out in the browser' },
  'fetch.browser-crashed': { zh: '浏览器崩溃', en: 'the browser crashed' },
  'fetch.browser-too-large': { zh: '网页在浏览器中过大', en: 'page too large in the browser' },
  'extract.empty': { zh: '文件为空', en: 'empty' },
  'extract.unknown-format': { zh: '无法识别的格式', en: 'format not recognised' },
  'extract.unsupported-format': { zh: '不支持的格式', en: 'format not supported' },
  'extract.encrypted': { zh: '文件已加密', en: 'encrypted' },
  'extract.damaged': { zh: '文件已损坏', en: 'damaged' },
  'extract.too-large': { zh: '文件过大', en: 'too large' },
  'extract.too-complex': { zh: '文件过于复杂', en: 'too complex' },
  'extract.timeout': { zh: '超时', en: 'timed out' },
  'extract.out-of-memory': { zh: '内存超限', en: 'out of memory' },
  'extract.crashed': { zh: '解析进程异常退出', en: 'the parser crashed' },
  'extract.unreadable-file': { zh: '无法读取文件', en: 'unreadable file' },
  'normalize.not-a-report': {
    zh: '不是政府信息公开工作年度报告',
    en: 'not an annual report on government information',
  },
  'normalize.no-statutory-table': { zh: '没有法定表格', en: 'no statutory table' },
  'normalize.empty-form': { zh: '表格未填写', en: 'form not filled in' },
  'normalize.not-machine-readable': { zh: '表格无法机读', en: 'tables not machine readable' },
};

const known: Readonly<Record<string, Message>> = errorTitles;

export const errorTitle = (code: string): Message => known[code] ?? { zh: code, en: code };
