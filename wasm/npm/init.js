// For hosts that bring the module themselves.
export { init, initSync } from "./start.js";
export * from "./policy.js";
