import { elementRules } from './element-rules.ts';
import { layoutRules } from './layout-rules.ts';
import { lossRules } from './loss-rules.ts';
import { productRules } from './product-rules.ts';
import { reduceRules } from './reduce-rules.ts';
import type { ShapeRules } from './rule.ts';
import { selectRules } from './select-rules.ts';
import { signalRules } from './signal-rules.ts';
import { sourceRules } from './source-rules.ts';
import { windowRules } from './window-rules.ts';

/** How each of ONNX's operators makes shapes out of shapes. */
export const shapeRules: ShapeRules = {
  ...elementRules,
  ...layoutRules,
  ...selectRules,
  ...sourceRules,
  ...reduceRules,
  ...windowRules,
  ...productRules,
  ...signalRules,
  ...lossRules,
};
