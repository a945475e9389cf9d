/** Errors of sockets, TLS and HTTP parsing, by what they mean for another attempt. */
import type { FetchErrorCode } from '../model/pipeline-error.ts';
import { FetchError } from './fetch-error.ts';

const byCode: Readonly<Record<string, FetchErrorCode>> = {
  ECONNREFUSED: 'fetch.connect',
  EHOSTUNREACH: 'fetch.connect',
  ENETUNREACH: 'fetch.connect',
  EADDRNOTAVAIL: 'fetch.connect',
  UND_ERR_CONNECT_TIMEOUT: 'fetch.connect',
  ETIMEDOUT: 'fetch.connect',
  ECONNRESET: 'fetch.interrupted',
  EPIPE: 'fetch.interrupted',
  UND_ERR_SOCKET: 'fetch.interrupted',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'fetch.interrupted',
  ERR_STREAM_PREMATURE_CLOSE: 'fetch.interrupted',
  UND_ERR_HEADERS_OVERFLOW: 'fetch.protocol',
  EPROTO: 'fetch.tls',
};

const meaning: Readonly<Partial<Record<FetchErrorCode, string>>> = {
  'fetch.connect': '无法连接网站 | No connection to the site',
  'fetch.interrupted': '连接中断，内容不完整 | The connection broke before the content was whole',
  'fetch.tls': '证书或加密连接有误 | The certificate or the encrypted connection is faulty',
  'fetch.protocol': '网站应答不合规范 | The answer breaks the rules of HTTP',
};

/** What the signal aborted for goes before what the abort broke. Errors that no transport makes come back as they are. */
export function toFetchError(error: unknown, url: string, signal: AbortSignal): unknown {
  if (signal.aborted) return located(signal.reason, url);
  if (error instanceof FetchError) return located(error, url);
  if (!(error instanceof Error)) return error;
  const code = fetchCodeOf(error);
  return code === null
    ? error
    : new FetchError(code, `${meaning[code] ?? code}（${detailOf(error)}）`, { url, cause: error });
}

function located(error: unknown, url: string): unknown {
  if (!(error instanceof FetchError) || error.url !== null) return error;
  const { fetchCode, message, cause } = error;
  return new FetchError(fetchCode, message, { url, cause });
}

/** An AggregateError holds one failure for each address that was tried. */
const systemCode = (error: Error): string => {
  if ('code' in error && typeof error.code === 'string') return error.code;
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error.cause;
  return first instanceof Error ? systemCode(first) : '';
};

function fetchCodeOf(error: Error): FetchErrorCode | null {
  const code = systemCode(error);
  const known = byCode[code];
  if (known !== undefined) return known;
  if (error.name === 'HTTPParserError' || code.startsWith('HPE_'))
    return isCutOff(error) ? 'fetch.interrupted' : 'fetch.protocol';
  if (/^ERR_(?:SSL|TLS)|CERT|UNABLE_TO|SELF_SIGNED/u.test(code)) return 'fetch.tls';
  return code.startsWith('UND_ERR') ? 'fetch.protocol' : null;
}

const isCutOff = (error: Error): boolean =>
  /HPE_INVALID_EOF_STATE|chunk/iu.test(`${systemCode(error)} ${error.message}`);

const detailOf = (error: Error): string => systemCode(error) || error.message;
