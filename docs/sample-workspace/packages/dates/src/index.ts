import { day } from './day';

export const today = (): string => day(new Date());
