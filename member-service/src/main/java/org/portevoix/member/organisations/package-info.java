/**
 * Organisations and networks, and the telling of their changes.
 */
@NullMarked
package org.portevoix.member.organisations;

import org.jspecify.annotations.NullMarked;
