/** What a line is called. Apart from the schema, whose library takes longer to load than a page to read. */

export const RECORD_SCHEMA = 'nianbao/report@1';
