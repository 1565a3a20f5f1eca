/** Colours by their role; each takes text and returns it with escape codes, or as it is. */
export interface Paint {
  heading(text: string): string;
  /** Names of levels. */
  name(text: string): string;
  /** What is beside the point. */
  faint(text: string): string;
  /** The figures that matter most. */
  strong(text: string): string;
  alarm(text: string): string;
}

const asIs = (text: string) => text;

export const noPaint: Paint = { heading: asIs, name: asIs, faint: asIs, strong: asIs, alarm: asIs };

/** How text is to be laid out. */
export interface TextLayout {
  /** Columns that there are. */
  readonly width: number;
  readonly paint: Paint;
}
