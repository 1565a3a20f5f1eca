import { describe, expect, test } from 'vitest';
import { ARCHITECTURE, loadTiny, messageOf, PROBLEM, problemsOf } from '../../test/tiny-design.ts';
import { loadSpecification } from '../load-specification.ts';

const sources = (...tables: string[]) => [
  { file: 'arch.yaml', text: ARCHITECTURE },
  { file: 'problem.yaml', text: PROBLEM },
  ...tables.map((text, index) => ({ file: `costs${index}.csv`, text })),
];
const load = (...tables: string[]) => loadSpecification(sources(...tables));
const head = 'component,action,energy_pj,area_um2\n';

describe('tables of costs', () => {
  test('energies by component and action, areas once per component', () => {
    const { specification, warnings } = load(
      `${head}DRAM,read,128,\nDRAM,write,1.5e2,\nBuffer,read,6,910.5\nBuffer,write,7,910.5\nMAC,,,320\n`,
    );
    expect(warnings).toEqual([]);
    expect(specification.energyTables).toEqual([
      { component: 'DRAM', energyPj: { read: 128, write: 150 }, source: 'costs0.csv' },
      { component: 'Buffer', energyPj: { read: 6, write: 7 }, source: 'costs0.csv' },
    ]);
    expect(specification.areaTables).toEqual([
      { component: 'Buffer', areaUm2: 910.5, source: 'costs0.csv' },
      { component: 'MAC', areaUm2: 320, source: 'costs0.csv' },
    ]);
  });

  test('columns in any order and case, comments, empty lines, quotes, a byte order mark, lines as Windows ends them', () => {
    const text =
      '\uFEFF# from a synthesis, 45 nm\r\nENERGY_PJ , Component,action\r\n\r\n 6,"System.Lane[1..4].Buffer[1..1]",read\r\n,,\r\n"7" ,Buffer,"write"\r\n';
    expect(load(text).specification.energyTables).toEqual([
      { component: 'Buffer', energyPj: { read: 6, write: 7 }, source: 'costs0.csv' },
    ]);
  });

  test('comments may hold quotes, values may begin with #, a value may be given again', () => {
    const text = `# measured by Smith, "unpublished\n${head}"#Buffer",read,6,\nMAC,compute,1,\nMAC,compute,1,\n  # end`;
    const { energyTables } = loadSpecification([
      { file: 'arch.yaml', text: ARCHITECTURE.replaceAll('Buffer', '"#Buffer"') },
      { file: 'problem.yaml', text: PROBLEM },
      { file: 'costs.csv', text },
    ]).specification;
    expect(energyTables).toEqual([
      { component: '#Buffer', energyPj: { read: 6 }, source: 'costs.csv' },
      { component: 'MAC', energyPj: { compute: 1 }, source: 'costs.csv' },
    ]);
  });

  test.each(['\n', '\r\n', '\r'])('comments end with their line, however lines end: %j', (end) => {
    const text = ['# note', 'component,action,energy_pj', '# more', 'MAC,compute,1', ''].join(end);
    expect(load(text).specification.energyTables).toEqual([
      { component: 'MAC', energyPj: { compute: 1 }, source: 'costs0.csv' },
    ]);
  });

  test('several files, and none that is YAML', () => {
    const { energyTables, areaTables } = load(
      'component,action,energy_pj\nMAC,compute,1\n',
      'component,area_um2\nMAC,5\n',
    ).specification;
    expect(energyTables).toMatchObject([{ component: 'MAC' }]);
    expect(areaTables).toMatchObject([{ component: 'MAC', areaUm2: 5 }]);
  });
});

describe('mistakes', () => {
  test.each<[string, string[], string[]]>([
    ['an empty table', [''], ['empty-file 1:1']],
    ['a column without its unit', ['component,action,energy\nMAC,compute,1\n'], ['unknown-column 1:18']],
    ['semicolons', ['component;action;energy_pj\nMAC;compute;1\n'], ['unknown-column 1:1']],
    ['a column twice', ['component,action,energy_pj,action\n'], ['duplicate-column 1:28']],
    ['no names of columns', ['MAC,compute,1\n'], ['unknown-column 1:1', 'unknown-column 1:5', 'unknown-column 1:13']],
    ['no column with an energy', ['component,action\n'], ['missing-column 1:1']],
    ['an energy that is none', [`${head}MAC,compute,1 pJ,\nMAC,leak,-1,\n`], ['bad-energy 2:13', 'bad-energy 3:10']],
    ['a comma in a number', [`${head}MAC,compute,1,5,3\n`], ['too-many-cells 2:17']],
    [
      'rows that say nothing',
      [`${head}MAC,compute,,\nMAC,,2,\nMAC,,,\n,read,3,\n`],
      ['missing-cell 2:1', 'missing-cell 3:1', 'missing-cell 4:1', 'missing-cell 5:1'],
    ],
    ['one action twice', [`${head}MAC,compute,1,\nMAC,compute,2,\n`], ['conflicting-values 3:13']],
    ['two areas', [`${head}MAC,compute,1,5\nMAC,leak,2,6\n`], ['conflicting-values 3:12']],
    ['a quote that is not closed', [`${head}"MAC,compute,1,5\n`], ['csv-syntax 2:1', 'missing-cell 2:1']],
    ['one action in two files', [`${head}MAC,compute,1,\n`, `${head}MAC,compute,2,\n`], ['conflicting-values 2:13']],
    ['a component that is not there', [`${head}Bufer,read,1,\n`], ['warning unused-table 2:1']],
  ])('%s', (_, tables, expected) => {
    expect(problemsOf(() => load(...tables))).toEqual(expected);
  });

  test('a component in an ERT as well', () => {
    const ert = { file: 'ERT.yaml', text: 'ERT: {MAC: {compute: 1}}\n' };
    const found = problemsOf(() => loadSpecification([...sources(`${head}MAC,compute,2,\n`), ert]));
    expect(found).toEqual(['conflicting-tables 2:1']);
  });

  test('the message shows the row', () => {
    expect(messageOf(() => load(`${head}MAC,compute,1 pJ,\n`))).toMatchInlineSnapshot(`
      "costs0.csv:2:13: error bad-energy: the energy of MAC compute should be a number, 0 or more
          2 | MAC,compute,1 pJ,
            |             ^
        found:    "1 pJ"
        expected: a number, 0 or more
        hint:     write the number alone: energies are in pJ, areas in um^2"
    `);
    expect(messageOf(() => load('component;action;energy_pj\n'))).toMatchInlineSnapshot(`
      "costs0.csv:1:1: error unknown-column: a table of costs has no column "component;action;energy_pj"
          1 | component;action;energy_pj
            | ^
        found:    "component;action;energy_pj"
        expected: some of component, action, energy_pj, area_um2
        hint:     separate columns by commas"
    `);
    expect(messageOf(() => load('component,action,energy\n'))).toMatchInlineSnapshot(`
      "costs0.csv:1:18: error unknown-column: a table of costs has no column "energy"
          1 | component,action,energy
            |                  ^
        found:    "energy"
        expected: some of component, action, energy_pj, area_um2
        hint:     did you mean "energy_pj"?"
    `);
  });

  test('a file of YAML under another name is no table', () => {
    expect(problemsOf(() => loadTiny({}, head))).toEqual(['wrong-type 1:1']);
  });
});
