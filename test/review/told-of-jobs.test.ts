import { expect, it } from 'vitest';
import { toldOfJobs } from '../../src/review/told-of-jobs.ts';

it.each([
  ['https://user:hunter2@a.example/x?year=2024', 'https://a.example/x?year=2024'],
  ['http//user:hunter2@a.example/x', 'http…'],
  ['file:http:/user:hunter2@a.example', 'file:http://a.example/'],
  ['file:///srv/年报/a.html', 'file:///srv/年报/a.html'],
  ['青芦县教育局', '青芦县教育局'],
])('in the data of a job: %s', (text, told) => {
  expect(toldOfJobs({ jobs: [{ data: { uri: text, more: [text] } }] })).toEqual({
    jobs: [{ data: { uri: told, more: [told] } }],
  });
});

it('in the words of a failure, and leaves these and all else as they are', () => {
  const failedReason =
    '{"message":"无法连接 https://u:hunter2@a.example/（超时）| no answer: ftp://u:hunter2@b.example/c?d=e"}';
  expect(toldOfJobs({ failedReason, attempts: 3, returnValue: null, isFailed: true })).toEqual({
    failedReason: '{"message":"无法连接 https://a.example/（超时）| no answer: ftp://b.example/c?d=e"}',
    ...{ attempts: 3, returnValue: null, isFailed: true },
  });
});
