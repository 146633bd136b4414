/** One command to start everything on one machine. */
@NullMarked
package org.portevoix.standalone;

import org.jspecify.annotations.NullMarked;
