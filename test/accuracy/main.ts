/** `npm run accuracy -- [--kinds TEXT] [--documents N] [--faults N] [--raise]`: see docs/accuracy.md. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { countClaims, precisionOf, readClaimFloor, recallOf, worseClaims, writeClaimFloor } from './claims.ts';
import { type Counts, sum } from './count.ts';
import { faultNames, readFloors, worse, writeFloors } from './floors.ts';
import { kinds } from './kinds.ts';
import { measure } from './measure.ts';
import { accuracyPage } from './page.ts';

const { values } = parseArgs({
  options: {
    /** Only kinds whose name holds it. */
    kinds: { type: 'string', default: '' },
    /** Only kinds that need no other program, or only those that do. */
    direct: { type: 'boolean', default: false },
    printed: { type: 'boolean', default: false },
    /** Documents of each kind, at most. */
    documents: { type: 'string', default: '1000' },
    /** Faults told of each kind. */
    faults: { type: 'string', default: '3' },
    /** Takes what was counted as the new floors, where it is better, and writes the page. */
    raise: { type: 'boolean', default: false },
  },
});

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const floors = readFloors();
const wanted = kinds
  .filter(({ name }) => name.includes(values.kinds))
  .filter(({ maker }) => !(maker === 'none' ? values.printed : values.direct));
const counted = new Map<string, Counts>();
const falls: string[] = [];

for await (const { kind, counts, faults } of measure(wanted, Number(values.documents))) {
  counted.set(kind, counts);
  const found = faultNames.filter((name) => counts[name] > 0).map((name) => `${counts[name]} ${name}`);
  say(`${kind}: ${counts.right}/${counts.figures} right${found.length === 0 ? '' : `, ${found.join(', ')}`}`);
  for (const fault of faults.slice(0, Number(values.faults))) say(`    ${fault}`);
  falls.push(...worse(kind, counts, floors[kind]));
}

const claims = countClaims();
falls.push(...worseClaims(claims, readClaimFloor()));
say(`\n${claims.sentences} sentences, ${claims.found}/${claims.claims} claims found, ${claims.wrong} wrong:`);
say(`precision ${precisionOf(claims).toFixed(4)}, recall ${recallOf(claims).toFixed(4)}`);

const total = sum([...counted.values()]);
say(`\n${total.documents} documents of ${counted.size} kinds, ${total.right}/${total.figures} right`);
say(faultNames.map((name) => `${total[name]} ${name}`).join(', '));
const isNew = (kind: string): boolean => kind !== 'claims' && floors[kind] === undefined;
const worsened = falls.filter((fall) => !isNew(fall.slice(0, fall.lastIndexOf(': '))));

if (worsened.length > 0) {
  say(`\nBelow the floor:\n${worsened.join('\n')}`);
  process.exitCode = 1;
} else if (values.raise) {
  const all = { ...floors, ...Object.fromEntries(counted) };
  const known = new Set(kinds.map(({ name }) => name));
  const raised = Object.fromEntries(Object.entries(all).filter(([name]) => known.has(name)));
  writeFloors(raised);
  writeClaimFloor(claims);
  writeFileSync(join(import.meta.dirname, '../../docs/accuracy.md'), accuracyPage(readFloors(), readClaimFloor()));
  say('The floors are raised.');
} else if (falls.length > 0) {
  say(`\nWithout a floor:\n${falls.join('\n')}`);
  process.exitCode = 1;
}
