/** A document's bytes to finished lines. Whatever happens to it, it gives a line unless it leads elsewhere. */
import type { ParseRequest } from './parser-messages.ts';
import type { Processed, Processing } from './processed.ts';

export type { Processed, Processing };

type Asked = Pick<ParseRequest, 'source' | 'follow'>;

export async function processBytes(
  bytes: Uint8Array,
  { source, follow }: Asked,
  processing: Processing,
): Promise<Processed> {
  const outcome = await processing.pool.parse({ source, follow }, bytes);
  if (outcome.kind === 'done') return { ...outcome, loss: null };
  // Loaded when it is needed: a command that reads one document mostly needs none of it.
  const { lossOutput } = await import('./failed-output.ts');
  return lossOutput(source, bytes, outcome, processing);
}
