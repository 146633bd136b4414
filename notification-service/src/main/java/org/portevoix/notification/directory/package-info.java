/** What the log says about campaigns and organisations, kept in memory. */
@NullMarked
package org.portevoix.notification.directory;

import org.jspecify.annotations.NullMarked;
