/** A disk that keeps what was flushed, and of the rest what it likes, as disks do when the power fails. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Disk } from '../../../src/exports/segments/disk.ts';
import { failingDisk } from './failing-disk.ts';
import { below } from './random.ts';

type NameChange =
  | { readonly kind: 'new'; readonly file: string; readonly content: Content }
  | { readonly kind: 'rename'; readonly from: string; readonly to: string }
  | { readonly kind: 'remove'; readonly file: string };

/** What a file holds may change under its name. */
interface Content {
  bytes: Buffer;
}

class PowerCut extends Error {}

export interface CutDisk {
  readonly disk: Disk;
  /** What is there after the power is back, in a new data folder. */
  readonly restoreTo: (dataFolder: string) => void;
}

/** `stepsLeft`: the power fails amid the step after so many. */
export function diskWithPowerCut(stepsLeft: number, random: () => number): CutDisk {
  const under = failingDisk(() => null);
  let names = new Map<string, Content>();
  let pending: NameChange[] = [];
  const live = new Map<string, Content>();
  let left = stepsLeft;
  const isCut = (): boolean => (left -= 1) < 0;
  const note = (change: NameChange): void => void pending.push(change);

  async function step(change: NameChange | null, action: () => Promise<void>): Promise<void> {
    if (left < 0) throw new PowerCut();
    if (change !== null) note(change);
    if (isCut()) throw new PowerCut();
    await action();
  }
  /** A write that is cut off leaves a part, or the length without the bytes. */
  const torn = (bytes: Uint8Array): Buffer => {
    const length = below(random, bytes.byteLength + 1);
    return random() < 0.5 ? Buffer.from(bytes.subarray(0, length)) : Buffer.alloc(length);
  };

  const disk: Disk = {
    ...under,
    writeNew: async (path, bytes) => {
      const content = { bytes: torn(bytes) };
      await step({ kind: 'new', file: basename(path), content }, () => under.writeNew(path, bytes));
      content.bytes = Buffer.from(bytes);
      live.set(basename(path), content);
    },
    appendAt: async (path, offset, bytes) => {
      const content = live.get(basename(path))!;
      const kept = content.bytes.subarray(0, offset);
      content.bytes = Buffer.concat([kept, torn(bytes)]);
      await step(null, () => under.appendAt(path, offset, bytes));
      content.bytes = Buffer.concat([kept, bytes]);
    },
    rename: async (from, to) => {
      await step({ kind: 'rename', from: basename(from), to: basename(to) }, () => under.rename(from, to));
      live.set(basename(to), live.get(basename(from))!);
    },
    remove: (path) => step({ kind: 'remove', file: basename(path) }, () => under.remove(path)),
    flushFolder: (path) =>
      step(null, async () => {
        if (basename(path) === 'segments') {
          names = pending.reduce(changed, names);
          pending = [];
        }
        return under.flushFolder(path);
      }),
  };

  const restoreTo = (dataFolder: string): void => {
    const survived = pending.filter(() => random() < 0.5).reduce(changed, names);
    mkdirSync(join(dataFolder, 'segments'));
    for (const [file, { bytes }] of survived) writeFileSync(join(dataFolder, 'segments', file), bytes);
  };
  return { disk, restoreTo };
}

function changed(names: Map<string, Content>, change: NameChange): Map<string, Content> {
  const next = new Map(names);
  if (change.kind === 'new') next.set(change.file, change.content);
  if (change.kind === 'remove') next.delete(change.file);
  if (change.kind === 'rename') {
    const content = next.get(change.from);
    if (content !== undefined) next.set(change.to, content);
    next.delete(change.from);
  }
  return next;
}
