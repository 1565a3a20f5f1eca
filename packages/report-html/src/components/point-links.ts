import type { SweepPoint } from '../view/sweep-view.ts';

export function pointId({ index }: Pick<SweepPoint, 'index'>): string {
  return `point-${index}`;
}

export function pointName({ index }: Pick<SweepPoint, 'index'>): string {
  return `#${index}`;
}

/** As `Buffer.depth 64, PE.meshX 8`. */
export function parametersText({ parameters }: SweepPoint): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}
