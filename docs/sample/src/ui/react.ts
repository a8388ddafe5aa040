/** Just enough of a JSX factory to draw Pantry; redraws from scratch on every change. */

export interface Element {
  type: string | Component;
  props: Record<string, unknown>;
  children: Node[];
}

export type Node = Element | string | number | boolean | null | undefined | Node[];
export type Component = (props: any) => Element | null;

declare global {
  namespace JSX {
    type Element = import('./react').Element | null;
    type ElementType = string | Component;
    interface ElementChildrenAttribute {
      children: {};
    }
    interface IntrinsicAttributes {
      key?: string | number;
    }
    interface IntrinsicElements {
      [tag: string]: any;
    }
  }
}

export function createElement(
  type: string | Component,
  props: Record<string, unknown> | null,
  ...children: Node[]
): Element {
  return { type, props: props ?? {}, children };
}

export function Fragment({ children }: { children?: Node }): Element {
  return createElement('div', { style: 'display: contents' }, children);
}

/** A component whose module is loaded the first time it is drawn. */
export function lazy(load: () => Promise<{ default: Component }>): Component {
  let loaded: Component | null = null;
  return (props) => {
    if (loaded !== null) {
      return createElement(loaded, props);
    }
    load().then((module) => {
      loaded = module.default;
      dispatchEvent(new Event('hashchange'));
    });
    return createElement('p', null, 'Loading…');
  };
}

export function render(node: Node, container: globalThis.Element): void {
  container.replaceChildren(...draw(node));
}

function draw(node: Node): (globalThis.Element | string)[] {
  if (node === null || node === undefined || typeof node === 'boolean') {
    return [];
  }
  if (Array.isArray(node)) {
    return node.flatMap(draw);
  }
  if (typeof node !== 'object') {
    return [String(node)];
  }
  if (typeof node.type === 'function') {
    return draw(node.type({ ...node.props, children: node.children }));
  }
  const element = document.createElement(node.type);
  for (const [name, value] of Object.entries(node.props)) {
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2).toLowerCase(), value as EventListener);
    } else if (name !== 'key') {
      element.setAttribute(name === 'className' ? 'class' : name, String(value));
    }
  }
  element.append(...node.children.flatMap(draw));
  return [element];
}

export default { createElement, Fragment, lazy, render };
