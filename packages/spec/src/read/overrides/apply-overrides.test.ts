import { describe, expect, test } from 'vitest';
import { ARCHITECTURE, MAPPING, messageOf, PROBLEM } from '../../../test/tiny-design.ts';
import { loadDesign, loadSpecification, overrideSource } from '../../index.ts';

const FORMS = {
  nodes: ARCHITECTURE,
  tree: `architecture:
  version: 0.2
  subtree:
  - name: System
    attributes: {technology: 45nm}
    local:
    - {name: DRAM, class: DRAM, attributes: {datawidth: 8, width: 32}}
    subtree:
    - name: Lane[0..3]
      local:
      - {name: Buffer, class: SRAM, attributes: {datawidth: 8, width: 16, depth: 64}}
      - {name: MAC, class: intmac}
`,
  list: `architecture:
  arithmetic: {name: MAC, instances: 4, datawidth: 8}
  storage:
  - {name: Buffer, class: SRAM, instances: 4, datawidth: 8, width: 16, depth: 64}
  - {name: DRAM, technology: DRAM, instances: 1, datawidth: 8, width: 32}
`,
} as const;

function load(architecture: string, settings: readonly string[]) {
  const overrides = settings.length > 0 ? [overrideSource(settings, '--override')] : [];
  return loadDesign([{ file: 'arch.yaml', text: architecture }, ...overrides]);
}

/** Without places, which differ. */
function architectureOf(architecture: string, settings: readonly string[] = []) {
  const { architecture: read } = load(architecture, settings).design;
  return JSON.parse(JSON.stringify(read, (key, value) => (key === 'location' ? undefined : value)));
}

function refusalOf(architecture: string, ...settings: readonly string[]): string {
  try {
    load(architecture, settings);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('it was taken');
}

describe('an override reads as if the file said it', () => {
  test.each([
    ['nodes', ['Buffer.depth=128'], 'depth: 64', 'depth: 128'],
    ['nodes', ['Buffer.attributes.depth = 2 ** 7'], 'depth: 64', 'depth: 128'],
    ['nodes', ['Buffer.entries=128'], 'depth: 64', 'entries: 128'],
    ['tree', ['Buffer.sizeKB=2'], 'depth: 64', 'sizeKB: 2'],
    ['nodes', ['Lane.meshX=8'], 'meshX: 4', 'meshX: 8'],
    ['nodes', ['Lane.spatial.meshY=2'], 'meshX: 4', 'meshX: 4, meshY: 2'],
    ['nodes', ['System.technology=22nm'], '45nm', '22nm'],
    ['nodes', ['MAC.latency=3'], 'class: intmac', 'class: intmac\n    attributes: {latency: 3}'],
    ['tree', ['Buffer.depth=128'], 'depth: 64', 'depth: 128'],
    ['tree', ['Lane.instances=8'], '0..3', '0..7'],
    ['tree', ['Lane.meshX=2'], 'name: Lane[0..3]', 'name: Lane[0..3]\n      attributes: {meshX: 2}'],
    ['tree', ['System.technology=22nm'], '45nm', '22nm'],
    ['list', ['Buffer.depth=128'], 'depth: 64', 'depth: 128'],
    ['list', ['MAC.instances=8'], 'instances: 4, datawidth: 8}', 'instances: 8, datawidth: 8}'],
    [
      'list',
      ['Buffer.instances=2', 'Buffer.depth=2'],
      'instances: 4, datawidth: 8, width: 16, depth: 64',
      'instances: 2, datawidth: 8, width: 16, depth: 2',
    ],
  ] as const)('%s: %j', (form, settings, from, to) => {
    const text = FORMS[form];
    expect(text).toContain(from);
    expect(architectureOf(text, settings)).toEqual(architectureOf(text.replace(from, to)));
    expect(architectureOf(text, settings)).not.toEqual(architectureOf(text));
  });

  test('whatever names the attribute has, and wherever it is handed down from', () => {
    const named = ARCHITECTURE.replace('technology: "45nm"', 'word-bits: 8').replace(
      'datawidth: 8, width: 16',
      'width: 16',
    );
    const [, , buffer] = load(named, ['Buffer.datawidth=16']).design.architecture.levels.toReversed();
    expect(buffer).toMatchObject({ name: 'Buffer', datawidthBits: 16, blockWords: 1 });
  });

  test('variables in their place, and what follows from them', () => {
    const text = `variables:\n  size: 32\n  depth: size * 2\n${ARCHITECTURE.replace('depth: 64', 'depth: depth')}`;
    const depthWith = (...settings: string[]) =>
      load(text, settings).design.architecture.levels.find(({ name }) => name === 'Buffer')?.attributes.depth;
    expect(depthWith('variables.size=8')).toBe(16);
    expect(depthWith('variables.depth=size + 1')).toBe(33);
    expect(depthWith('Buffer.depth=size * 4')).toBe(128);
  });
});

describe('of alternatives for what is done about zeros', () => {
  const saying = (action: string) =>
    ARCHITECTURE.replace(/( +)name: Buffer\n/, `$&$1sparse_optimizations: {action_optimization: ${action}}\n`);
  const [skip, gate] = ['skipping', 'gating'].map((type) => `[{type: ${type}, target: A, condition_on: [B]}]`);
  const either = saying(`{any_of: {skip: ${skip}, gate: ${gate}, none: }}`);

  test('the first holds', () => {
    expect(architectureOf(either)).toEqual(architectureOf(saying(skip!)));
  });

  test.each([
    ['gate', saying(gate!)],
    ['none', saying('')],
  ])('an override chooses: %s', (name, same) => {
    expect(architectureOf(either, [`Buffer.action_optimization=${name}`])).toEqual(architectureOf(same));
  });

  test('mistakes show in those that nobody chose', () => {
    expect(refusalOf(either.replace('type: gating', 'type: gate'))).toContain('wrong-type');
  });

  test('nothing of what they cost follows', () => {
    expect(load(either, ['Buffer.action_optimization=gate']).overrides).toMatchObject([
      { part: 'Buffer', attribute: 'action_optimization', reaches: ['Buffer'], isForCosts: false },
    ]);
  });
});

test('a variable that nothing goes by is warned of, and one that another goes by is not', () => {
  const text = `variables:\n  size: 32\n  loose: 1\n  technology: 45nm\n  depth: size * 2\n${ARCHITECTURE.replace('depth: 64', 'depth: depth')}`;
  const { warnings } = load(text, ['variables.loose=2', 'variables.size=8', 'variables.technology=22nm']);
  expect(warnings).toMatchObject([{ code: 'unused-variable', location: { file: '--override', line: 1, column: 11 } }]);
});

test('a section of a file overrides as well, and problems are bound to what it makes', () => {
  const section = { file: 'point.yaml', text: 'overrides: {Lane: {meshX: 8}, Buffer: {depth: 4}}' };
  const sources = [{ file: 'arch.yaml', text: ARCHITECTURE }, section];
  const problem = [
    { file: 'problem.yaml', text: PROBLEM },
    { file: 'mapping.yaml', text: MAPPING.replace('M=4', 'M=4') },
  ];
  const { overrides, design } = loadDesign(sources);
  expect(overrides).toMatchObject([
    { part: 'Lane', attribute: 'meshX', location: { file: 'point.yaml', line: 1 }, isForCosts: false },
    { part: 'Buffer', attribute: 'depth', reaches: ['Buffer'], isForCosts: true },
  ]);
  expect(loadSpecification([...sources, ...problem]).specification.architecture).toEqual(design.architecture);
  expect(messageOf(() => loadDesign([sources[0]!]).bind([...problem, section]))).toContain('overrides');
});

test('who has the value of a container is known', () => {
  const [override] = load(ARCHITECTURE, ['System.datawidth=16']).overrides;
  expect(override?.reaches).toEqual(['MAC']);
});

describe('what is wrong points at the override', () => {
  test.each([
    ['Buffer.depth=abc', '1:8: error bad-attribute: depth of Buffer', ''],
    ['Buffer.depth=4 *', '1:14: error bad-expression', ''],
    ['Buffer.dephts=4', '1:8: error unknown-attribute', 'did you mean "depth"?'],
    ['Buffer.representation_formats=B', '1:8: error unknown-attribute', 'did you mean "representation_format"?'],
    ['Bufer.depth=4', '1:1: error unknown-part', 'did you mean "Buffer"?'],
    ['Buffer.depth', '1:1: error bad-override', 'GlobalBuffer.depth=8192'],
    ['Lane.meshX=0', '1:12: error out-of-range', ''],
    ['Lane.instances=4', '1:6: error no-instances', 'Lane.meshX=16'],
    ['variables.volts=4', '1:11: error unknown-variable', 'override an attribute'],
    ['Buffer.favour=4', '1:8: warning unused-attribute', 'only a plugin'],
    ['MAC.bandwidth=4', '1:5: warning no-effect', ''],
    ['System.width=8', '', ''],
  ])('%s', (setting, head, hint) => {
    const message = messageOf(() =>
      loadSpecification([
        { file: 'arch.yaml', text: ARCHITECTURE },
        { file: 'problem.yaml', text: PROBLEM },
        overrideSource([setting], '--override'),
      ]),
    );
    expect(message.startsWith(head === '' ? '' : `--override:${head}`), message).toBe(true);
    expect(message).toContain(hint);
    if (head !== '') expect(message).toContain(`    1 | ${setting}`);
  });

  test('the second of two for one attribute', () => {
    const message = refusalOf(ARCHITECTURE, 'Buffer.depth=4', 'Buffer.depth=8');
    expect(message).toMatch(/^--override:2:14: error conflicting-values/);
  });

  test('copies that fill no mesh', () => {
    expect(refusalOf(FORMS.tree, 'Buffer.meshX=3')).toMatch(/^--override:1:8: error attribute-conflict/);
  });

  test('one of a container that everything inside has itself', () => {
    const all = ARCHITECTURE.replace('class: intmac', '$&\n    attributes: {datawidth: 8}');
    expect(load(all, ['System.datawidth=16']).warnings).toMatchObject([{ code: 'no-effect' }]);
  });
});
