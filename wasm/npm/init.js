// For hosts that bring the bytes or the compiled module themselves.
export { initSync } from "./sendright.js";
export * from "./policy.js";
