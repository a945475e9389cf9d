/** The child's side: documents in on standard input, finished output out on descriptor 3, one at a time. */
import { Socket } from 'node:net';
import type { ReadingOptions } from '../extractors/reading-options.ts';
import type { Follow } from '../leads.ts';
import type { ReportRecord } from '../model/record.ts';
import type { RuleOverrides } from '../model/rule-overrides.ts';
import type { PageReading } from '../pipeline.ts';
import type { SourceFacts } from '../record.ts';
import { FrameReader, frameParts, type Frame } from './frames.ts';
import { PipelineError } from '../model/pipeline-error.ts';
import type { ChildRequest, ExplainRequest, ParseReply, RecordOutline, ShowRequest } from './parser-messages.ts';
import { renderRecords } from './render-records.ts';

export type Parse = (
  bytes: Uint8Array,
  source: SourceFacts,
  follow: Follow,
  rules: RuleOverrides,
  reading: ReadingOptions,
) => Promise<PageReading>;

/** Descriptor of the replies: libraries may print to standard output as they like. */
const REPLY_DESCRIPTOR = 3;
/** The parent has already limited the size; four bytes of length reach no further. */
const MAX_REQUEST_BYTES = 2 ** 32;
const NOTHING = new Uint8Array();

/** Serves until standard input ends, which it does when the parent dies. `load` is awaited before the first document. */
export function serveParser(load: () => Promise<Parse>): void {
  const replies = new Socket({ fd: REPLY_DESCRIPTOR, readable: false, writable: true });
  const reply = ([header, body]: readonly [ParseReply, Uint8Array]): void => {
    replies.cork();
    for (const part of frameParts(header, body)) replies.write(part);
    replies.uncork();
  };
  const requests = new FrameReader(MAX_REQUEST_BYTES);
  // Ctrl-C reaches the whole process group; when to stop is the parent's to say.
  process.on('SIGINT', () => undefined);
  let turn = load().then((parse) => {
    reply([{ kind: 'ready' }, NOTHING]);
    return parse;
  });
  process.stdin.on('data', (chunk: Buffer) => {
    for (const frame of requests.push(chunk)) {
      turn = turn.then(async (parse) => {
        reply(await answer(parse, frame));
        return parse;
      });
    }
  });
  process.stdin.on('end', () => process.exit(0));
}

async function answer(parse: Parse, { header, body }: Frame): Promise<readonly [ParseReply, Uint8Array]> {
  // The parent is this same program.
  const request = JSON.parse(header) as ChildRequest;
  try {
    if ('show' in request) return await shown(body, request);
    if ('explain' in request) return await explained(body, request);
    const { source, follow, rules, reading } = request;
    const { records, leads, standIn, awaitsScripts } = await parse(body, source, follow, rules, reading);
    const output = Buffer.from(renderRecords(records));
    if (output.length > request.outputBytes) return [{ kind: 'output-too-large', sizeBytes: output.length }, NOTHING];
    return [{ kind: 'done', records: records.map(outlineOf), leads, standIn, awaitsScripts }, output];
  } catch (error) {
    return [
      { kind: 'defect', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) },
      NOTHING,
    ];
  }
}

async function shown(
  bytes: Uint8Array,
  { show, outputBytes }: ShowRequest,
): Promise<readonly [ParseReply, Uint8Array]> {
  // Loaded when it is asked for: reading reports needs none of it.
  const { showSource } = await import('../extractors/show/show-source.ts');
  return unlessUnreadable(outputBytes, async () => {
    const { carrier, markup, found } = await showSource(bytes, show);
    return [{ kind: 'shown', carrier, found }, Buffer.from(markup)];
  });
}

async function explained(
  bytes: Uint8Array,
  { explain, outputBytes, rules }: ExplainRequest,
): Promise<readonly [ParseReply, Uint8Array]> {
  const { explainFigure } = await import('../explain.ts');
  return unlessUnreadable(outputBytes, async () => {
    const explanations = await explainFigure(bytes, explain, rules);
    return [{ kind: 'explained' }, Buffer.from(JSON.stringify(explanations))];
  });
}

async function unlessUnreadable(
  outputBytes: number,
  make: () => Promise<readonly [ParseReply, Uint8Array]>,
): Promise<readonly [ParseReply, Uint8Array]> {
  try {
    const [reply, output] = await make();
    if (output.length > outputBytes) return [{ kind: 'output-too-large', sizeBytes: output.length }, NOTHING];
    return [reply, output];
  } catch (error) {
    if (!(error instanceof PipelineError)) throw error;
    return [{ kind: 'not-shown', code: error.code, message: error.message }, NOTHING];
  }
}

function outlineOf({ status, source, error, notes, findings }: ReportRecord): RecordOutline {
  const count = (severity: 'error' | 'warning' | 'info'): number =>
    findings.filter((finding) => finding.severity === severity).length;
  return {
    status,
    carrier: source.carrier,
    error,
    notes: notes.length,
    findings: { error: count('error'), warning: count('warning'), info: count('info') },
  };
}
