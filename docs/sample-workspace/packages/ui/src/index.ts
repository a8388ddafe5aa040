export { DateView } from './view';
export { default as DateLine } from './DateLine.vue';
