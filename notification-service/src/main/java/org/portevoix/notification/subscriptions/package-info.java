/** Which events partners have delivered to where, and the secrets that sign them. */
@NullMarked
package org.portevoix.notification.subscriptions;

import org.jspecify.annotations.NullMarked;
