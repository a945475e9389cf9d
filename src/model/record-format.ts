/** What a line is called and how it is written. Apart from the schema, whose library takes longer to load than a page to read. */

export const RECORD_SCHEMA = 'nianbao/report@1';

/** One line of JSONL, with its line feed. */
export const recordLine = (record: object): string => `${JSON.stringify(record)}\n`;
