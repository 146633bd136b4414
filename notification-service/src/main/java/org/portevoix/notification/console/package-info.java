/** What staff see of subscriptions and deliveries, in a browser. */
@NullMarked
package org.portevoix.notification.console;

import org.jspecify.annotations.NullMarked;
