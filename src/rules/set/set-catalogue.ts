/** All rules over a set, in the order in which their findings stand. */
import { carriedOver, carriedOverByApplicant } from '../chain/carried-over.ts';
import type { YearRule } from './set-rule.ts';

export const yearRules: readonly YearRule[] = [carriedOver, carriedOverByApplicant];

export const setRules = [...yearRules] as const;
