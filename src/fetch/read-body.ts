/** An answer's body, decoded and counted while it streams: never more of it in memory than allowed. */
import { Readable, type Transform } from 'node:stream';
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from 'node:zlib';
import { FetchError } from './fetch-error.ts';
import { type FetchLimits, INFLATION_FLOOR, LARGE_BYTES } from './fetch-limits.ts';
import { GrowingBytes } from './growing-bytes.ts';

export interface Body {
  readonly bytes: Uint8Array;
  /** As sent, before decoding. */
  readonly wireBytes: number;
  /** The body was longer than allowed and what is past that was left out. */
  readonly cut: boolean;
}

export interface BodyOptions {
  /** Content-Encoding as declared, null if absent. */
  readonly encoding: string | null;
  readonly limits: Pick<FetchLimits, 'maxBytes' | 'maxInflation'>;
  readonly whenTooLarge: 'fail' | 'cut';
  /** Told of every chunk from the site, for the idle clock. */
  readonly onBytes: () => void;
  /** Awaited once, when the body has turned out to be larger than `LARGE_BYTES`; meanwhile the site is kept waiting. */
  readonly onLarge: () => Promise<void>;
}

export const ACCEPTED_ENCODINGS = 'gzip, deflate, br, zstd';

/** More layers than this are no site's; each could be a bomb. */
const MAX_LAYERS = 2;

/** Errors: `fetch.too-large`, `fetch.inflates-too-far`, `fetch.bad-encoding`, and those of the stream itself. */
export async function readBody(stream: Readable, options: BodyOptions): Promise<Body> {
  const layers = layersOf(options.encoding);
  const wire = { bytes: 0 };
  const counted = countWire(stream, wire, options);
  const decoded = layers.length === 0 ? counted : decode(counted, layers);
  const collected = await collect(decoded, wire, options);
  return { ...collected, wireBytes: wire.bytes };
}

/** Registered codings that nothing here undoes. What isn't registered (`utf-8`, `none`) is no coding; browsers pass over it too. */
const undecoded: ReadonlySet<string> = new Set(['compress', 'exi', 'pack200-gzip', 'aes128gcm', 'dcb', 'dcz']);

function layersOf(encoding: string | null): readonly string[] {
  const layers = (encoding ?? '')
    .toLowerCase()
    .split(',')
    .map((layer) => layer.trim().replace(/^x-/u, ''))
    .filter((layer) => decoders[layer] !== undefined || undecoded.has(layer));
  const known = layers.every((layer) => decoders[layer] !== undefined);
  if (layers.length > MAX_LAYERS || !known)
    throw new FetchError(
      'fetch.bad-encoding',
      `不支持的内容编码 ${layers.join(', ')} | Content encoding not supported`,
    );
  return layers.toReversed();
}

async function* countWire(
  stream: Readable,
  wire: { bytes: number },
  { limits, whenTooLarge, onBytes }: BodyOptions,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) {
    if (!(chunk instanceof Uint8Array)) throw new TypeError('a body of text where bytes are read');
    onBytes();
    wire.bytes += chunk.length;
    yield chunk;
    if (wire.bytes > limits.maxBytes && whenTooLarge === 'fail') throw tooLarge(limits.maxBytes);
  }
}

/** Chooses a decoder by the first bytes of its input; null: the declared encoding isn't there. */
type ChooseDecoder = (head: Uint8Array) => Transform | null;

const startsWith = (head: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, at) => head[at] === byte);

/** A body that is cut short must fail, and does: `finishFlush` is left at its default. */
const decoders: Readonly<Record<string, ChooseDecoder | undefined>> = {
  gzip: (head) => (startsWith(head, [0x1f, 0x8b]) ? createGunzip() : null),
  deflate: (head) => (isZlib(head) ? createInflate() : createInflateRaw()),
  br: () => createBrotliDecompress(),
  zstd: (head) =>
    startsWith(head, [0x28, 0xb5, 0x2f, 0xfd])
      ? // A window past 8 MiB isn't allowed on the web (RFC 9659); it costs memory before any byte comes out.
        createZstdDecompress({ params: { [constants.ZSTD_d_windowLogMax]: 23 } })
      : null,
};

/** CMF and FLG of RFC 1950; some servers send raw deflate instead. */
const isZlib = ([cmf = 0, flags = 0]: Uint8Array): boolean => (cmf & 0x0f) === 8 && (cmf * 256 + flags) % 31 === 0;

async function* decode(source: AsyncIterable<Uint8Array>, layers: readonly string[]): AsyncGenerator<Uint8Array> {
  const [layer, ...inner] = layers;
  if (layer === undefined) yield* source;
  else yield* decode(decodeLayer(source, layer), inner);
}

async function* decodeLayer(source: AsyncIterable<Uint8Array>, layer: string): AsyncGenerator<Uint8Array> {
  const { head, rest } = await peek(source);
  const decoder = head.length === 0 ? null : (decoders[layer]?.(head) ?? null);
  if (decoder === null) yield* rest;
  else yield* through(rest, decoder, layer);
}

/** Enough of the first bytes to know them by, even if they come one by one. */
async function peek(
  source: AsyncIterable<Uint8Array>,
): Promise<{ readonly head: Uint8Array; readonly rest: AsyncIterable<Uint8Array> }> {
  const iterator = source[Symbol.asyncIterator]();
  let head: Uint8Array = new Uint8Array();
  while (head.length < 4) {
    const next = await iterator.next();
    if (next.done === true) break;
    head = Buffer.concat([head, next.value]);
  }
  const rest = async function* (): AsyncGenerator<Uint8Array> {
    if (head.length > 0) yield head;
    yield* { [Symbol.asyncIterator]: () => iterator };
  };
  return { head, rest: rest() };
}

async function* through(
  source: AsyncIterable<Uint8Array>,
  decoder: Transform,
  layer: string,
): AsyncGenerator<Uint8Array> {
  const input = Readable.from(source, { objectMode: false });
  const failed = { source: false };
  // An error of the source ends the decoder, and with it the loop below.
  input.once('error', (error) => {
    failed.source = true;
    decoder.destroy(error);
  });
  input.pipe(decoder);
  try {
    for await (const chunk of decoder) {
      if (chunk instanceof Uint8Array) yield chunk;
    }
  } catch (error) {
    throw failed.source ? error : undecodable(error, layer);
  } finally {
    input.destroy();
    decoder.destroy();
  }
}

function undecodable(cause: unknown, layer: string): FetchError {
  const cutOff = cause instanceof Error && /unexpected end|incomplete/iu.test(cause.message);
  return cutOff
    ? new FetchError('fetch.interrupted', `${layer} 内容不完整 | The ${layer} content ends too early`, { cause })
    : new FetchError('fetch.bad-encoding', `${layer} 内容损坏，无法解开 | The ${layer} content is damaged`, { cause });
}

async function collect(
  source: AsyncIterable<Uint8Array>,
  wire: { readonly bytes: number },
  { limits, whenTooLarge, onLarge }: BodyOptions,
): Promise<Omit<Body, 'wireBytes'>> {
  const body = new GrowingBytes(limits.maxBytes);
  for await (const chunk of source) {
    const size = body.size + chunk.length;
    if (size > INFLATION_FLOOR && size > wire.bytes * limits.maxInflation)
      throw new FetchError(
        'fetch.inflates-too-far',
        `压缩内容膨胀超过 ${limits.maxInflation} 倍 | The content inflates more than ${limits.maxInflation}-fold`,
      );
    if (size > limits.maxBytes && whenTooLarge === 'fail') throw tooLarge(limits.maxBytes);
    if (body.size <= LARGE_BYTES && size > LARGE_BYTES) await onLarge();
    body.add(chunk);
    if (size > limits.maxBytes) return { bytes: body.bytes(), cut: true };
  }
  return { bytes: body.bytes(), cut: false };
}

const tooLarge = (maxBytes: number): FetchError =>
  new FetchError('fetch.too-large', `内容超过 ${maxBytes} 字节的上限 | The content is larger than ${maxBytes} bytes`);
