/** Saves everything that Portevoix keeps in one sealed file, and brings it back. */
@NullMarked
package org.portevoix.standalone.backup;

import org.jspecify.annotations.NullMarked;
