export interface RatioCellProps {
  readonly text: string;
  /** Against the first; empty where there is none, as of the first itself. */
  readonly ratio: string;
}

/** A figure with its ratio beside it, or below it where the page is narrow. */
export function RatioCell({ text, ratio }: RatioCellProps) {
  return (
    <>
      <span>{text}</span> <span class="lw-ratio">{ratio === '' ? '' : `×${ratio}`}</span>
    </>
  );
}
