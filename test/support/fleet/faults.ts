/** All faults that are planted into the made-up province. */
import { copyTable, type Fault, historyFaults, isNew, LICENSING, PENALTIES, value } from './history-faults.ts';
import type { FleetReport } from './report.ts';

const RICH = (report: FleetReport): boolean =>
  isNew(report) &&
  value(report, LICENSING) > 150 &&
  value(report, PENALTIES) > 30 &&
  value(report, 'applications.received.total') > 3;

/** Faults that show among several organs or documents. */
const fleetFaults: readonly Fault[] = [
  {
    kind: 'figures of another organ',
    plant: ({ take }) => {
      const from = take(RICH);
      const to = take((report) => isNew(report) && report.year === from?.year && report.organ !== from.organ);
      if (from === null || to === null) return null;
      for (const table of ['disclosure', 'applications']) copyTable(table, from, to);
      return { kind: 'figures of another organ', organ: to.organ, year: to.year, cells: [], also: [from] };
    },
  },
  {
    kind: 'narrative of another organ',
    plant: ({ take }) => {
      const from = take((report) => isNew(report) && /局$/u.test(report.organ));
      const to = take(
        (report) =>
          isNew(report) && /局$/u.test(report.organ) && report.year === from?.year && report.organ !== from.organ,
      );
      if (from === null || to === null) return null;
      to.text = from.text.replaceAll(from.organ, to.organ);
      return { kind: 'narrative of another organ', organ: to.organ, year: to.year, cells: [], also: [from] };
    },
  },
  {
    kind: 'far from its peers, in its only year',
    plant: ({ reports, take }) => {
      // Without peers nothing is far from them.
      if (reports.filter(({ organ, year }) => year === 2024 && organ.endsWith('县财政局')).length < 42) return null;
      const now = take(
        (report) => report.year === 2024 && /财政局|教育局|民政局/u.test(report.organ) && value(report, LICENSING) > 5,
      );
      if (now === null) return null;
      for (let index = reports.length - 1; index >= 0; index -= 1) {
        const { organ, year } = reports[index]!;
        if (organ === now.organ && year !== now.year) reports.splice(index, 1);
      }
      now.figures[LICENSING]! *= 1000;
      return { kind: 'far from its peers, in its only year', organ: now.organ, year: now.year, cells: [LICENSING] };
    },
  },
  {
    kind: 'two addresses, other figures',
    plant: ({ reports, take }) => {
      const now = take(isNew);
      if (now === null) return null;
      const other = { ...now, figures: { ...now.figures }, uri: `${now.uri}?2` };
      other.figures[LICENSING]! += 5;
      reports.push(other);
      return { kind: 'two addresses, other figures', organ: now.organ, year: now.year, cells: [] };
    },
  },
  {
    kind: 'one report at two addresses',
    plant: ({ reports, take }) => {
      const now = take(isNew);
      if (now === null) return null;
      reports.push({ ...now, uri: `${now.uri}?2` });
      return { kind: 'one report at two addresses', organ: now.organ, year: now.year, cells: [] };
    },
  },
  {
    kind: 'changed after publication',
    plant: ({ reports, take }) => {
      const now = take(isNew);
      if (now === null) return null;
      reports.push({
        ...now,
        figures: { ...now.figures, [LICENSING]: value(now, LICENSING) + 4 },
        fetchedAt: '2026-02-01T00:00:00Z',
      });
      now.fetchedAt = '2025-06-01T00:00:00Z';
      return { kind: 'changed after publication', organ: now.organ, year: now.year, cells: [LICENSING], isInfo: true };
    },
  },
  {
    kind: 'no report',
    plant: ({ reports, take }) => {
      const now = take((report) => report.year === 2024);
      if (now === null) return null;
      for (let index = reports.length - 1; index >= 0; index -= 1) {
        const { organ, year } = reports[index]!;
        if (organ === now.organ && year === now.year) reports.splice(index, 1);
      }
      return { kind: 'no report', organ: now.organ, year: now.year, cells: [] };
    },
  },
  {
    kind: 'late',
    plant: ({ take }) => {
      const now = take((report) => isNew(report) && /局$/u.test(report.organ));
      if (now === null) return null;
      now.publishedOn = `${now.year + 1}-02-20`;
      return { kind: 'late', organ: now.organ, year: now.year, cells: [] };
    },
  },
  {
    kind: 'published before the year ended',
    plant: ({ take }) => {
      const now = take(isNew);
      if (now === null) return null;
      now.publishedOn = `${now.year}-12-20`;
      return { kind: 'published before the year ended', organ: now.organ, year: now.year, cells: [] };
    },
  },
  {
    kind: 'not on the roster',
    plant: ({ reports, take }) => {
      const now = take(isNew);
      if (now === null) return null;
      const organ = now.organ.replace(/(?:局|人民政府)$/u, '服务中心');
      reports.push({
        ...now,
        organ,
        title: `${organ}${now.year}年政府信息公开工作年度报告`,
        uri: `${now.uri}?3`,
        figures: { ...now.figures, [LICENSING]: 3 },
      });
      return { kind: 'not on the roster', organ, year: now.year, cells: [], isInfo: true };
    },
  },
  {
    kind: 'a misprint of the template',
    plant: ({ reports, take }) => {
      const now = take((report) => report.year === 2023 && /县人民政府$/u.test(report.organ));
      if (now === null) return null;
      const county = now.organ.replace('人民政府', '');
      const misprint = {
        ...{
          rule: 'structure.label-wording',
          severity: 'info' as const,
          cells: [],
          printed: [],
          expected: null,
          formula: null,
        },
        ...{ hint: null, consequence_of: null, unverified: false },
        message: { zh: `标签「其他法律行政止公开」应为「其他法律行政法规禁止公开」。`, en: 'A label is misprinted.' },
      };
      const units = reports.filter(
        ({ organ, year }) => year === 2023 && organ.startsWith(county) && /镇人民政府$/u.test(organ),
      );
      for (const unit of units.slice(0, 7)) unit.findings = [misprint];
      return { kind: 'a misprint of the template', organ: now.organ, year: 2023, cells: [], isInfo: true };
    },
  },
  {
    kind: 'a county less than its units',
    plant: ({ reports, take }) => {
      const now = take((report) => report.year === 2024 && /县人民政府$/u.test(report.organ));
      if (now === null) return null;
      const county = now.organ.replace('人民政府', '');
      const units = reports.filter(
        ({ organ, year }) =>
          year === 2024 && organ.startsWith(county) && organ !== now.organ && !/公安局$/u.test(organ),
      );
      const sum = units.reduce((total, unit) => total + value(unit, 'applications.received.total'), 0);
      now.text += '本报告数据包括县政府各部门和各乡镇。';
      now.figures['applications.received.total'] = Math.floor(sum / 2);
      return {
        kind: 'a county less than its units',
        organ: now.organ,
        year: 2024,
        cells: ['applications.received.total'],
      };
    },
  },
];

export const faults: readonly Fault[] = [...historyFaults, ...fleetFaults];
