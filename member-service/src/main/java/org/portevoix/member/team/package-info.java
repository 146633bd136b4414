/**
 * Who works for which organisation as what, and one's own account: what administrators
 * and each person can change of it.
 */
@NullMarked
package org.portevoix.member.team;

import org.jspecify.annotations.NullMarked;
