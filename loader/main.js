// The custom element <uncat-readiness>, with its supplies from the network. This is what a page loads, as a script without
// exports, and what a bundler imports.

import { define } from './element.js';
import { supplies } from './network.js';

export const UncatReadiness = define(supplies);
