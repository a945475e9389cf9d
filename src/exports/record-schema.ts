import { z } from 'zod';
import { recordSchema } from '../model/record.ts';

/** The record's JSON Schema (2020-12). It lets further fields in, as additive changes keep the schema's version. */
export const recordJsonSchema = (): object => z.toJSONSchema(recordSchema, { target: 'draft-2020-12', io: 'input' });
