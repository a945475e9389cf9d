/** What the server is asked. Its refusals are thrown with their own words. */
import { both } from './words.js';

async function answerOf(response) {
  if (response.ok) return response.json();
  const body = await response.json().catch(() => null);
  throw new Error(body?.error ? both(body.error) : `${response.status}`);
}

export const getJson = async (path) => answerOf(await fetch(path));

export const postJson = async (path, value) =>
  answerOf(
    await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(value),
    }),
  );

/** Of the address: the filter goes along with every report, so that the next one follows it. */
export const filterOf = (search) => {
  const parameters = new URLSearchParams(search);
  for (const name of ['cell', 'finding', 'offset']) parameters.delete(name);
  return parameters;
};

export const withQuery = (path, parameters) => {
  const query = parameters.toString();
  return query === '' ? path : `${path}?${query}`;
};
