/**
 * How this service meets its MongoDB: it may be away, and comes back.
 */
@NullMarked
package org.portevoix.service.store;

import org.jspecify.annotations.NullMarked;
