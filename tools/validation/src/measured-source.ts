import type { PublishedFigure, Source } from './source.ts';
import type { FigurePair } from './statistics.ts';

/** A published figure of one case, and ours. */
export interface ComparedCase extends FigurePair {
  readonly name: string;
}

export interface ComparedFigure {
  readonly figure: PublishedFigure;
  readonly cases: readonly ComparedCase[];
}

/** Ours beside all that a source publishes. Throws where a case is not measured. */
export async function measureSource(source: Source): Promise<ComparedFigure[]> {
  const measured = await source.measure();
  return source.figures.map((figure) => ({
    figure,
    cases: Object.entries(figure.values).map(([name, published]) => {
      const ours = measured.get(name)?.get(figure.name);
      if (ours === undefined) throw new Error(`${source.title}: ${figure.name} of ${name} is not measured`);
      return { name, published, ours };
    }),
  }));
}
