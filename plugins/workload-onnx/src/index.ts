export { workloadOnnx } from './workload-onnx.ts';
