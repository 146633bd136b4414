/**
 * The accounts of staff: who they are, what they are in which organisation, how they
 * prove it, and how they get in for the first time or again.
 */
@NullMarked
package org.portevoix.member.staff;

import org.jspecify.annotations.NullMarked;
