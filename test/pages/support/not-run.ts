/** Commands of the documentation that no test runs, each with the reason; and those that go on until they are stopped. */

export const notRun: readonly { readonly command: RegExp; readonly why: string }[] = [
  { command: /^npm ci(?: && npm test)?$/u, why: 'the tests themselves begin with it' },
  { command: /^npm run /u, why: 'of the development; only that the script is there is asked' },
  { command: /^(?:NIANBAO_\w+=\S+ )?npx vitest /u, why: 'the tests themselves' },
  { command: /^(?:sudo|docker) /u, why: 'changes the machine; test/operations/deploy.test.ts reads what they install' },
  { command: / --open\b/u, why: 'opens a browser for whoever sits there; the same without --open is run' },
];

/** They are stopped as Ctrl-C does, once they have said something. */
export const goesOn = /^(?:npx )?nianbao (?:review |watch |status .*--watch|work(?!.*--drain))/u;
