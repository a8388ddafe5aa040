import { today } from '@sample/dates';
import { DateView } from '@sample/ui';

new DateView(today()).show(document.getElementById('app'));
