/** Lines of records → the format that was asked for. */
import type { Write } from '../exports/formats/format.ts';
import { extractorVersion } from '../version.ts';
import type { FormatChoice } from './format-options.ts';
import type { Language } from './language.ts';

export interface RecordSink {
  /** Whole lines. */
  readonly write: (lines: Uint8Array) => Promise<void>;
  readonly finish: () => Promise<void>;
  readonly abandon: () => Promise<void>;
}

type SinkOptions = Omit<FormatChoice, 'out'> & { readonly language: Language };

/** The long form holds figures and nothing that is said of them. */
export const holdsVerdicts = ({ format, shape }: Omit<FormatChoice, 'out'>): boolean =>
  format !== 'cells' && !(shape === 'long' && (format === 'csv' || format === 'parquet'));

export async function recordSink({ format, shape, language }: SinkOptions, write: Write): Promise<RecordSink> {
  if (format === 'jsonl') return { write, finish: NOTHING_TO_DO, abandon: NOTHING_TO_DO };
  const { openWriter } = await import('../exports/formats/open-writer.ts');
  const { recordsIn } = await import('./records-file.ts');
  const createdBy = `${extractorVersion.name} ${extractorVersion.version}`;
  const writer = await openWriter({ format, shape, language, createdBy }, write);
  // What stands before the first record is there even where none comes.
  await writer.add([]);
  return {
    write: (lines) => writer.add(recordsIn(lines)),
    finish: () => writer.finish(),
    abandon: () => writer.abandon(),
  };
}

const NOTHING_TO_DO = (): Promise<void> => Promise.resolve();
