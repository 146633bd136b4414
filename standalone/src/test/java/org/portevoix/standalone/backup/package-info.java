/** Tests of backup, restore and rebuild. */
@NullMarked
package org.portevoix.standalone.backup;

import org.jspecify.annotations.NullMarked;
