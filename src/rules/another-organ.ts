/** Whether a name says that a report, or its file, was another organ's. */
import { describeOrgan, type OrganDescription } from '../organs/describe-organ.ts';
import { foldName } from '../organs/fold-name.ts';
import { sameOrgan } from '../organs/same-organ.ts';

/** 公安局, 我局: too short a name to be another organ's. */
const hasPlace = (name: string): boolean => /[省市县区州盟旗镇乡]|街道/u.test(name.slice(0, -2));

/** 县教育局, 各县区教育局: its own kind without a place of its own. */
const isOwnKind = (own: string, name: string): boolean => {
  const bare = name.replace(/^(?:各|全|本|我)?[省市县区旗]+/u, '');
  return bare !== name && own.endsWith(bare);
};

/**
 * Two organs of one kind, so that neither is the other's office, parent or branch: the name of a government in a bureau's
 * report says who is above it, that of another bureau says whose report it was.
 */
export function isAnother(mine: OrganDescription, name: string): boolean {
  const own = mine.name;
  // By its stem, since 柳塘乡 may have become 柳塘镇.
  if (/^\p{Script=Han}{2,4}[镇乡]$/u.test(name)) return mine.kind === 'township' && !own.includes(name.slice(0, -1));
  if (!hasPlace(name) || isOwnKind(own, name) || mine.kind === null) return false;
  const theirs = describeOrgan(name);
  if (mine.kind !== theirs.kind) return false;
  if (mine.kind === 'department' && !areTwoDepartments(mine, theirs)) return false;
  return sameOrgan(own, name) === 'different' && !isPartOf(foldName(own), foldName(name));
}

/** Not the bureau above it, nor its own former name, nor the office that runs the web site. */
function areTwoDepartments(mine: OrganDescription, theirs: OrganDescription): boolean {
  const host = ['government_office', 'administrative_approval', 'data', null];
  if (host.includes(theirs.function)) return false;
  return mine.function !== theirs.function || (mine.level === theirs.level && mine.regionCode !== theirs.regionCode);
}

/** One name within the other: 淮安市洪泽区人民政府 and 洪泽区人民政府, 青山县公安局 and 青山县公安局办公室. */
const isPartOf = (own: string, other: string): boolean => own.includes(other) || other.includes(own);
