import { expect, test } from 'vitest';
import { inputFile } from './input-file.ts';
import { inputSets } from './input-sets.ts';

/** Sets as `design + parts | shared`. */
function grouped(tree: Readonly<Record<string, string>>, most?: number): string[] {
  const files = Object.entries(tree).map(([path, sections]) => ({ path, sections: sections.split(' ') }));
  return inputSets(files, most).sets.map(({ design, parts, shared }) =>
    [[design, ...parts].join(' + '), ...shared].join(' | '),
  );
}

test('one file that holds all', () => {
  expect(grouped({ 'all.yaml': 'architecture problem mapping', 'notes.yaml': 'remarks' })).toEqual(['all.yaml']);
});

test('files of one folder; every alternative takes its place once', () => {
  const tree = {
    'arch.yaml': 'architecture',
    'a.yaml': 'problem',
    'b.yaml': 'problem',
    'm1.yaml': 'mapping',
    'm2.yaml': 'mapping',
    'classes.yaml': 'compound_components',
  };
  expect(grouped(tree)).toEqual([
    'arch.yaml + a.yaml + m1.yaml | classes.yaml',
    'arch.yaml + b.yaml + m1.yaml | classes.yaml',
    'arch.yaml + a.yaml + m2.yaml | classes.yaml',
  ]);
});

test('folders of kinds beside the folder of the design', () => {
  const tree = {
    'x/arch/big.yaml': 'architecture',
    'x/arch/components/mac.yaml': 'compound_components',
    'x/prob/p.yaml': 'problem',
    'x/constraints/c.yaml': 'architecture_constraints',
    'x/constraints/m.yaml': 'mapspace_constraints',
    'y/arch/other.yaml': 'architecture',
  };
  expect(grouped(tree)).toEqual([
    'x/arch/big.yaml + x/constraints/c.yaml + x/constraints/m.yaml + x/prob/p.yaml | x/arch/components/mac.yaml',
    'y/arch/other.yaml',
  ]);
});

test('what several designs share lies above them, and the nearest file of a kind holds', () => {
  const tree = {
    '_components/rf.yaml': 'compound_components',
    '_include/problem.yaml': 'problem',
    'a/arch.yaml': 'architecture',
    'b/arch.yaml': 'architecture',
    'b/problem.yaml': 'problem',
  };
  expect(grouped(tree)).toEqual([
    'a/arch.yaml + _include/problem.yaml | _components/rf.yaml',
    'b/arch.yaml + b/problem.yaml | _components/rf.yaml',
  ]);
});

test('a shared file that is named after a design is that one’s', () => {
  const tree = {
    'problem.yaml': 'problem',
    'problem_pim.yaml': 'problem',
    'pim/arch.yaml': 'architecture',
    'os/arch.yaml': 'architecture',
  };
  expect(grouped(tree)).toEqual(['os/arch.yaml + problem.yaml', 'pim/arch.yaml + problem_pim.yaml']);
});

test('tables of costs are of the design beside them, classes are for all', () => {
  const tree = {
    'one/input/arch.yaml': 'architecture',
    'two/arch/arch.yaml': 'architecture',
    'two/tables/ERT.yaml': 'ERT',
    'three/ERT.yaml': 'ERT',
    'three/classes.yaml': 'components',
  };
  expect(grouped(tree)).toEqual([
    'one/input/arch.yaml | three/classes.yaml',
    'two/arch/arch.yaml | two/tables/ERT.yaml | three/classes.yaml',
  ]);
});

test('sizes join the shape that lies apart, and stand in for a whole problem', () => {
  const apart = { 'arch.yaml': 'arch', 'shape.yaml': 'problem.shape', 'l1.yaml': 'problem.instance' };
  expect(grouped(apart)).toEqual(['arch.yaml + l1.yaml + shape.yaml']);
  const beside = { 'arch.yaml': 'arch', 'l1.yaml': 'problem.instance', 'l2.yaml': 'problem' };
  expect(grouped(beside)).toEqual(['arch.yaml + l1.yaml', 'arch.yaml + l2.yaml']);
});

test('a part goes with those whose names begin as its own', () => {
  const tree = {
    'arch.yaml': 'architecture',
    'conv1d.prob.yaml': 'problem',
    'conv1d+oc.prob.yaml': 'problem',
    'conv1d.map.yaml': 'mapping',
    'conv1d+oc.os.map.yaml': 'mapping',
    'conv1d+oc.ws.map.yaml': 'mapping',
  };
  expect(grouped(tree)).toEqual([
    'arch.yaml + conv1d.map.yaml + conv1d.prob.yaml',
    'arch.yaml + conv1d+oc.os.map.yaml + conv1d+oc.prob.yaml',
    'arch.yaml + conv1d+oc.ws.map.yaml + conv1d+oc.prob.yaml',
  ]);
});

test('of many layers each has the constraints that lie beside it', () => {
  const tree = {
    'arch.yaml': 'architecture',
    'mapper.yaml': 'mapper',
    'net/b1/constraints/arch.yaml': 'architecture_constraints',
    'net/b1/constraints/map.yaml': 'mapspace_constraints',
    'net/b1/prob.yaml': 'problem',
    'net/b2/constraints/all.yaml': 'architecture_constraints',
    'net/b2/prob.yaml': 'problem',
    'net/b3/constraints/arch.yaml': 'architecture_constraints',
    'net/b3/constraints/map.yaml': 'mapspace_constraints',
    'net/b3/prob.yaml': 'problem',
  };
  expect(grouped(tree)).toEqual([
    'arch.yaml + mapper.yaml + net/b1/constraints/arch.yaml + net/b1/constraints/map.yaml + net/b1/prob.yaml',
    'arch.yaml + mapper.yaml + net/b2/constraints/all.yaml + net/b2/prob.yaml',
    'arch.yaml + mapper.yaml + net/b3/constraints/arch.yaml + net/b3/constraints/map.yaml + net/b3/prob.yaml',
  ]);
});

test('constraints and mappings that name levels of another design are not for this one', () => {
  const file = (path: string, text: string) => inputFile({ file: path, text });
  const { sets } = inputSets([
    file('a.yaml', 'architecture: {nodes: [{name: DRAM}, {name: Buffer}]}'),
    file('b.yaml', 'architecture: {nodes: [{name: DRAM}, {name: GLB}]}'),
    file('c/a.yaml', 'constraints: {targets: [{target: Buffer, type: temporal}]}'),
    file('c/b.yaml', 'constraints: {targets: [{target: GLB, type: temporal}, {target: inter_GLB_spatial}]}'),
    file('map.yaml', 'mapping: [{target: Bufer, type: temporal}]'),
  ]);
  expect(sets.map(({ design, parts }) => [design, ...parts].join(' + '))).toEqual([
    'a.yaml + c/a.yaml + map.yaml',
    'b.yaml + c/b.yaml + map.yaml',
  ]);
});

test('what runs wrote is no input, by folder, name and content', () => {
  const tree = {
    'arch.yaml': 'architecture',
    'outputs/arch.yaml': 'architecture',
    'ref-output/x/map.yaml': 'mapping',
    '.ipynb_checkpoints/arch.yaml': 'architecture',
    'timeloop-mapper.map.yaml': 'mapping',
    'parsed.yaml': 'architecture dumped_by_timeloop_front_end',
    'best.json': 'best search mapping',
    'design_summary.yaml': 'ERT',
  };
  expect(grouped(tree)).toEqual(['arch.yaml']);
});

test('templates and libconfig stand alone', () => {
  const tree = {
    'top.yaml.jinja2': '',
    'old.cfg': 'architecture problem',
    'other.cfg': 'logging',
    'p.yaml': 'problem',
  };
  expect(grouped(tree)).toEqual(['old.cfg', 'top.yaml.jinja2']);
});

test('at most so many alternatives of a kind, and problems are not looked for far away', () => {
  const layers = Object.fromEntries([...Array(9).keys()].map((i) => [`net/${i}.yaml`, 'problem']));
  const files = Object.entries({ 'arch.yaml': 'architecture', ...layers });
  const { sets, leftOut } = inputSets(
    files.map(([path, sections]) => ({ path, sections: [sections] })),
    4,
  );
  expect([sets.length, leftOut]).toEqual([4, 5]);
  expect(grouped({ 'a/b/c/d/e/arch.yaml': 'architecture', 'problem.yaml': 'problem' })).toEqual([
    'a/b/c/d/e/arch.yaml',
  ]);
});

test('thousands of files in no time', () => {
  const layers = [...Array(5000).keys()].map((i) => ({ path: `n/${i % 7}/${i}.yaml`, sections: ['problem'] }));
  const designs = [...Array(50).keys()].map((i) => ({ path: `d/${i}/arch.yaml`, sections: ['architecture'] }));
  expect(inputSets([...layers, ...designs], 2)).toMatchObject({ leftOut: 50 * 4998 });
});
