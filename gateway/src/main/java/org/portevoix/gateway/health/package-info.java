/**
 * Whether signatures are taken, and what else is away.
 */
@NullMarked
package org.portevoix.gateway.health;

import org.jspecify.annotations.NullMarked;
