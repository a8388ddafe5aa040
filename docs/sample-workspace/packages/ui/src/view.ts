import DateLine from './DateLine.vue';

export class DateView {
  constructor(private readonly text: string) {}

  show(element: HTMLElement | null): void {
    element?.append(DateLine.name, this.text);
  }
}
