/** Tests of the launcher, and of everything together. */
@NullMarked
package org.portevoix.standalone;

import org.jspecify.annotations.NullMarked;
