/** Tests of the processes behind the services. */
@NullMarked
package org.portevoix.backing;

import org.jspecify.annotations.NullMarked;
