import type { Unit } from '../types';

// Written long before this project was, and still right.
const fraction: (value: number) => string = require('../legacy/fraction.cjs');

export function formatAmount(amount: number, unit: Unit): string {
  return unit === 'piece' ? fraction(amount) : `${Math.round(amount)} ${unit}`;
}
