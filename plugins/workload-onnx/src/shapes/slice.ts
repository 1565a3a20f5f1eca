import type { Inferred, NodeView } from './node-view.ts';
import type { Dim } from './value.ts';

/** `starts`, `ends`, `axes` and `steps` are attributes of older operator sets and inputs of newer ones. */
export function slice(node: NodeView): readonly Inferred[] {
  const { shape, elements } = node.input(0);
  if (!shape) return [];
  const starts = node.attributeOrInput('starts', 1);
  const ends = node.attributeOrInput('ends', 2);
  const hasAxes = node.has('axes') || node.inputs[3] !== undefined;
  const axes = node.attributeOrInput('axes', 3) ?? (hasAxes ? undefined : starts?.map((_, at) => at));
  const steps = node.inputs[4] ? node.inputs[4].elements : axes?.map(() => 1);
  if (!axes) return [{ shape: shape.map(() => null) }];
  const ranges = new Map<number, Range | undefined>();
  for (const [at, axis] of axes.entries()) {
    const own = node.axis(axis, shape.length);
    const step = steps?.[at];
    if (step === 0) throw node.fault('a slice by steps of 0 has no end');
    ranges.set(own, rangeOf(shape[own], starts?.[at], ends?.[at], step));
  }
  const first = ranges.get(0);
  return [
    {
      shape: shape.map((dim, axis) => (ranges.has(axis) ? (ranges.get(axis)?.count ?? null) : dim)),
      elements:
        shape.length === 1 && first && elements
          ? Array.from({ length: first.count }, (_, at) => elements[first.start + at * first.step])
          : undefined,
    },
  ];
}

interface Range {
  readonly start: number;
  readonly step: number;
  readonly count: number;
}

/** Undefined where one of the numbers is unknown. */
function rangeOf(points: Dim, start?: number, end?: number, step?: number): Range | undefined {
  if (points === null || start === undefined || end === undefined || step === undefined) return undefined;
  const within = (at: number, least: number, most: number) =>
    Math.min(Math.max(at < 0 ? at + points : at, least), most);
  const from = step > 0 ? within(start, 0, points) : within(start, 0, points - 1);
  const to = step > 0 ? within(end, 0, points) : within(end, -1, points - 1);
  return { start: from, step, count: Math.max(0, Math.ceil((to - from) / step)) };
}
