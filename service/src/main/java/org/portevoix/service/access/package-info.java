/**
 * Who may call what: callers by their tokens, roles, and the one table of permissions.
 */
@NullMarked
package org.portevoix.service.access;

import org.jspecify.annotations.NullMarked;
