/** What an engine stored comes back as unknown JSON; these look before they believe. Throw `queue.corrupt`. */
import { follows, type Failure, type JobHints, type JobRequest, type Outcome } from './job.ts';
import { QueueError } from './queue-error.ts';

const damaged = (what: string): QueueError => new QueueError('queue.corrupt', `stored ${what} cannot be read`);

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function readFields(value: unknown, what: string): Fields {
  if (!isFields(value)) throw damaged(what);
  return value;
}

function string(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string') throw damaged(name);
  return value;
}

const stringOrNull = (fields: Fields, name: string): string | null =>
  fields[name] === null || fields[name] === undefined ? null : string(fields, name);

const isFlat = (value: unknown): value is Outcome[string] =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);

export function readOutcome(value: unknown): Outcome {
  const entries: [string, Outcome[string]][] = [];
  for (const [name, field] of Object.entries(readFields(value, 'outcome'))) {
    if (!isFlat(field)) throw damaged('outcome');
    entries.push([name, field]);
  }
  return Object.fromEntries(entries);
}

function readHints(value: unknown): JobHints {
  const { organ, year } = readFields(value, 'hints');
  return { ...(typeof organ === 'string' && { organ }), ...(typeof year === 'number' && { year }) };
}

export function readRequest(value: unknown): JobRequest {
  const fields = readFields(value, 'job');
  const follow = follows.find((one) => one === fields['follow']);
  if (follow === undefined) throw damaged('follow');
  const skipped = stringOrNull(fields, 'skipped');
  return {
    uri: string(fields, 'uri'),
    hints: readHints(fields['hints']),
    follow,
    foundOn: stringOrNull(fields, 'foundOn'),
    site: stringOrNull(fields, 'site'),
    ...(skipped !== null && { skipped }),
  };
}

export function readFailure(value: unknown): Failure {
  const fields = readFields(value, 'failure');
  return { code: string(fields, 'code'), message: string(fields, 'message'), crashed: fields['crashed'] === true };
}
