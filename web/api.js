/** What the server is asked. Its refusals are thrown with their own words. */
import { both } from './words.js';

/**
 * @import { AboutAnswer, DecidedAnswer, ListAnswer, QueueAnswer, ReportAnswer } from '../src/review/answers.ts'
 * @import { Wish } from '../src/review/wish.ts'
 */

/** @param {Response} response */
async function answerOf(response) {
  if (!response.ok) throw await refusalOf(response);
  return response.json();
}

/** @param {Response} response */
export async function refusalOf(response) {
  const body = await response.json().catch(() => null);
  return new Error(body?.error ? both(body.error) : String(response.status));
}

/** @param {string} path */
const getJson = async (path) => answerOf(await fetch(path));

/** @returns {Promise<AboutAnswer>} */
export const askAbout = () => getJson('/api/about');

/**
 * @param {URLSearchParams} filter
 * @returns {Promise<ListAnswer>}
 */
export const askList = (filter) => getJson(withQuery('/api/reports', filter));

/**
 * @param {string} id
 * @param {URLSearchParams} filter
 * @returns {Promise<ReportAnswer>}
 */
export const askReport = (id, filter) => getJson(withQuery(`/api/reports/${encodeURIComponent(id)}`, filter));

/**
 * @param {URLSearchParams} filter
 * @param {string} language
 * @returns {Promise<QueueAnswer>}
 */
export function askQueue(filter, language) {
  const parameters = new URLSearchParams(filter);
  parameters.set('lang', language);
  return getJson(withQuery('/api/queue', parameters));
}

/**
 * @param {string} id
 * @param {Wish} wish
 * @returns {Promise<DecidedAnswer>}
 */
export const askDecision = async (id, wish) =>
  answerOf(
    await fetch(`/api/reports/${encodeURIComponent(id)}/decisions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(wish),
    }),
  );

/**
 * @param {string} id
 * @param {'page' | 'bytes'} what
 */
export const sourceAddress = (id, what) => `/source/${encodeURIComponent(id)}/${what}`;

/**
 * Of the address: the filter goes along with every report, so that the next one follows it.
 * @param {string} search
 */
export function filterOf(search) {
  const parameters = new URLSearchParams(search);
  for (const name of ['cell', 'finding', 'offset']) parameters.delete(name);
  return parameters;
}

/**
 * @param {string} path
 * @param {URLSearchParams} parameters
 */
export const withQuery = (path, parameters) => {
  const query = parameters.toString();
  return query === '' ? path : `${path}?${query}`;
};

/**
 * @param {string} id
 * @param {URLSearchParams} filter
 * @param {Record<string, string>} place  A cell or a finding.
 */
export function reportAddress(id, filter, place = {}) {
  const parameters = new URLSearchParams(filter);
  for (const [name, value] of Object.entries(place)) parameters.set(name, value);
  return withQuery(`/reports/${encodeURIComponent(id)}`, parameters);
}
