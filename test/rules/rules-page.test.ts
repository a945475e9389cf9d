import { expect, it } from 'vitest';
import { ruleset } from '../../src/rules/catalogue.ts';
import { setRules } from '../../src/rules/set/set-catalogue.ts';
import { rulesPage } from '../../src/rules/rules-page.ts';

it('docs/rules.md is current (npm run docs)', async () => {
  await expect(rulesPage(ruleset, setRules)).toMatchFileSnapshot('../../docs/rules.md');
});
