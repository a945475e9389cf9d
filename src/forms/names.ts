/** The names of editions and statutory tables: all that types, records and options know of them. */

/** Newest first; each has its data in a file `edition-ID.ts`. */
export const editionIds = ['2021', '2019'] as const;
export type FormId = (typeof editionIds)[number];

export const tableNames = ['disclosure', 'applications', 'disputes'] as const;
export type TableName = (typeof tableNames)[number];
