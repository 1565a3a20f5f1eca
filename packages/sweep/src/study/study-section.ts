import type { LocatedEntry } from '@loopwright/spec/reading';

/** What a study is put together of, each key from the last source that has it. */
export type StudySection = ReadonlyMap<string, LocatedEntry>;
