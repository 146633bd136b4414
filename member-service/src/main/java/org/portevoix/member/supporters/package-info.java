/**
 * The list of those who agree now to be reached by an organisation, for whoever joins
 * late or wants to reconcile.
 */
@NullMarked
package org.portevoix.member.supporters;

import org.jspecify.annotations.NullMarked;
