export * from './text';
export * from './events';
export { formatAmount } from './quantity';
export { duration } from './time';
