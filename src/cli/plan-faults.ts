export { faultLines } from '../text/plan-file/fault-lines.js';
