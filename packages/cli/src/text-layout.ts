import type { Paint, TextLayout } from '@loopwright/report';
import pc from 'picocolors';
import type { Io, Output } from './io.ts';

/** Where there is no terminal: wide enough for all columns of a usual design. */
const widthOfFiles = 120;

/** Width and colours of the standard output, or of another one. */
export function textLayout({ stdout, env }: Io, output: Output = stdout): TextLayout {
  return {
    width: (output.isTTY && output.columns) || widthOfFiles,
    paint: paint(hasColours(output.isTTY === true, env)),
  };
}

/** https://no-color.org and https://force-color.org */
function hasColours(isTTY: boolean, env: Io['env']): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0';
  return isTTY && env.TERM !== 'dumb';
}

function paint(enabled: boolean): Paint {
  const { bold, cyan, dim, red } = pc.createColors(enabled);
  return { heading: bold, name: cyan, faint: dim, strong: bold, alarm: (text) => bold(red(text)) };
}
