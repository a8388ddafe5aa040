import { stdout } from 'node:process';
import { today } from './index';

stdout.write(today() + '\n');
