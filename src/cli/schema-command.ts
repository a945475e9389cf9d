/** `nianbao schema`: the JSON Schema of a line. */
import { recordJsonSchema } from '../exports/record-schema.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { stdoutOutput } from './output.ts';

export async function schemaCommand(): Promise<ExitCode> {
  await stdoutOutput().write(Buffer.from(`${JSON.stringify(recordJsonSchema(), null, 2)}\n`));
  return exitCodes.success;
}
