@NullMarked
package org.portevoix.notification.console;

import org.jspecify.annotations.NullMarked;
