/**
 * How the gateway says no: a page or a problem, as the asker prefers.
 */
@NullMarked
package org.portevoix.gateway.refusal;

import org.jspecify.annotations.NullMarked;
