/** Tries to reach the port that its standard input names, as a document that took over a parser child would: "reached" or not. */
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

const port = Number(await text(process.stdin));
const say = (outcome: string): void => {
  process.stdout.write(outcome, () => process.exit(0));
};
connect({ host: '127.0.0.1', port })
  .on('connect', () => say('reached'))
  .on('error', () => say('refused'));
