/**
 * Who may call what, by the tokens that this service issues.
 */
@NullMarked
package org.portevoix.member.security;

import org.jspecify.annotations.NullMarked;
