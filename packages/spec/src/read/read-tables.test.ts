import { describe, expect, it } from 'vitest';
import { loadTiny, problemsOf } from '../../test/tiny-design.ts';

const tables = (text: string) => loadTiny({}, text).specification;

describe('energy tables', () => {
  it('name the component without path and range, and take the largest energy of an action', () => {
    expect(
      tables(`ERT:
  version: '0.4'
  tables:
  - name: System_top_level.chip[1..2].Buffer[1..4]
    actions:
    - {name: read, arguments: {data_delta: 0}, energy: 1.5}
    - {name: read, arguments: {data_delta: 1}, energy: 2.5}
    - {name: write, energy: 3}
`).energyTables,
    ).toMatchObject([{ component: 'Buffer', energyPj: { read: 2.5, write: 3 } }]);
  });

  it('say which plug-ins they are from where the summary does', () => {
    const table = "ERT: {version: '0.4', tables: [{name: 's.Buffer[1..4]', actions: [{name: read, energy: 1}]}]}";
    const summary = `ERT_summary:
  version: '0.4'
  table_summary:
  - {name: 's.Buffer[1..4]', actions: [], primitive_estimation(s): [{name: a, estimator: A}, {name: b, estimator: B}]}
`;
    const { energyTables } = tables(`${table}\n${summary}`);
    expect(energyTables).toEqual([
      { component: 'Buffer', energyPj: { read: 1 }, source: 'ERT of A, B', estimators: ['A', 'B'] },
    ]);
  });

  it('take arguments of any kind, and any range of instances', () => {
    const text = `ERT:
  tables:
  - name: s.PE[*].Buffer[0..*]
    actions:
    - {name: read, arguments: {data_delta: '*', address_delta: 1}, energy: 2}
    - {name: read, arguments: {data_delta: 0, address_delta: '*'}, energy: 3}
`;
    expect(tables(text).energyTables).toMatchObject([{ component: 'Buffer', energyPj: { read: 3 } }]);
  });

  it.each([
    ['of numbers', 'ERT: {Buffer: {read: 1.5}}\n'],
    [
      'with argument sets',
      'ERT:\n  tables:\n    top.Buffer[1..4]:\n      read: [{arguments: {x: 0}, energy: 1}, {energy: 1.5}]\n',
    ],
    ['with maps', 'ERT: {version: 0.3, Buffer: {read: {energy: 1.5}}}\n'],
  ])('may be older maps %s', (_, text) => {
    expect(tables(text).energyTables).toMatchObject([{ component: 'Buffer', energyPj: { read: 1.5 } }]);
  });

  it.each([
    ['text', 'ERT: {tables: [{name: B, actions: [{name: read, energy: much}]}]}', ['bad-energy 1:57']],
    ['a negative number', 'ERT: {B: {read: -1}}', ['bad-energy 1:17']],
    ['infinity', 'ERT: {B: {read: .inf}}', ['bad-energy 1:17']],
    ['no energy', 'ERT: {tables: [{name: B, actions: [{name: read}]}]}', ['missing-key 1:36']],
    ['no name', 'ERT: {tables: [{actions: []}]}', ['missing-key 1:16']],
  ])('report %s', (_, text, expected) => {
    expect(problemsOf(() => tables(text) as never)).toEqual(expected);
  });
});

describe('area tables', () => {
  it('give the area of one instance', () => {
    const { areaTables } = tables("ART: {version: '0.4', tables: [{name: 'top.Buffer[1..4]', area: 100.5}]}\n");
    expect(areaTables).toEqual([{ component: 'Buffer', areaUm2: 100.5 }]);
  });
});

describe('compound classes', () => {
  it('of several files add up, with expressions as text', () => {
    const one = (name: string): string => `compound_components:
  version: 0.4
  classes:
  - name: ${name}
    attributes: {technology: "must_specify", depth: "max(64, width)", ports: 1}
    subcomponents:
    - {name: "storage[1..width*depth]", class: regfile, area_scale: depth / 2, attributes: {width: width}}
    actions:
    - &write
      name: write
      subcomponents: [{name: storage, actions: [{name: write, energy_scale: depth}]}]
    - name: update
      << : *write
`;
    const { compoundClasses } = loadTiny({}, one('first'), one('second')).specification;
    expect(compoundClasses.map(({ name }) => name)).toEqual(['first', 'second']);
    expect(compoundClasses[0]?.attributes).toEqual({ technology: 'must_specify', depth: 'max(64, width)', ports: 1 });
    expect(compoundClasses[0]?.actions[1]).toMatchObject({ name: 'update', subcomponents: [{ name: 'storage' }] });
    expect(problemsOf(() => loadTiny({}, one('same'), one('same')))).toEqual(['duplicate-name 4:11']);
  });
});
