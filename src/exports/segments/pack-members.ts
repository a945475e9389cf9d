/** What a pack itself says is in it: so that it can be listed again when its manifest is lost. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { diskError, systemCodeOf } from '../export-error.ts';
import { type ListedSegment, listedSchema } from './manifest-entry.ts';
import { segmentsFolder } from './read-manifests.ts';
import { tableAtEnd } from './table-frame.ts';

const table = z.array(listedSchema);

/** Null: its table is damaged, or doesn't fit what stands before it. */
export function packMembers(dataFolder: string, file: string): readonly ListedSegment[] | null {
  const path = join(segmentsFolder(dataFolder), file);
  try {
    const found = tableAtEnd(readFileSync(path));
    const members = table.safeParse(found?.table);
    const end = members.data?.reduce((sum, { place }) => sum + place.bytes, 0);
    return members.success && end === found?.from ? members.data : null;
  } catch (error) {
    // It went while we looked: what was in it is in another.
    if (systemCodeOf(error) === 'ENOENT') return [];
    if (systemCodeOf(error) === 'EIO') return null;
    throw diskError(error, path);
  }
}
