@NullMarked
package org.portevoix.notification.directory;

import org.jspecify.annotations.NullMarked;
