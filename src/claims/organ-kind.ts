/** What may speak of its region: a government does, a department doesn't. */
import { describeOrgan } from '../organs/describe-organ.ts';

/** `township`: its region is its own. `unknown`: the report names no organ, or one whose name doesn't tell. */
export type OrganKind = 'government' | 'township' | 'department' | 'unknown';

const ZONE = /(?:实验区|新区|开发区|示范区|园区|度假区|管理区)$/u;

export function organKindOf(name: string | null): OrganKind {
  if (name === null) return 'unknown';
  switch (describeOrgan(name).kind) {
    case 'government':
    case 'zone':
      return 'government';
    case 'township':
    case 'subdistrict':
      return 'township';
    case 'department':
    case 'institution':
      return 'department';
    case null:
      return ZONE.test(name) ? 'government' : 'unknown';
  }
}
