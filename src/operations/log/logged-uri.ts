import { withoutCredentials } from '../settings/shown-value.ts';

/** An address as it may stand in a log or be shown: without user, password and what looks like a credential in it. */
export const loggedUri = (uri: string): string => (/^file:/iu.test(uri) ? uri : withoutCredentials(uri));
