export { defineConfig, type LoopwrightConfig } from '@loopwright/config';
export * from '@loopwright/core';
