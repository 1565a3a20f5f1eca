import { parseHTML } from 'linkedom';
import { h, type VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { evaluateSample } from '../../../report/samples/run-samples.ts';
import { ArchitectureView, NestView } from '../index.ts';
import type { FanoutView } from '../view/mapping-view.ts';
import { mappingViewOf } from '../view/mapping-view-of.ts';
import { childGrid } from './child-grid.ts';
import { FanoutBox } from './level-boxes.tsx';

const view = mappingViewOf(await evaluateSample('mapping.yaml'));

/** What a component renders, to look into. */
const rendered = (node: unknown) => parseHTML(`<main>${renderToString(node as VNode)}</main>`).document;
const texts = (root: ParentNode, selector: string) =>
  [...root.querySelectorAll(selector)].map((element) => element.textContent);

describe('loop nest', () => {
  test('every level with its tiles, every loop a step further in', () => {
    const nest = rendered(h(NestView, { view }));
    expect(texts(nest, '.lw-level > b')).toEqual(['DRAM', 'Buffer', 'Column', 'PE', 'Register', 'MAC']);
    expect(texts(nest, '.lw-tiles')[1]).toBe('A 16Z 24');
    expect(texts(nest, '.lw-loop')).toEqual([
      'for M in 0:2',
      'for K in 0:3',
      'for N in 0:3',
      'spatial X M in 0:4',
      'spatial Y N in 0:2',
      'for K in 0:4',
    ]);
    const steps = [...nest.querySelectorAll('.lw-loop')].map((loop) => loop.getAttribute('style'));
    expect(steps).toEqual([0, 1, 2, 3, 4, 5].map((depth) => expect.stringContaining(`--lw-depth:${depth}`)));
  });

  test('an editor draws loops and tiles itself', () => {
    const loop = ({ dimension, bound }: { dimension: string; bound: number }) => h('button', null, dimension, bound);
    const tiles = ({ bypassed }: { bypassed: readonly string[] }) => h('i', null, bypassed.join());
    const nest = rendered(h(NestView, { view, loop, tiles }));
    expect(texts(nest, 'button')).toEqual(['M2', 'K3', 'N3', 'M4', 'N2', 'K4']);
    expect(texts(nest, 'i')).toEqual(['', 'B', '']);
  });
});

describe('architecture', () => {
  test('memories with what is kept, fan-outs with the children in use, frames around copies', () => {
    const drawing = rendered(h(ArchitectureView, { view }));
    expect(texts(drawing, '.lw-name')).toEqual(['DRAM', 'Buffer', 'Column', 'PE', 'Register', 'MAC']);
    expect(texts(drawing, '.lw-note')).toContain('40 of 128 words, 31.3 %');
    expect(drawing.querySelectorAll('.lw-frame')).toHaveLength(2);
    expect(drawing.querySelectorAll('.lw-used')).toHaveLength(4 + 2);
    // One per tile, with its words.
    expect(texts(drawing, 'title')).toHaveLength(3 + 2 + 3);
  });
});

test('a fan-out says where a mapping asks for more children than there are', () => {
  const fanout = { kind: 'fanout', name: 'PE', fanoutX: 2, fanoutY: 1, usedX: 4, usedY: 1, loops: [] } as const;
  const place = { x: 0, y: 0, width: 200, height: 60 };
  const box = rendered(h(FanoutBox, { fanout, place, refuses: false }));
  expect(texts(box, '.lw-note')).toEqual(['2 × 1, 4 asked of 2, zeros left out']);
});

describe('children of a fan-out', () => {
  const grid = (fanoutX: number, fanoutY: number, usedX: number, usedY: number) =>
    childGrid({ kind: 'fanout', name: 'PE', fanoutX, fanoutY, usedX, usedY, loops: [] } satisfies FanoutView);
  const used = (cells: ReturnType<typeof grid>['cells']) => cells.filter(({ isUsed }) => isUsed);

  test('are cells, as many filled as are used', () => {
    const { cells } = grid(14, 12, 7, 3);
    expect(cells).toHaveLength(168);
    expect(used(cells)).toHaveLength(21);
  });

  test('are paler where last passes leave them idle', () => {
    const loop = (axis: 'X' | 'Y', bound: number, lastBound: number) => ({ dimension: 'P', axis, bound, lastBound });
    const fanout = { kind: 'fanout', name: 'PE', fanoutX: 14, fanoutY: 2, usedX: 12, usedY: 2 } as const;
    const resting = (...loops: FanoutView['loops']) =>
      childGrid({ ...fanout, loops }).cells.flatMap(({ rests }, place) => (rests ? [place] : []));
    expect(resting(loop('Y', 2, 2), loop('X', 12, 10))).toEqual([10, 11, 24, 25]);
    // 4 x 3 along X, the inner one shorter: the last of every three, and all of the second row.
    expect(resting(loop('Y', 2, 1), loop('X', 4, 4), loop('X', 3, 2))).toEqual([
      2,
      5,
      8,
      11,
      ...Array.from({ length: 12 }, (_, x) => 14 + x),
    ]);
  });

  test('of which there are too many, and fewer in last passes, are three areas', () => {
    const loops = [{ dimension: 'P', axis: 'X' as const, bound: 200, lastBound: 100 }];
    const view: FanoutView = { kind: 'fanout', name: 'PE', fanoutX: 256, fanoutY: 256, usedX: 200, usedY: 1, loops };
    expect(childGrid(view).cells.map(({ isUsed, rests }) => [isUsed, rests])).toEqual([
      [false, false],
      [true, true],
      [true, false],
    ]);
  });

  test('of which there are too many are two areas', () => {
    const { cells, height } = grid(256, 256, 128, 64);
    expect(cells).toHaveLength(2);
    const [all, some] = cells;
    expect((some.width * some.height) / (all.width * all.height)).toBeCloseTo(1 / 8, 1);
    expect(height).toBeLessThanOrEqual(72);
  });
});
