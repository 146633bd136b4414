/**
 * The platform at a glance: what flows, what waits, and what nobody could read.
 */
@NullMarked
package org.portevoix.member.operation;

import org.jspecify.annotations.NullMarked;
