/** With which others a report is looked at. */
import { createHash } from 'node:crypto';
import { describeOrgan, type OrganDescription, unknownPlaceOf } from '../organs/describe-organ.ts';
import { foldName } from '../organs/fold-name.ts';
import type { Digest } from '../rules/set/digest.ts';
import { evidenceOfCopy, independentFigures } from '../rules/set/independent-figures.ts';
import type { Grouping } from './audit-store.ts';

const NOWHERE: Grouping = { place: '', peers: null, print: null };

export function groupingOf(digest: Digest): Grouping {
  if (digest.organName === null) return { ...NOWHERE, print: printOf(digest) };
  const organ = describeOrgan(digest.organName);
  const place = organ.regionCode ?? districtOf(foldName(digest.organName));
  return { place, peers: peersOf(organ, place), print: printOf(digest) };
}

/** 青河市白石县 and 白石县 are one place. */
const districtOf = (folded: string): string => unknownPlaceOf(folded).replace(/^.*?(?:省|市|州|盟)(?=.)/u, '');

/** Organs of one level, kind and function in one province. Where 市 may be a prefecture's or a county's they are by themselves. */
function peersOf({ level, kind, function: task, regionCode }: OrganDescription, place: string): string | null {
  const what = kind === 'department' || kind === 'institution' ? task : kind;
  if (kind === null || what === null) return null;
  return [regionCode?.slice(0, 2) ?? '', level ?? place.slice(-1), kind, what].join('/');
}

/** Below this a report says too little for its figures to be anyone's own. */
const LEAST_EVIDENCE = 4;

function printOf({ figures, isFailed }: Digest): string | null {
  const values = [...independentFigures(figures, 'disclosure'), ...independentFigures(figures, 'applications')];
  if (isFailed || evidenceOfCopy(values) < LEAST_EVIDENCE) return null;
  const shown = Object.entries(figures).filter(([code, value]) => !code.startsWith('disputes.') && value !== 0);
  return createHash('sha256').update(JSON.stringify(shown)).digest('base64url').slice(0, 22);
}
