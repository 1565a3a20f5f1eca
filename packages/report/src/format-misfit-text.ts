import type { InvalidEvaluation } from '@loopwright/core';

/** Why a memory cannot represent a tensor as a mapping asks, and what to change. */
export function formatMisfitText(
  level: string,
  { cause, dataspace, dimensions, ranks, ranksInside }: NonNullable<InvalidEvaluation['format']>,
): string {
  const loops = dimensions.join(', ');
  const sentences: Record<typeof cause, string> = {
    'few-ranks': `${level} has ranks ${ranks.join(', ')} for ${dataspace}, too few for its loops over ${loops}: add ranks, outermost first, or take several loops into one by flattened_rankIDs`,
    'other-ranks-inside': `${level} sends ${dataspace} inside as tiles cut beforehand, and its ranks ${ranks.join(', ')} do not end in those of the memory inside, ${ranksInside.join(', ') || 'none'}: write the same inner ranks at both`,
    'no-decompression': `${level} keeps ${dataspace} as plain words and gets it compressed: give it a format for ${dataspace}, or decompression_supported`,
    'no-compression': `${level} keeps ${dataspace} as plain words and sends it out compressed: give it a format for ${dataspace}, or compression_supported`,
    'not-kept': `${level} is to save accesses to ${dataspace}, and neither it nor a memory outside keeps that: keep it, or remove the saving`,
    'saved-twice': `${level} gates or skips accesses to ${dataspace} and leaves out instances for it, too: remove one of the two`,
    'packed-outside': `${level} skips positions of ${dataspace} and does not hand it to the units itself: keep it there and in no memory inside, or move position_skipping`,
    'packed-together': `${level} skips positions of ${dataspace}, and instances are spread over ${loops}, which moves another input, too: run that loop in time`,
  };
  return sentences[cause];
}
