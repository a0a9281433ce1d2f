// The custom element <uncat-readiness>, with its parts from the network. This is what a page loads, as a script without
// exports, and what a bundler imports.

import { define } from './element.js';
import { parts } from './network.js';

export const UncatReadiness = define(parts);
