/**
 * What this service lets anybody do.
 */
@NullMarked
package org.portevoix.member.security;

import org.jspecify.annotations.NullMarked;
