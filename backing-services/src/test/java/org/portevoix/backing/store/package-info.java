/** Tests of the store. */
@NullMarked
package org.portevoix.backing.store;

import org.jspecify.annotations.NullMarked;
