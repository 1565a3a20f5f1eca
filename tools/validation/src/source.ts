/** A publication with figures that a design can be held against. */
export interface Source {
  /** Of its charts, as `eyeriss-isca16`. */
  readonly name: string;
  /** As `Eyeriss, ISCA 2016, figure 10`. */
  readonly title: string;
  /** What was published and how ours is made, in Markdown. */
  readonly about: string;
  readonly figures: readonly PublishedFigure[];
  /** What the cases are, as `layer`. */
  readonly cases: string;
  /** What explains the large errors, in Markdown. */
  readonly explanation: string;
  /** Ours, by case and figure. */
  measure(): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>>;
}

export interface PublishedFigure {
  readonly name: string;
  readonly unit: string;
  /** By case, in the order of the publication. */
  readonly values: Readonly<Record<string, number>>;
}
