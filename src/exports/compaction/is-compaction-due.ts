/** Whether compaction would find enough to do, from the names alone. */
import { namesIn } from '../segments/read-manifests.ts';
import { readSegmentName, segmentOf } from '../segments/segment-name.ts';
import { LOOSE_AT_LEAST } from './choose-segments.ts';

/** Throws `export.*`. */
export const isCompactionDue = (dataFolder: string): boolean =>
  namesIn(dataFolder).filter((file) => readSegmentName(segmentOf(file)) !== null).length >= LOOSE_AT_LEAST;
