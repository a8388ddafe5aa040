import React from '../ui/react';
import { linkTo } from '../ui/router';
import logo from '../assets/logo.svg';

export const Header = () => (
  <header>
    <img src={logo} alt="" width="32" height="32" />
    <a href={linkTo({ name: 'shelf' })}>Pantry</a>
    <a href={linkTo({ name: 'planner' })}>This week</a>
  </header>
);
