/** A page that the browser could not show, with what it tried to reach and may not. */
import { FetchError } from '../fetch-error.ts';
import type { RefusedTargets } from './guard-proxy.ts';

export class RenderError extends FetchError {
  readonly traffic: RefusedTargets;

  constructor(failure: FetchError, traffic: RefusedTargets) {
    const { fetchCode, message, url } = failure;
    super(fetchCode, message, { ...(url !== null && { url }), cause: failure });
    this.traffic = traffic;
  }
}
