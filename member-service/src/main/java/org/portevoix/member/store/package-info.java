/**
 * How this service meets its MongoDB: it may be away, and comes back.
 */
@NullMarked
package org.portevoix.member.store;

import org.jspecify.annotations.NullMarked;
