@NullMarked
package org.portevoix.notification.deliveries;

import org.jspecify.annotations.NullMarked;
