/**
 * Every problem that this package reports: one function per code. What a message needs (place, names, numbers) comes in
 * as arguments; the words are all here.
 */

export * from './problems/architecture.ts';
export * from './problems/files.ts';
export * from './problems/mappings.ts';
export * from './problems/overrides.ts';
export * from './problems/problem.ts';
export * from './problems/tables.ts';
export * from './problems/values.ts';
